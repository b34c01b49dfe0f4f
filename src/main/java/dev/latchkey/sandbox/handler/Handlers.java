package dev.latchkey.sandbox.handler;

import dev.latchkey.sandbox.handler.Handler.Failed;
import dev.latchkey.sandbox.handler.Handler.Outcome;
import dev.latchkey.sandbox.handler.Handler.Returned;
import dev.latchkey.sandbox.handler.Handler.Streamed;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The built-in handlers. The first part of a function's Handler chooses: {@code echo.handler} runs {@code echo};
 * a handler the sandbox does not have runs {@code hello}, since code cannot be uploaded.
 */
public final class Handlers {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LARGEST = 200 * 1024 * 1024;
    private static final int MEGABYTE = 1024 * 1024;

    private static final Map<String, Handler> BY_NAME = Map.of(
            "hello", (event, timeout) -> hello(),
            "echo", (event, timeout) -> new Returned(event),
            "slow", Handlers::slow,
            "failing", (event, timeout) -> new Failed("Error", "The function failed, as it always does."),
            "forbidding", (event, timeout) -> forbidding(),
            "stream", (event, timeout) -> stream(),
            "large", (event, timeout) -> large(event));

    private Handlers() {}

    /** The names that can be chosen. */
    public static Set<String> names() {
        return BY_NAME.keySet();
    }

    /** The handler of a function's Handler setting. */
    public static Handler of(@Nullable String handler) {
        String name = handler == null ? "hello" : handler.split("\\.", 2)[0];
        return BY_NAME.getOrDefault(name, (event, timeout) -> hello());
    }

    private static Outcome hello() {
        return proxy(200, "text/plain; charset=utf-8", "Hello from Lambda!");
    }

    /** Its own 403: the caller was let in, the code refused. */
    private static Outcome forbidding() {
        return proxy(403, "application/json", "{\"message\":\"The function itself says no.\"}");
    }

    /** Takes {@code ms} of the query, three seconds without. */
    private static Outcome slow(byte[] event, int timeoutSeconds) throws InterruptedException {
        long wanted = parameter(event, "ms", 3000);
        long allowed = timeoutSeconds * 1000L;
        Thread.sleep(Duration.ofMillis(Math.min(wanted, allowed)));
        return wanted > allowed
                ? new Failed("Sandbox.Timedout", "Task timed out after " + timeoutSeconds + ".00 seconds")
                : proxy(200, "text/plain; charset=utf-8", "Done after " + wanted + " ms");
    }

    private static Outcome stream() {
        return new Streamed(200, "text/plain; charset=utf-8", out -> {
            for (int part = 1; part <= 5; part++) {
                out.write(("part " + part + "\n").getBytes(StandardCharsets.UTF_8));
                out.flush();
                Thread.sleep(Duration.ofMillis(200));
            }
        });
    }

    /** Gives {@code bytes} of the query, one megabyte without. */
    private static Outcome large(byte[] event) {
        long bytes = Math.min(parameter(event, "bytes", MEGABYTE), LARGEST);
        return new Streamed(200, "application/octet-stream", out -> {
            byte[] piece = new byte[64 * 1024];
            Arrays.fill(piece, (byte) 'x');
            for (long left = bytes; left > 0; left -= piece.length) {
                out.write(piece, 0, (int) Math.min(left, piece.length));
            }
        });
    }

    private static Outcome proxy(int status, String contentType, String body) {
        return new Returned(JSON.writeValueAsBytes(JSON.createObjectNode()
                .put("statusCode", status)
                .put("body", body)
                .set("headers", JSON.createObjectNode().put("content-type", contentType))));
    }

    private static long parameter(byte[] event, String name, long otherwise) {
        try {
            JsonNode value = JSON.readTree(event).path("queryStringParameters").path(name);
            return value.asString("").matches("[0-9]{1,9}") ? Long.parseLong(value.asString()) : otherwise;
        } catch (JacksonException e) {
            return otherwise;
        }
    }
}
