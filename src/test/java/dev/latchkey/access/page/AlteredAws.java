package dev.latchkey.access.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.latchkey.sandbox.RawHttp;
import dev.latchkey.sandbox.RawHttp.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/** An AWS whose simulator answers otherwise than the sandbox behind it. */
final class AlteredAws implements AutoCloseable {

    private static final List<String> ONE_HOP =
            List.of("content-length", "connection", "date", "expect", "keep-alive", "transfer-encoding");

    private static final Answer THROTTLED = new Answer(
            400,
            List.of(Map.entry("Content-Type", "text/xml")),
            ("<ErrorResponse xmlns=\"https://iam.amazonaws.com/doc/2010-05-08/\"><Error><Type>Sender</Type>"
                            + "<Code>Throttling</Code><Message>Rate exceeded</Message></Error>"
                            + "<RequestId>r-1</RequestId></ErrorResponse>")
                    .getBytes(UTF_8));

    private final HttpServer server;
    private final int behind;
    private final UnaryOperator<Answer> simulator;

    private AlteredAws(int behind, UnaryOperator<Answer> simulator) {
        this.behind = behind;
        this.simulator = simulator;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    /** Slows every simulation down as IAM does: HTTP 400, code Throttling. */
    static AlteredAws throttling(int behind) {
        return new AlteredAws(behind, answer -> THROTTLED);
    }

    /** Has an organization whose service control policies allow nothing. */
    static AlteredAws organized(int behind) {
        return new AlteredAws(
                behind,
                answer -> new Answer(
                        answer.status(),
                        answer.headers(),
                        answer.text()
                                .replace("<AllowedByOrganizations>true", "<AllowedByOrganizations>false")
                                .replaceAll("Decision>allowed<", "Decision>explicitDeny<")
                                .getBytes(UTF_8)));
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!ONE_HOP.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> headers.add(Map.entry(name, value)));
            }
        });
        Answer answer = RawHttp.send(
                behind, exchange.getRequestMethod(), exchange.getRequestURI().toString(), headers, body);
        boolean simulates = new String(body, UTF_8).contains("Action=SimulatePrincipalPolicy");
        write(exchange, simulates ? simulator.apply(answer) : answer);
    }

    private static void write(HttpExchange exchange, Answer answer) throws IOException {
        try (exchange) {
            answer.headers().stream()
                    .filter(header -> !ONE_HOP.contains(header.getKey().toLowerCase(Locale.ROOT)))
                    .forEach(header -> exchange.getResponseHeaders().add(header.getKey(), header.getValue()));
            exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
