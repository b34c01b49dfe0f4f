package dev.latchkey.invocation;

import dev.latchkey.invocation.RequestDraft.HeaderLine;
import dev.latchkey.session.credentials.SecretValue;
import java.nio.charset.StandardCharsets;

/**
 * Takes the session token out of an answer. Lambda passes the header {@code x-amz-security-token} on to the function,
 * and a function that echoes its event sends it back.
 */
final class TokenMask {

    private static final String MASK = "[session token]";

    private TokenMask() {}

    static Exchange over(Exchange exchange, SecretValue token) {
        return token.useText(text -> new Exchange(
                exchange.status(),
                exchange.reason(),
                exchange.headers().stream()
                        .map(header -> new HeaderLine(header.name(), masked(header.value(), text)))
                        .toList(),
                masked(exchange.body(), text),
                exchange.size(),
                exchange.cut(),
                exchange.timing()));
    }

    private static byte[] masked(byte[] body, String token) {
        // One character a byte, so that what is no text comes back unchanged.
        String bytes = new String(body, StandardCharsets.ISO_8859_1);
        String masked = masked(bytes, token);
        return masked.equals(bytes) ? body : masked.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** As it is, and as JSON writers with careful slashes spell it. */
    private static String masked(String text, String token) {
        return text.replace(token, MASK).replace(token.replace("/", "\\/"), MASK);
    }
}
