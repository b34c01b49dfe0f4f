package dev.latchkey.sandbox.url;

import dev.latchkey.sandbox.handler.Handler;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a function URL answers.
 *
 * @param headers in order, a name may repeat
 */
public record UrlAnswer(int status, List<Map.Entry<String, String>> headers, Handler.Body body) {

    static UrlAnswer of(int status, List<Map.Entry<String, String>> headers, byte[] body) {
        List<Map.Entry<String, String>> all = new ArrayList<>(headers);
        all.add(Map.entry("Content-Length", Integer.toString(body.length)));
        return new UrlAnswer(status, all, out -> out.write(body));
    }

    /** An error of the front end: typed, JSON. */
    static UrlAnswer refusal(int status, String errorType, String json, String requestId) {
        return of(
                status,
                List.of(
                        Map.entry("Content-Type", "application/json"),
                        Map.entry("x-amzn-RequestId", requestId),
                        Map.entry("x-amzn-ErrorType", errorType)),
                json.getBytes(StandardCharsets.UTF_8));
    }
}
