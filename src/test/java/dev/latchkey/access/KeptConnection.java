package dev.latchkey.access;

import dev.latchkey.inventory.FunctionUrl;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** Signs with the AWS SDK's signer and sends over one connection for as long as the sandbox keeps it. */
final class KeptConnection implements AutoCloseable {

    private static final AwsV4HttpSigner SIGNER = AwsV4HttpSigner.create();

    private final int port;
    private @Nullable Socket socket;
    private InputStream in = InputStream.nullInputStream();

    KeptConnection(int port) {
        this.port = port;
    }

    /** The status of one signed GET. */
    int status(FunctionUrl url, AwsCredentialsIdentity caller) throws IOException {
        URI target = url.url();
        SdkHttpRequest request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.GET)
                .uri(target)
                .putHeader("Host", target.getAuthority())
                .putHeader("User-Agent", TwinCaller.USER_AGENT)
                .build();
        SdkHttpRequest signed = SIGNER.sign(sign -> sign.identity(caller)
                        .request(request)
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "lambda")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, "us-east-1"))
                .request();
        StringBuilder text = new StringBuilder("GET / HTTP/1.1\r\n");
        signed.forEachHeader((name, values) -> values.forEach(
                value -> text.append(name).append(": ").append(value).append("\r\n")));
        return send(text.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
    }

    private int send(byte[] request) throws IOException {
        Socket open = socket;
        if (open == null) {
            open = new Socket("127.0.0.1", port);
            open.setTcpNoDelay(true);
            socket = open;
            in = new BufferedInputStream(open.getInputStream());
        }
        open.getOutputStream().write(request);
        int status = Integer.parseInt(line().split(" ")[1]);
        int length = -1;
        boolean kept = true;
        for (String header = line(); !header.isEmpty(); header = line()) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(
                        lower.substring("content-length:".length()).strip());
            }
            kept &= !lower.equals("connection: close");
        }
        body(length);
        if (!kept) {
            close();
        }
        return status;
    }

    /** Of that length, or in chunks. */
    private void body(int length) throws IOException {
        if (length >= 0) {
            in.readNBytes(length);
            return;
        }
        for (int chunk = Integer.parseInt(line(), 16); chunk > 0; chunk = Integer.parseInt(line(), 16)) {
            in.readNBytes(chunk + 2);
        }
        line();
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("The sandbox hung up in the middle of an answer");
            }
            line.append((char) next);
        }
        return line.toString().stripTrailing();
    }

    @Override
    public void close() throws IOException {
        Socket open = socket;
        socket = null;
        if (open != null) {
            open.close();
        }
    }
}
