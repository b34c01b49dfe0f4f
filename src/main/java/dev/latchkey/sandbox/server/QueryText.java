package dev.latchkey.sandbox.server;

import dev.latchkey.sandbox.signature.UriCoding;
import java.util.HashMap;
import java.util.Map;

/** The query of a REST call. */
final class QueryText {

    private QueryText() {}

    /** Decoded; of a repeated name the first value. */
    static Map<String, String> parameters(String rawQuery) {
        Map<String, String> parameters = new HashMap<>();
        for (String pair : rawQuery.split("&")) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            if (!name.isEmpty()) {
                parameters.putIfAbsent(decoded(name), equals < 0 ? "" : decoded(pair.substring(equals + 1)));
            }
        }
        return parameters;
    }

    private static String decoded(String text) {
        return UriCoding.decode(text.replace('+', ' '));
    }
}
