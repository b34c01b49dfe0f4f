package dev.latchkey.access.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.latchkey.sandbox.RawHttp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** An AWS that answers everything but the simulator, which it throttles as IAM does (HTTP 400, code Throttling). */
final class SlowingAws implements AutoCloseable {

    private static final String THROTTLED =
            "<ErrorResponse xmlns=\"https://iam.amazonaws.com/doc/2010-05-08/\"><Error><Type>Sender</Type>"
                    + "<Code>Throttling</Code><Message>Rate exceeded</Message></Error>"
                    + "<RequestId>r-1</RequestId></ErrorResponse>";

    private final HttpServer server;
    private final int behind;

    SlowingAws(int behind) {
        this.behind = behind;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (new String(body, UTF_8).contains("Action=SimulatePrincipalPolicy")) {
            write(exchange, 400, "text/xml", THROTTLED.getBytes(UTF_8));
            return;
        }
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!List.of("content-length", "connection", "expect", "transfer-encoding")
                    .contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> headers.add(Map.entry(name, value)));
            }
        });
        RawHttp.Answer answer = RawHttp.send(
                behind, exchange.getRequestMethod(), exchange.getRequestURI().toString(), headers, body);
        write(exchange, answer.status(), answer.header("Content-Type").orElse("text/plain"), answer.body());
    }

    private static void write(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
