package dev.latchkey.invocation.probe;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the card's form sends besides the question.
 *
 * @param once the key of the form; used once, so a second click sends nothing
 * @param as id of the signing identity, or empty where nobody signs
 */
record ProbeForm(
        @Nullable String once,
        @Nullable String method,
        @Nullable String path,
        @Nullable String as) {

    /** OPTIONS is missing: Lambda answers a preflight itself, whoever asks ("Lambda function URLs", CORS). */
    static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");

    static ProbeForm fresh(String method, String path, String as) {
        return new ProbeForm(UUID.randomUUID().toString(), method, path, as);
    }

    /** Whether the text is a key one of our forms can have. */
    static boolean isKey(@Nullable String text) {
        return text(text).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    }

    static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }
}
