package dev.latchkey.sandbox.operation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a REST operation is found: method and path, the path's labels in braces.
 *
 * @param operation the operation's name, for messages
 */
public record Route(String operation, String method, String template, RestOperation handler) {

    /** The labels of this request line, decoded once; empty when it belongs to another route. A trailing slash is the same path. */
    public Optional<Map<String, String>> labels(String requestMethod, String rawPath) {
        List<String> wanted = parts(template);
        List<String> given = parts(rawPath);
        if (!method.equals(requestMethod) || wanted.size() != given.size()) {
            return Optional.empty();
        }
        Map<String, String> labels = new LinkedHashMap<>();
        for (int i = 0; i < wanted.size(); i++) {
            String part = wanted.get(i);
            if (part.startsWith("{")) {
                labels.put(part.substring(1, part.length() - 1), decoded(given.get(i)));
            } else if (!part.equals(given.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(labels);
    }

    private static List<String> parts(String path) {
        return List.of((path.endsWith("/") ? path.substring(0, path.length() - 1) : path).split("/", -1));
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), UTF_8);
    }
}
