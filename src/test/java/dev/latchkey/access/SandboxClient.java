package dev.latchkey.access;

import dev.latchkey.aws.AwsClients;
import dev.latchkey.aws.Connection;
import dev.latchkey.aws.Connections;
import dev.latchkey.inventory.FunctionUrl;
import dev.latchkey.inventory.Inventory;
import dev.latchkey.inventory.Snapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.sts.StsClient;

/** The sandbox with the modules that read it, and callers who really sign. */
public final class SandboxClient implements AutoCloseable {

    private final ConfigurableApplicationContext context;
    private final String connection;

    @Configuration
    @ComponentScan({"dev.latchkey.aws", "dev.latchkey.inventory"})
    static class Modules {}

    private SandboxClient(String connection, List<String> properties) {
        this.connection = connection;
        List<String> all = new ArrayList<>(properties);
        all.add("spring.config.location=optional:classpath:/none/");
        context = new SpringApplicationBuilder(Modules.class, AccessChecks.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .properties(all.toArray(String[]::new))
                .run();
    }

    public static SandboxClient start(Path data, String authorization) {
        return new SandboxClient(
                "sandbox",
                List.of(
                        "latchkey.sandbox.port=0",
                        "latchkey.sandbox.authorization=" + authorization,
                        "latchkey.data-dir=" + data));
    }

    /** The same account seen through somebody else's key. */
    SandboxClient through(AwsCredentialsIdentity key) {
        return new SandboxClient(
                "other",
                List.of(
                        "latchkey.sandbox.enabled=false",
                        "latchkey.connections.other.endpoint="
                                + get().endpoint().orElseThrow(),
                        "latchkey.connections.other.credentials.type=static",
                        "latchkey.connections.other.credentials.access-key-id=" + key.accessKeyId(),
                        "latchkey.connections.other.credentials.secret-access-key=" + key.secretAccessKey()));
    }

    public AccessChecks checks() {
        return context.getBean(AccessChecks.class);
    }

    public IamClient iam() {
        return context.getBean(AwsClients.class).iam(get());
    }

    public LambdaClient lambda() {
        return context.getBean(AwsClients.class).lambda(get());
    }

    public StsClient sts() {
        return context.getBean(AwsClients.class).sts(get());
    }

    public StsClient sts(AwsCredentialsIdentity caller) {
        return context.getBean(AwsClients.class)
                .sts(
                        get(),
                        () -> software.amazon.awssdk.auth.credentials.AwsBasicCredentials.create(
                                caller.accessKeyId(), caller.secretAccessKey()));
    }

    public Snapshot read() {
        return context.getBean(Inventory.class).refresh(get());
    }

    public AwsCredentialsIdentity newKey(String user) {
        var key = iam().createAccessKey(request -> request.userName(user)).accessKey();
        return AwsCredentialsIdentity.create(key.accessKeyId(), key.secretAccessKey());
    }

    /** The status of one signed GET; the slow function is asked to hurry. */
    public int call(FunctionUrl url, AwsCredentialsIdentity caller) {
        URI target = url.url();
        SdkHttpRequest request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.GET)
                .uri(target.resolve("?ms=1"))
                .putHeader("Host", target.getAuthority())
                .build();
        SdkHttpRequest signed = AwsV4HttpSigner.create()
                .sign(sign -> sign.identity(caller)
                        .request(request)
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "lambda")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, "us-east-1"))
                .request();
        StringBuilder text = new StringBuilder("GET /?ms=1 HTTP/1.1\r\nConnection: close\r\n");
        signed.forEachHeader((name, values) -> values.forEach(
                value -> text.append(name).append(": ").append(value).append("\r\n")));
        try (Socket socket = new Socket("127.0.0.1", target.getPort())) {
            socket.getOutputStream().write(text.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return Integer.parseInt(answer.split(" ", 3)[1]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return get().endpoint().orElseThrow().getPort();
    }

    /** Puts another account in the place of the sandbox's own. */
    void replace(String account) throws IOException {
        URI control = get().endpoint().orElseThrow().resolve("/_sandbox/account");
        HttpRequest put = HttpRequest.newBuilder(control)
                .header("X-Latchkey-Sandbox", "control")
                .PUT(HttpRequest.BodyPublishers.ofString(account))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(put, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException(answer.body());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private Connection get() {
        return context.getBean(Connections.class).get(connection);
    }

    @Override
    public void close() {
        context.close();
    }
}
