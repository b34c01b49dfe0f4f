package dev.latchkey.sandbox.url;

import dev.latchkey.sandbox.handler.Handler.Failed;
import dev.latchkey.sandbox.handler.Handler.Outcome;
import dev.latchkey.sandbox.handler.Handler.Returned;
import dev.latchkey.sandbox.handler.Handler.Streamed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Turns what a function returns into HTTP (Lambda Developer Guide, "Invoking Lambda function URLs: response payload format"). */
final class ResponseMapping {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int BUFFERED_LIMIT = 6 * 1024 * 1024;
    private static final Set<String> NOT_THE_FUNCTIONS = Set.of(
            "connection",
            "transfer-encoding",
            "content-length",
            "date",
            "keep-alive",
            "upgrade",
            "x-amzn-requestid",
            "x-amzn-trace-id");

    private final String requestId;
    private final String traceId;
    private final boolean streaming;

    ResponseMapping(String requestId, String traceId, boolean streaming) {
        this.requestId = requestId;
        this.traceId = traceId;
        this.streaming = streaming;
    }

    UrlAnswer of(Outcome outcome) throws InterruptedException {
        return switch (outcome) {
            case Failed failed -> internalServerError();
            case Returned returned -> returned(returned.payload());
            case Streamed streamed -> streaming ? stream(streamed) : collected(streamed);
        };
    }

    private UrlAnswer returned(byte[] payload) {
        if (payload.length > BUFFERED_LIMIT) {
            return internalServerError();
        }
        try {
            JsonNode value = JSON.readTree(payload);
            if (value.isObject() && value.has("statusCode")) {
                return proxy(value);
            }
            if (value.isMissingNode()) {
                return internalServerError();
            }
            // A text goes out without its quotes although it is labelled JSON: so recorded, against the guide's table.
            byte[] body = value.isString() ? bytes(value.stringValue()) : JSON.writeValueAsBytes(value);
            return answer(200, List.of(Map.entry("Content-Type", "application/json")), body);
        } catch (JacksonException | IllegalArgumentException e) {
            return internalServerError();
        }
    }

    private UrlAnswer proxy(JsonNode value) {
        String status = value.path("statusCode").asString("");
        if (!status.matches("[1-5][0-9]{2}")) {
            return internalServerError();
        }
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        value.path("headers").properties().forEach(header -> {
            if (!NOT_THE_FUNCTIONS.contains(header.getKey().toLowerCase(Locale.ROOT))) {
                headers.add(Map.entry(header.getKey(), header.getValue().asString("")));
            }
        });
        value.path("cookies").forEach(cookie -> headers.add(Map.entry("set-cookie", cookie.asString(""))));
        if (headers.stream().noneMatch(header -> header.getKey().equalsIgnoreCase("content-type"))) {
            headers.add(Map.entry("Content-Type", "application/json"));
        }
        JsonNode body = value.path("body");
        String text =
                body.isString() ? body.stringValue() : body.isMissingNode() || body.isNull() ? "" : body.toString();
        boolean base64 = value.path("isBase64Encoded").asBoolean(false);
        return answer(
                Integer.parseInt(status), headers, base64 ? Base64.getDecoder().decode(text) : bytes(text));
    }

    private UrlAnswer stream(Streamed streamed) {
        List<Map.Entry<String, String>> headers = own();
        headers.addFirst(Map.entry("Content-Type", streamed.contentType()));
        return new UrlAnswer(streamed.status(), headers, streamed.body());
    }

    private UrlAnswer collected(Streamed streamed) throws InterruptedException {
        try {
            LimitedBuffer body = new LimitedBuffer();
            streamed.body().writeTo(body);
            return answer(
                    streamed.status(),
                    List.of(Map.entry("Content-Type", streamed.contentType())),
                    body.bytes.toByteArray());
        } catch (IOException e) {
            return internalServerError();
        }
    }

    private UrlAnswer answer(int status, List<Map.Entry<String, String>> headers, byte[] body) {
        if (body.length > BUFFERED_LIMIT) {
            return internalServerError();
        }
        List<Map.Entry<String, String>> all = new ArrayList<>(headers);
        all.addAll(own());
        return UrlAnswer.of(status, all, body);
    }

    /** A function that threw, timed out or answered nonsense: 502 and nothing said. */
    private UrlAnswer internalServerError() {
        List<Map.Entry<String, String>> headers = own();
        headers.addFirst(Map.entry("Content-Type", "text/plain"));
        return UrlAnswer.of(502, headers, bytes("Internal Server Error"));
    }

    private List<Map.Entry<String, String>> own() {
        return new ArrayList<>(
                List.of(Map.entry("x-amzn-RequestId", requestId), Map.entry("X-Amzn-Trace-Id", traceId)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Takes as much as a buffered answer may hold. */
    private static final class LimitedBuffer extends OutputStream {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] more, int from, int length) throws IOException {
            if (bytes.size() + length > BUFFERED_LIMIT) {
                throw new IOException("Response payload size exceeded maximum allowed payload size (6291556 bytes).");
            }
            bytes.write(more, from, length);
        }
    }
}
