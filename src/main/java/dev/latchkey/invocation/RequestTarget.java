package dev.latchkey.invocation;

import dev.latchkey.console.Problem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;

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
    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~";
    private static final String IN_PATH = UNRESERVED + "!$&'()*+,;=:@/";
    private static final String HEX = "0123456789ABCDEF";

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
        String path = normalize(encode(mark < 0 ? text : text.substring(0, mark), IN_PATH));
        List<Map.Entry<String, String>> query = mark < 0 ? List.of() : query(text.substring(mark + 1));
        RequestTarget target = new RequestTarget(path, query);
        if (path.length() > LONGEST_PATH || target.rawQuery().length() > LONGEST_QUERY) {
            return refused(
                    "It is longer than " + LONGEST_PATH + " characters of path or " + LONGEST_QUERY + " of query.",
                    "Send what is long in the body.");
        }
        if (query.stream()
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
        List<String> pairs = new ArrayList<>();
        query.forEach(pair -> pairs.add(encode(escapePercent(pair.getKey()), UNRESERVED) + "="
                + encode(escapePercent(pair.getValue()), UNRESERVED)));
        return String.join("&", pairs);
    }

    /** Path and query as sent. */
    String text() {
        return query.isEmpty() ? path : path + "?" + rawQuery();
    }

    /** Decoded values: a percent sign in one is a percent sign. */
    private static String escapePercent(String decoded) {
        return decoded.replace("%", "%25");
    }

    private static List<Map.Entry<String, String>> query(String text) {
        List<Map.Entry<String, String>> pairs = new ArrayList<>();
        for (String pair : text.split("&")) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                pairs.add(Map.entry(decode(name), decode(value)));
            }
        }
        return List.copyOf(pairs);
    }

    /** A plus sign in a query is a blank, as browsers and functions read it. */
    private static String decode(String text) {
        byte[] raw = encode(text.replace("+", "%20"), UNRESERVED).getBytes(StandardCharsets.US_ASCII);
        byte[] bytes = new byte[raw.length];
        int length = 0;
        for (int i = 0; i < raw.length; i++) {
            if (raw[i] == '%') {
                bytes[length++] = (byte) (Character.digit(raw[i + 1], 16) << 4 | Character.digit(raw[i + 2], 16));
                i += 2;
            } else {
                bytes[length++] = raw[i];
            }
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    /** Encodes what must be encoded; escapes already there stay, a lone percent sign becomes one. */
    private static String encode(String text, String allowed) {
        StringBuilder encoded = new StringBuilder();
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            if (point == '%' && isEscape(text, i)) {
                encoded.append(text.substring(i, i + 3).toUpperCase(Locale.ROOT));
                i += 3;
                continue;
            }
            if (point < 0x80 && allowed.indexOf(point) >= 0) {
                encoded.append((char) point);
            } else {
                for (byte b : Character.toString(point).getBytes(StandardCharsets.UTF_8)) {
                    encoded.append('%').append(HEX.charAt(b >> 4 & 0xF)).append(HEX.charAt(b & 0xF));
                }
            }
            i += Character.charCount(point);
        }
        return encoded.toString();
    }

    private static boolean isEscape(String text, int at) {
        return at + 2 < text.length()
                && Character.digit(text.charAt(at + 1), 16) >= 0
                && Character.digit(text.charAt(at + 2), 16) >= 0;
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
