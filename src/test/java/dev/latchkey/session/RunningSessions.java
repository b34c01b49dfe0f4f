package dev.latchkey.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.ConsoleClient;
import dev.latchkey.ConsoleClient.Page;
import dev.latchkey.MovableClock;
import dev.latchkey.activity.ActivityEntry;
import dev.latchkey.activity.ActivityLog;
import dev.latchkey.activity.ActivityQuery;
import dev.latchkey.aws.AwsClients;
import dev.latchkey.aws.Connections;
import dev.latchkey.console.Operator;
import dev.latchkey.session.credentials.CredentialVault;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.sts.StsClient;

/** The whole console with a sandbox of its own and a clock that tests move; SDK clients stand for people beside it. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import(RunningSessions.MovedByTests.class)
public abstract class RunningSessions {

    private static final String PASSWORD = "session-tests-1";
    private static final Pattern SECRET = Pattern.compile("<dt>Secret access key</dt><dd class=\"mono\">([^<]+)</dd>");
    private static final Pattern KEY_ID = Pattern.compile("AKIA[A-Z0-9]{16}");

    protected static final Operator ADMIN = new Operator("admin", "Admin");

    @LocalServerPort
    private int port;

    @Autowired
    private Connections connections;

    @Autowired
    private AwsClients clients;

    @Autowired
    private ActivityLog log;

    @Autowired
    protected JdbcClient jdbc;

    @Autowired
    protected MovableClock clock;

    @Autowired
    protected StsSessions sessions;

    @Autowired
    protected SigningIdentities identities;

    @Autowired
    protected CredentialVault vault;

    protected ConsoleClient console;
    protected String user;

    /** Stands at the real time until a test moves it: AWS's times are real. */
    @TestConfiguration
    static class MovedByTests {

        @Bean
        @Primary
        MovableClock movable() {
            return new MovableClock(Clock.systemUTC().instant().toString());
        }
    }

    @DynamicPropertySource
    static void ownSandbox(DynamicPropertyRegistry properties) throws IOException {
        Files.createDirectories(Path.of("target"));
        Path directory = Files.createTempDirectory(Path.of("target"), "session-tests");
        properties.add("latchkey.data-dir", () -> directory.toAbsolutePath().toString());
        properties.add("latchkey.sandbox.port", () -> "0");
        properties.add("latchkey.admin.password", () -> PASSWORD);
    }

    @BeforeEach
    void startWithAFreshUser() {
        clock.advance(Duration.between(clock.instant(), Clock.systemUTC().instant()));
        console = new ConsoleClient(port).signIn(PASSWORD);
        user = "user-" + UUID.randomUUID().toString().substring(0, 8);
        iam().createUser(create -> create.userName(user));
    }

    protected IamClient iam() {
        return clients.iam(connections.get("sandbox"));
    }

    protected StsClient sts(AwsCredentials credentials) {
        return clients.sts(connections.get("sandbox"), StaticCredentialsProvider.create(credentials));
    }

    /** A key made on the page, with the secret as that page showed it. */
    protected AwsBasicCredentials createKey() {
        Page made = console.post(keysPath());
        assertThat(made.status()).isEqualTo(200);
        Matcher secret = SECRET.matcher(made.body());
        Matcher id = KEY_ID.matcher(made.body());
        assertThat(secret.find() && id.find()).isTrue();
        return AwsBasicCredentials.create(id.group(), secret.group(1));
    }

    protected String keysPath() {
        return "/c/sandbox/principals/users/" + user + "/keys";
    }

    /** The identity of the user's only key. */
    protected String keyIdentity() {
        return identities.list(ADMIN, "sandbox").stream()
                .filter(identity -> identity.kind() == SigningIdentity.Kind.ACCESS_KEY)
                .filter(identity -> identity.label().equals(user))
                .findFirst()
                .orElseThrow()
                .id();
    }

    protected Page mint(String seconds) {
        return console.post("/c/sandbox/sessions", "source", keyIdentity(), "seconds", seconds);
    }

    /** The session just minted for the user. */
    protected StsSession minted() {
        assertThat(mint("900").status()).isEqualTo(303);
        return latest();
    }

    protected StsSession latest() {
        return sessions.find(
                        "sandbox",
                        identities.signing(ADMIN, "sandbox").orElseThrow().id())
                .orElseThrow();
    }

    protected List<ActivityEntry> log() {
        return log.entries(ActivityQuery.of("sandbox", 50));
    }

    protected boolean secretIsStored(StsSession session) {
        return jdbc.sql("select count(*) from sts_session where id = :id and (secret is not null or token is not null)")
                        .param("id", session.id())
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** Ages what the sandbox issued, as its README says; the console is told nothing. */
    protected void ageSandboxSessions(String duration) throws IOException, InterruptedException {
        URI endpoint = connections.get("sandbox").endpoint().orElseThrow().resolve("/_sandbox/clock");
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .header("X-Latchkey-Sandbox", "control")
                .POST(HttpRequest.BodyPublishers.ofString("{\"advance\":\"" + duration + "\"}"))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            assertThat(http.send(request, HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(200);
        }
    }
}
