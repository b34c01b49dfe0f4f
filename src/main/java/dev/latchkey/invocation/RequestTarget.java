package dev.latchkey.invocation;

import dev.latchkey.console.Problem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Path and query in the one form that is signed and sent: percent-encoded once, dot segments and double slashes
 * removed, as the signature's own rule would see them anyway.
 *
 * @param path begins with a slash
 * @param query decoded names and values in the order typed
 */
record RequestTarget(String path, List<Map.Entry<String, String>> query) {

    private static final int LONGEST_PATH = 2048;
    private static final int LONGEST_QUERY = 4096;
    private static final String IN_PATH = PercentEncoding.UNRESERVED + "!$&'()*+,;=:@/";

    /** The target, or why the text is none. */
    sealed interface Parsed {}

    record Sound(RequestTarget target) implements Parsed {}

    record Refused(Problem problem) implements Parsed {}

    static Parsed parse(String typed) {
        String text = typed.isBlank() ? "/" : typed.strip();
        if (!text.startsWith("/")) {
            return refused(
                    "It begins with " + text.substring(0, 1) + ".", "Begin with /: the address is the function's own.");
        }
        if (text.chars().anyMatch(c -> c < 0x20 || c == 0x7F || c == '\\')) {
            return refused("It holds a control character or a backslash.", "Write those percent-encoded.");
        }
        int mark = text.indexOf('?');
        String path = normalize(PercentEncoding.normalized(mark < 0 ? text : text.substring(0, mark), IN_PATH));
        Optional<List<Map.Entry<String, String>>> query = query(mark < 0 ? "" : text.substring(mark + 1));
        if (query.isEmpty()) {
            return refused("Its query holds octets that are not UTF-8.", "Send those in the body.");
        }
        RequestTarget target = new RequestTarget(path, query.get());
        if (path.length() > LONGEST_PATH || target.rawQuery().length() > LONGEST_QUERY) {
            return refused(
                    "It is longer than " + LONGEST_PATH + " characters of path or " + LONGEST_QUERY + " of query.",
                    "Send what is long in the body.");
        }
        if (target.query().stream()
                .anyMatch(pair -> pair.getKey().toLowerCase(Locale.ROOT).startsWith("x-amz-"))) {
            return refused(
                    "It holds X-Amz- parameters, which are those of a presigned link.",
                    "Leave them out: Latchkey signs in the headers.");
        }
        return new Sound(target);
    }

    private static Refused refused(String why, String todo) {
        return new Refused(new Problem("This path was not sent.", why, todo));
    }

    /** As sent; empty when there is no query. */
    String rawQuery() {
        return query.stream()
                .map(pair -> PercentEncoding.encoded(pair.getKey()) + "=" + PercentEncoding.encoded(pair.getValue()))
                .collect(Collectors.joining("&"));
    }

    /** Path and query as sent. */
    String text() {
        return query.isEmpty() ? path : path + "?" + rawQuery();
    }

    /** Names and values; empty when they are no text. A plus sign is a blank, as browsers and functions read it. */
    private static Optional<List<Map.Entry<String, String>>> query(String text) {
        List<Map.Entry<String, String>> pairs = new ArrayList<>();
        for (String pair : text.replace("+", "%20").split("&")) {
            int equals = pair.indexOf('=');
            Optional<String> name = PercentEncoding.decoded(equals < 0 ? pair : pair.substring(0, equals));
            Optional<String> value = PercentEncoding.decoded(equals < 0 ? "" : pair.substring(equals + 1));
            if (name.isEmpty() || value.isEmpty()) {
                return Optional.empty();
            }
            if (!pair.isEmpty()) {
                pairs.add(Map.entry(name.get(), value.get()));
            }
        }
        return Optional.of(List.copyOf(pairs));
    }

    private static String normalize(String path) {
        Deque<String> kept = new ArrayDeque<>();
        for (String segment : path.split("/")) {
            if (segment.equals("..")) {
                kept.pollLast();
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                kept.addLast(segment);
            }
        }
        String joined = "/" + String.join("/", kept);
        boolean directory = path.endsWith("/") || path.endsWith("/.") || path.endsWith("/..");
        return directory && joined.length() > 1 ? joined + "/" : joined;
    }
}
