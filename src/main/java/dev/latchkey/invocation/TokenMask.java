package dev.latchkey.invocation;

import dev.latchkey.invocation.RequestDraft.HeaderLine;
import dev.latchkey.session.credentials.SecretValue;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Takes the session token out of an answer. Lambda passes the header {@code x-amz-security-token} on to the function
 * ("Invoking Lambda function URLs", Lambda Developer Guide), and a function that echoes its event sends it back.
 */
final class TokenMask {

    private static final String MASK = "[session token]";
    /** A beginning this long, at the place where the kept part of a long answer ends, is still the token. */
    private static final int RECOGNISED = 16;

    private TokenMask() {}

    static Exchange over(Exchange exchange, SecretValue token) {
        return token.useText(text -> {
            Pattern spellings = Pattern.compile(spellings(text));
            return new Exchange(
                    exchange.status(),
                    exchange.reason(),
                    exchange.headers().stream()
                            .map(header -> new HeaderLine(
                                    header.name(),
                                    spellings.matcher(header.value()).replaceAll(MASK)))
                            .toList(),
                    masked(exchange.body(), spellings, exchange.shortened() ? text : ""),
                    exchange.size(),
                    exchange.cut(),
                    exchange.timing());
        });
    }

    private static byte[] masked(byte[] body, Pattern spellings, String cutAtTheEnd) {
        // One character a byte, so that what is no text comes back unchanged.
        String bytes = new String(body, StandardCharsets.ISO_8859_1);
        String masked = withoutTail(spellings.matcher(bytes).replaceAll(MASK), cutAtTheEnd);
        return masked.equals(bytes) ? body : masked.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String withoutTail(String text, String token) {
        if (token.length() < RECOGNISED) {
            return text;
        }
        int begin = text.lastIndexOf(token.substring(0, RECOGNISED));
        return begin >= 0 && token.startsWith(text.substring(begin)) ? text.substring(0, begin) + MASK : text;
    }

    /** As it is, as JSON writers escape it, and percent-encoded. */
    private static String spellings(String token) {
        return token.chars()
                .mapToObj(c -> switch (c) {
                    case '/' -> "(?:\\\\?/|%2[Ff]|\\\\u002[Ff])";
                    case '+' -> "(?:\\+|%2[Bb]|\\\\u002[Bb])";
                    case '=' -> "(?:=|%3[Dd]|\\\\u003[Dd])";
                    default -> Pattern.quote(Character.toString(c));
                })
                .collect(Collectors.joining());
    }
}
