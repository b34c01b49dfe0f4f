package dev.latchkey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.ConsoleClient.Page;
import dev.latchkey.sandbox.server.SandboxOptions;
import dev.latchkey.sandbox.server.SandboxServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The console without its sandbox, connected by properties to an endpoint somewhere else. */
class OtherEndpointTests {

    private static final String C = "/c/elsewhere";

    @TempDir
    private static Path directory;

    private static SandboxServer elsewhere;
    private static ConfigurableApplicationContext application;
    private static ConsoleClient console;

    @BeforeAll
    static void start() throws Exception {
        Path theirs = Files.createDirectories(directory.resolve("theirs"));
        elsewhere = new SandboxServer(
                new SandboxOptions(0, theirs, Optional.empty(), Optional.empty(), Optional.empty(), true),
                Clock.systemUTC());
        String connection = "--latchkey.connections.elsewhere.";
        application = SpringApplication.run(
                LatchkeyApplication.class,
                "--server.port=0",
                "--latchkey.data-dir=" + directory.resolve("ours"),
                "--latchkey.sandbox.enabled=false",
                "--latchkey.admin.password=" + RunningLatchkey.PASSWORD,
                connection + "name=Elsewhere",
                connection + "endpoint=http://127.0.0.1:" + elsewhere.port(),
                connection + "credentials.type=static",
                connection + "credentials.access-key-id=" + elsewhere.accessKeyId(),
                connection + "credentials.secret-access-key=" + elsewhere.secretAccessKey());
        int port = ((ServletWebServerApplicationContext) application)
                .getWebServer()
                .getPort();
        console = new ConsoleClient(port).signIn(RunningLatchkey.PASSWORD);
    }

    @AfterAll
    static void stop() {
        application.close();
        elsewhere.close();
    }

    @Test
    void leavesNoTraceOfTheSandbox() {
        assertThat(application.getEnvironment().containsProperty("latchkey.connections.sandbox.endpoint"))
                .isFalse();
        assertThat(Files.exists(directory.resolve("ours/sandbox.json"))).isFalse();
        assertThat(console.get("/c/sandbox/").status()).isEqualTo(404);
        assertThat(console.open("/").text())
                .contains("Elsewhere")
                .doesNotContain("Nothing here reaches a real account");
    }

    @Test
    void showsWhatIsThere() {
        assertThat(console.get(C + "/functions").text()).contains("hello-url").contains("partner-callback");
        assertThat(console.get(C + "/principals").text()).contains("alice").contains("bob");
        assertThat(console.get(C + "/principals").text()).contains("123456789012");
    }

    @Test
    void changesAndInvokesThere() {
        Page user = console.get(C + "/principals/users/new");
        assertThat(console.send(user.form("/users/new"), "name", "far-away").status())
                .isEqualTo(200);
        Page keys = console.get(C + "/principals/users/far-away?tab=keys");
        assertThat(console.send(keys.form("/far-away/keys")).status()).isEqualTo(200);
        Page function = console.get(C + "/functions/hello-url");
        console.send(function.form("/hello-url/permissions"), "principal", "far-away");
        Page workbench = console.get(C + "/invoke?fn=hello-url");

        assertThat(console.send(workbench.form("/invoke")).text()).contains("Hello from Lambda!");
    }

    @Test
    void saysWhatIsWrongWhenNobodyAnswersThere() {
        try (ConfigurableApplicationContext lonely = SpringApplication.run(
                LatchkeyApplication.class,
                "--server.port=0",
                "--latchkey.data-dir=" + directory.resolve("lonely"),
                "--latchkey.sandbox.enabled=false",
                "--latchkey.admin.password=" + RunningLatchkey.PASSWORD,
                "--latchkey.connections.gone.endpoint=http://127.0.0.1:1",
                "--latchkey.connections.gone.credentials.type=static",
                "--latchkey.connections.gone.credentials.access-key-id=AKIAEXAMPLE",
                "--latchkey.connections.gone.credentials.secret-access-key=example")) {
            int port =
                    ((ServletWebServerApplicationContext) lonely).getWebServer().getPort();
            ConsoleClient client = new ConsoleClient(port).signIn(RunningLatchkey.PASSWORD);

            Page page = client.get("/c/gone/functions");
            assertThat(page.text()).contains("did not answer");
            assertThat(client.get("/activity").status()).isEqualTo(200);
        }
    }
}
