package dev.latchkey.invocation;

import java.util.List;

/**
 * What an operator wants to send. The destination is the id of a function URL, never an address.
 *
 * @param functionId {@code name} or {@code name:alias}
 * @param target path and query as typed
 * @param headers as typed, those without a name left out
 * @param identityId of a session or access key, or {@link #UNSIGNED}
 */
public record RequestDraft(
        String functionId, String method, String target, List<HeaderLine> headers, String body, String identityId) {

    /** Sends without a signature. */
    public static final String UNSIGNED = "unsigned";

    public RequestDraft {
        headers = List.copyOf(headers);
    }

    /** One header, in a request or a response. */
    public record HeaderLine(String name, String value) {}
}
