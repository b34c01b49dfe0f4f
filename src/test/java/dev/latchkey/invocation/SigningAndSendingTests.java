package dev.latchkey.invocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.latchkey.MovableClock;
import dev.latchkey.invocation.Courier.Unanswered;
import dev.latchkey.invocation.RequestDraft.HeaderLine;
import dev.latchkey.invocation.SigV4Signing.Outgoing;
import dev.latchkey.session.credentials.SecretValue;
import dev.latchkey.session.credentials.SigningCredentials;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Golden signatures were computed by a second implementation; see the SigV4 section of "Create a signed AWS API request". */
class SigningAndSendingTests {

    private static final Destination AWS =
            new Destination("https", "abc.lambda-url.us-east-1.on.aws", -1, false, "us-east-1");

    private final SigV4Signing signing = new SigV4Signing(new MovableClock("2026-11-23T01:00:00Z"));
    private final Courier courier = new Courier();
    private final List<String> seen = new ArrayList<>();
    private HttpServer server;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() throws Exception {
        server.stop(0);
        courier.destroy();
    }

    @ParameterizedTest
    @CsvSource({
        "AKIDEXAMPLE, '', GET, /, '', '', 8801c0f0b7de5fc60f7c9a31a653661468e432bc7f7312c3c94b6f344ad9d99e",
        "ASIAX, TOK+/=, GET, /, '', '', b359dfccfef4e338d1b5088999af78518d06ab2e15183e874d28eed8cf90e63f",
        "ASIAX, TOK+/=, POST, /orders?b=2&a=1, application/json, '{\"x\":1}',"
                + " 194b606e1e9625ce2bf873a439f1f98291571c757f930f10067753eaafc3950b",
        "ASIAX, TOK+/=, GET, /a%20b/caf%C3%A9?q=a%20b, '', '',"
                + " f1d71112f45767d79bf511d709c4fcb29c8db028cccd4ee813d15d9ca6ad271b"
    })
    void makesTheGoldenSignatures(
            String keyId, String token, String method, String target, String type, String body, String signature) {
        List<HeaderLine> given = type.isEmpty() ? List.of() : List.of(new HeaderLine("content-type", type));
        SigningCredentials credentials = new SigningCredentials(
                keyId, SecretValue.ofText("secret"), token.isEmpty() ? null : SecretValue.ofText(token));

        List<HeaderLine> sent = signing.sign(
                AWS, target(target), new Outgoing(method, given, body.getBytes(StandardCharsets.UTF_8)), credentials);

        assertThat(sent)
                .filteredOn(header -> header.name().equalsIgnoreCase("authorization"))
                .singleElement()
                .satisfies(header -> assertThat(header.value()).endsWith("Signature=" + signature));
    }

    @Test
    void signsEveryHeaderItForwards() {
        List<HeaderLine> given = List.of(new HeaderLine("x-note", "a  b"), new HeaderLine("accept", "*/*"));
        List<HeaderLine> sent = signing.sign(
                AWS,
                target("/"),
                new Outgoing("GET", given, new byte[0]),
                new SigningCredentials("AKIDEXAMPLE", SecretValue.ofText("secret"), null));

        assertThat(sent)
                .filteredOn(header -> header.name().equalsIgnoreCase("authorization"))
                .singleElement()
                .satisfies(header -> assertThat(header.value()).contains("SignedHeaders=accept;host;", ";x-note,"));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void neverFollowsARedirect(int status) throws Exception {
        Exchange exchange = send("GET", "/redirect/" + status, List.of(), "");

        assertThat(exchange.status()).isEqualTo(status);
        assertThat(seen).hasSize(1);
        assertThat(exchange.headers()).anyMatch(header -> header.name().equalsIgnoreCase("location"));
    }

    @Test
    void sendsPathQueryHeadersAndBodyAsTheyWereSigned() throws Exception {
        send(
                "POST",
                "/a%2Fb/%C3%A9?b=2&a=1%2B1",
                List.of(new HeaderLine("content-type", "text/plain"), new HeaderLine("x-note", "a b")),
                "körper");

        assertThat(seen)
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .startsWith("POST /a%2Fb/%C3%A9?b=2&a=1%2B1")
                        .contains("Content-type=[text/plain]", "X-note=[a b]", "Accept-encoding=[identity]", "|körper")
                        .doesNotContain("Cookie"));
    }

