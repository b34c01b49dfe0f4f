package dev.latchkey.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.ConsoleClient;
import dev.latchkey.ConsoleClient.Page;
import dev.latchkey.RunningLatchkey;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@RunningLatchkey
class ConsoleSecurityTests {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private SignInLink link;

    @Test
    void sendsAnybodyToTheSignInPageAndBackToWhereHeWanted() {
        ConsoleClient console = new ConsoleClient(port);
        assertThat(console.get("/c/sandbox/functions?q=hello").location()).endsWith("/login");
        console.get("/login");
        Page answer = console.post("/login", "username", "admin", "password", RunningLatchkey.PASSWORD);

        assertThat(answer.location()).contains("/c/sandbox/functions?q=hello");
    }

    @Test
    void saysTheSameForAWrongNameAndAWrongPassword() {
        ConsoleClient console = new ConsoleClient(port);
        console.get("/login");
        Page wrongName = console.submit("/login", "username", "nobody-here", "password", "x");
        console.get("/login");
        Page wrongPassword = console.submit("/login", "username", "admin", "password", "not-it-at-all");

        assertThat(wrongName.text()).contains("name or password is wrong");
        assertThat(wrongPassword.text()).isEqualTo(wrongName.text());
        console.signIn(RunningLatchkey.PASSWORD);
    }

    @Test
    void makesASixthTryWait() {
        ConsoleClient console = new ConsoleClient(port);
        Page answer = console.get("/login");
        for (int i = 0; i < 6; i++) {
            console.get("/login");
            answer = console.post("/login", "username", "somebody-else", "password", "guess" + i);
        }

        assertThat(answer.location()).contains("wait=");
    }

    @Test
    void letsTheLinkInOnceUnderANewSession() {
        String token = link.issue();
        ConsoleClient first = new ConsoleClient(port);
        assertThat(first.get("/login/link?token=" + token).location()).isEqualTo("/");
        assertThat(first.open("/").text()).contains("First key");

        ConsoleClient second = new ConsoleClient(port);
        assertThat(second.get("/login/link?token=" + token).location()).contains("used");
        assertThat(second.get("/").location()).endsWith("/login");
    }

    @Test
    void refusesAFormWithoutItsToken() throws Exception {
        ConsoleClient console = new ConsoleClient(port).signIn(RunningLatchkey.PASSWORD);
        long users = activity("CREATE_USER");
        HttpResponse<String> answer =
                HTTP.send(post("/c/sandbox/principals/users/new", "name=forged").build(), BodyHandlers.ofString());

        assertThat(answer.statusCode()).isIn(302, 403);
        assertThat(activity("CREATE_USER")).isEqualTo(users);
        assertThat(console.get("/c/sandbox/principals").body()).doesNotContain("forged");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site"})
    void refusesAChangeFromAnotherSite(String site) throws Exception {
        HttpResponse<String> answer = HTTP.send(
                post("/login", "username=admin&password=x")
                        .header("Sec-Fetch-Site", site)
                        .build(),
                BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void refusesAChangeFromAForeignOrigin() throws Exception {
        HttpResponse<String> answer = HTTP.send(
                post("/login", "username=admin&password=x")
                        .header("Origin", "https://evil.test")
                        .build(),
                BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.test",
                "localhost.evil.test",
                "127.0.0.1.evil.test",
                "169.254.169.254",
                "abc.lambda-url.us-east-1.localhost",
                "localhost@evil.test",
                "10.0.0.1"
            })
    void answersToNoOtherHostName(String host) throws IOException {
        assertThat(statusLine("GET /login HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"))
                .containsAnyOf(" 421", " 400");
    }

    @Test
    void ignoresForwardedHeaders() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(uri("/"))
                .header("X-Forwarded-Host", "evil.test")
                .header("Forwarded", "host=evil.test")
                .build();

        assertThat(HTTP.send(request, BodyHandlers.ofString())
                        .headers()
                        .firstValue("location")
                        .orElse(""))
                .isEqualTo("/login");
    }

    @Test
    void putsItsHeadersOnEveryPage() throws Exception {
        HttpResponse<String> page =
                HTTP.send(HttpRequest.newBuilder(uri("/login")).build(), BodyHandlers.ofString());

        assertThat(page.headers().firstValue("content-security-policy").orElse(""))
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(page.headers().firstValue("referrer-policy")).contains("same-origin");
        assertThat(page.headers().firstValue("cross-origin-opener-policy")).contains("same-origin");
        assertThat(page.headers().firstValue("cache-control").orElse("")).contains("no-store");
        assertThat(page.headers().firstValue("x-content-type-options")).contains("nosniff");
        assertThat(page.headers().firstValue("set-cookie").orElse("")).contains("HttpOnly", "SameSite=Lax");
    }

    @Test
    void keepsNoSessionForThoseWhoOnlyAsk() throws Exception {
        long before = sessions();
        for (int i = 0; i < 50; i++) {
            HTTP.send(HttpRequest.newBuilder(uri("/c/sandbox/invoke")).build(), BodyHandlers.discarding());
        }

        assertThat(sessions()).isEqualTo(before);
    }

    @Test
    void tellsItsHealthAndNothingElseWithoutSigningIn() throws Exception {
        HttpResponse<String> health =
                HTTP.send(HttpRequest.newBuilder(uri("/actuator/health")).build(), BodyHandlers.ofString());

        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(health.body()).contains("UP").doesNotContain("diskSpace").doesNotContain("H2");
        for (String endpoint : new String[] {"env", "beans", "heapdump", "configprops", "sessions", "loggers"}) {
            ConsoleClient console = new ConsoleClient(port).signIn(RunningLatchkey.PASSWORD);
            assertThat(console.get("/actuator/" + endpoint).status())
                    .as(endpoint)
                    .isEqualTo(404);
        }
    }

    @Test
    void writesWhoSignedInIntoTheLog() {
        long before = activity("SIGN_IN");
        new ConsoleClient(port).signIn(RunningLatchkey.PASSWORD);

        assertThat(activity("SIGN_IN")).isEqualTo(before + 2);
    }

    @Test
    void answersWhatIsNotThereInItsOwnWords() {
        ConsoleClient console = new ConsoleClient(port).signIn(RunningLatchkey.PASSWORD);

        Page missing = console.get("/c/sandbox/nothing-here");
        assertThat(missing.status()).isEqualTo(404);
        assertThat(missing.text()).contains("Nothing at this address.");
        Page unknown = console.get("/c/no-such-connection/functions");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.body()).doesNotContain("Exception");
    }

    private long activity(String kind) {
        return jdbc.sql("select count(*) from activity_record where kind = :kind")
                .param("kind", kind)
                .query(Long.class)
                .single();
    }

    private long sessions() {
        return jdbc.sql("select count(*) from spring_session").query(Long.class).single();
    }

    private HttpRequest.Builder post(String path, String form) {
        return HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form));
    }

    private String statusLine(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .findFirst()
                    .orElse("");
        }
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }
}
