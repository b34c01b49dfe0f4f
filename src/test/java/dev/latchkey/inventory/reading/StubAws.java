package dev.latchkey.inventory.reading;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/**
 * Answers the real SDK from prepared bytes: IAM pages by marker, Lambda paths as they are asked.
 *
 * <p>What is not prepared is answered as AWS answers for what does not exist.
 */
final class StubAws implements AutoCloseable {

    private final HttpServer server;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<String> calls = new CopyOnWriteArrayList<>();

    record Answer(int status, String errorType, String body) {}

    StubAws() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** What was asked, in order: {@code GET /2015-03-31/functions} or {@code iam User,Role marker}. */
    List<String> calls() {
        return calls;
    }

    /** A page of GetAccountAuthorizationDetails; the first has no marker. */
    StubAws iam(String filter, String marker, String content, String next) {
        String paging = next.isEmpty()
                ? "<IsTruncated>false</IsTruncated>"
                : "<IsTruncated>true</IsTruncated><Marker>" + next + "</Marker>";
        String body = """
            <GetAccountAuthorizationDetailsResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><GetAccountAuthorizationDetailsResult>%s%s</GetAccountAuthorizationDetailsResult><ResponseMetadata><RequestId>r-1</RequestId></ResponseMetadata></GetAccountAuthorizationDetailsResponse>\
            """.formatted(content, paging);
        answers.put(("iam " + filter + " " + marker).strip(), new Answer(200, "", body));
        return this;
    }

    StubAws iamRefuses(String filter, String code, String message) {
        String body = """
            <ErrorResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><Error><Type>Sender</Type><Code>%s</Code><Message>%s</Message></Error><RequestId>r-2</RequestId></ErrorResponse>\
            """.formatted(code, message);
        answers.put("iam " + filter, new Answer(403, "", body));
        return this;
    }

    StubAws lambda(String pathAndQuery, String json) {
        answers.put("GET " + pathAndQuery, new Answer(200, "", json));
        return this;
    }

    StubAws lambdaRefuses(String pathAndQuery, int status, String type, String message) {
        answers.put("GET " + pathAndQuery, new Answer(status, type, "{\"Message\":\"" + message + "\"}"));
        return this;
    }

    static String encoded(String json) {
        return URLEncoder.encode(json, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private void answer(HttpExchange exchange) throws IOException {
        String call = call(exchange);
        calls.add(call);
        Answer answer = answers.getOrDefault(call, unprepared(call));
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        if (!answer.errorType().isEmpty()) {
            exchange.getResponseHeaders().set("x-amzn-ErrorType", answer.errorType());
        }
        exchange.getResponseHeaders().set("Content-Type", call.startsWith("GET") ? "application/json" : "text/xml");
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static String call(HttpExchange exchange) throws IOException {
        if (exchange.getRequestMethod().equals("GET")) {
            return "GET " + exchange.getRequestURI();
        }
        String form = URLDecoder.decode(
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        StringBuilder filter = new StringBuilder();
        String marker = "";
        for (String field : form.split("&")) {
            String[] pair = field.split("=", 2);
            if (pair[0].startsWith("Filter.member.")) {
                filter.append(filter.isEmpty() ? "" : ",").append(pair[1]);
            } else if (pair[0].equals("Marker")) {
                marker = pair[1];
            }
        }
        return form.contains("GetAccountAuthorizationDetails") ? ("iam " + filter + " " + marker).strip() : "sts";
    }

    private static Answer unprepared(String call) {
        if (call.equals("sts")) {
            return new Answer(200, "", """
                <GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult><Arn>arn:aws:iam::111122223333:user/reader</Arn><UserId>AIDA</UserId><Account>111122223333</Account></GetCallerIdentityResult></GetCallerIdentityResponse>\
                """);
        }
        if (call.equals("GET /2015-03-31/functions")) {
            return new Answer(200, "", "{\"Functions\":[]}");
        }
        return call.startsWith("iam")
                ? new Answer(200, "", """
                    <GetAccountAuthorizationDetailsResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><GetAccountAuthorizationDetailsResult><IsTruncated>false</IsTruncated></GetAccountAuthorizationDetailsResult></GetAccountAuthorizationDetailsResponse>\
                    """)
                : new Answer(
                        404,
                        "ResourceNotFoundException",
                        "{\"Message\":\"The resource you requested does not exist.\"}");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