    @Test
    void keepsAMebibyteAndCountsTheRest() throws Exception {
        Exchange exchange = send("GET", "/large", List.of(), "");

        assertThat(exchange.body()).hasSize(Courier.KEPT);
        assertThat(exchange.size()).isEqualTo(5L * Courier.KEPT);
        assertThat(exchange.shortened()).isTrue();
        assertThat(exchange.cut()).isFalse();
    }

    @Test
    void keepsNoCookiesAndSaysWhenAConnectionWasWarm() throws Exception {
        assertThat(send("GET", "/", List.of(), "").timing().reused()).isFalse();
        assertThat(send("GET", "/", List.of(), "").timing().reused()).isTrue();
        assertThat(seen.getLast()).doesNotContain("Cookie");
    }

    @Test
    void keepsTheBeginningOfAReasonThatIsNotOne() throws Exception {
        try (ServerSocket raw = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> answerOnce(raw, "HTTP/1.1 200 a\u0001b" + "x".repeat(3000)));
            Exchange exchange = courier.send(here(raw.getLocalPort()), target("/"), "GET", List.of(), new byte[0], 0);

            assertThat(exchange.reason()).hasSize(100).startsWith("a bxxx");
        }
    }

    @Test
    void givesUpOnHeadersThatGoOnAndOn() throws Exception {
        for (String head : List.of("x-n: y\r\n".repeat(101), "x-long: " + "y".repeat(33 * 1024) + "\r\n")) {
            try (ServerSocket raw = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                Thread.ofVirtual().start(() -> answerOnce(raw, "HTTP/1.1 200 OK\r\n" + head.strip()));

                assertThatThrownBy(() ->
                                courier.send(here(raw.getLocalPort()), target("/"), "GET", List.of(), new byte[0], 0))
                        .isInstanceOfSatisfying(
                                Unanswered.class,
                                broken -> assertThat(broken.silence()).isEqualTo(Courier.Silence.BROKEN));
            }
        }
    }

    @Test
    void saysThatABodyIsEmptyWhereOneIsExpected() throws Exception {
        send("POST", "/", List.of(), "");
        send("GET", "/", List.of(), "");

        assertThat(seen.getFirst()).contains("Content-length=[0]");
        assertThat(seen.getLast()).doesNotContain("Content-length");
    }

    @Test
    void saysWhenNobodyListens() {
        server.stop(0);

        assertThatThrownBy(() -> send("GET", "/", List.of(), ""))
                .isInstanceOfSatisfying(
                        Unanswered.class,
                        nothing -> assertThat(nothing.silence()).isEqualTo(Courier.Silence.NOT_REACHED));
    }

    @Test
    void takesTheTokenOutOfAnEcho() {
        String token = "IQoJb3JpZ2luX2VjEXAMPLE/TOKEN+with=signs";
        String body = "{\"t\":\"" + token + "\",\"u\":\"" + token.replace("/", "\\/") + "\",\"é\":1}";
        Exchange echoed = new Exchange(
                200,
                "OK",
                List.of(new HeaderLine("x-echo", token)),
                body.getBytes(StandardCharsets.UTF_8),
                body.length(),
                false,
                new Exchange.Timing(1, 1, 1, 1, false));

        Exchange masked = TokenMask.over(echoed, SecretValue.ofText(token));

        assertThat(new String(masked.body(), StandardCharsets.UTF_8))
                .isEqualTo("{\"t\":\"[session token]\",\"u\":\"[session token]\",\"é\":1}");
        assertThat(masked.headers().getFirst().value()).isEqualTo("[session token]");
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"t\":\"IQoJb3JpZ2luX2VjEXAMPLE\\u002fTOKEN\\u002Bwith\\u003dsigns\"}', '{\"t\":\"[session token]\"}'",
        "token=IQoJb3JpZ2luX2VjEXAMPLE%2FTOKEN%2bwith%3Dsigns&a=1, token=[session token]&a=1",
        "IQoJb3JpZ2luX2VjEXAMPLE/TOKEN+with=sign, IQoJb3JpZ2luX2VjEXAMPLE/TOKEN+with=sign"
    })
    void takesTheTokenOutHoweverItIsSpelled(String body, String shown) {
        assertThat(masked(body, body.length())).isEqualTo(shown);
    }

    @Test
    void takesOutATokenThatIsCutWhereTheKeptPartEnds() {
        String begun = "x".repeat(50) + "IQoJb3JpZ2luX2VjEXAMPLE/TOK";

        assertThat(masked(begun, 5000)).isEqualTo("x".repeat(50) + "[session token]");
        assertThat(masked(begun, begun.length())).isEqualTo(begun);
        assertThat(masked("x".repeat(50) + "IQoJ", 5000)).endsWith("IQoJ");
    }

    private static String masked(String body, long size) {
        Exchange answer = new Exchange(
                200,
                "OK",
                List.of(),
                body.getBytes(StandardCharsets.UTF_8),
                size,
                false,
                new Exchange.Timing(1, 1, 1, 1, false));
        SecretValue token = SecretValue.ofText("IQoJb3JpZ2luX2VjEXAMPLE/TOKEN+with=signs");
        return new String(TokenMask.over(answer, token).body(), StandardCharsets.UTF_8);
    }

    @Test
    void letsNobodyTakeAllPlaces() {
        Bulkheads bulkheads = new Bulkheads();
        for (int i = 0; i < Bulkheads.PER_OPERATOR; i++) {
            assertThat(bulkheads.enter("mara", "f" + i)).isEmpty();
        }
        assertThat(bulkheads.enter("mara", "g")).isPresent();
        bulkheads.leave("mara", "f0");
        assertThat(bulkheads.enter("mara", "g")).isEmpty();
        for (int i = 0; i < Bulkheads.PER_FUNCTION; i++) {
            assertThat(bulkheads.enter("o" + i, "hung")).isEmpty();
        }
        assertThat(bulkheads.enter("somebody", "hung")).isPresent();
        assertThat(bulkheads.enter("somebody", "other")).isEmpty();
    }

    private Exchange send(String method, String target, List<HeaderLine> headers, String body) throws Unanswered {
        Destination here = here(server.getAddress().getPort());
        return courier.send(here, target(target), method, headers, body.getBytes(StandardCharsets.UTF_8), 0);
    }

    private static Destination here(int port) {
        return new Destination("http", "abcdefgh.lambda-url.us-east-1.localhost", port, true, "us-east-1");
    }

    private static void answerOnce(ServerSocket raw, String statusLine) {
        try (Socket socket = raw.accept()) {
            socket.getInputStream().read(new byte[8192]);
            socket.getOutputStream()
                    .write((statusLine + "\r\nContent-Length: 0\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RequestTarget target(String text) {
        return ((RequestTarget.Sound) RequestTarget.parse(text)).target();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        seen.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                + exchange.getRequestHeaders().entrySet() + "|" + body);
        String path = exchange.getRequestURI().getPath();
        exchange.getResponseHeaders().add("Set-Cookie", "a=b");
        if (path.startsWith("/redirect/")) {
            exchange.getResponseHeaders()
                    .add("Location", "http://127.0.0.1:" + server.getAddress().getPort() + "/elsewhere");
            exchange.sendResponseHeaders(Integer.parseInt(path.substring("/redirect/".length())), -1);
        } else {
            byte[] answer = path.equals("/large") ? new byte[5 * Courier.KEPT] : "ok".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        }
        exchange.close();
    }
}
