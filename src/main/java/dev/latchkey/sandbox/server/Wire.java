package dev.latchkey.sandbox.server;

import dev.latchkey.sandbox.handler.Handler;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Status, headers and body on their way out. */
record Wire(int status, List<Map.Entry<String, String>> headers, Handler.Body body) {

    static Wire of(int status, String contentType, String requestId, String body) {
        return of(
                status,
                List.of(Map.entry("Content-Type", contentType), Map.entry("x-amzn-RequestId", requestId)),
                body.getBytes(StandardCharsets.UTF_8));
    }

    static Wire of(int status, List<Map.Entry<String, String>> headers, byte[] body) {
        List<Map.Entry<String, String>> all = new ArrayList<>(headers);
        all.add(Map.entry("Content-Length", Integer.toString(body.length)));
        return new Wire(status, all, out -> out.write(body));
    }

    static Wire plain(int status, String sentence) {
        return of(
                status,
                List.of(Map.entry("Content-Type", "text/plain; charset=utf-8")),
                (sentence + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
