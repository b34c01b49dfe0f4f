package dev.latchkey.invocation;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Percent-encoding as a signature needs it: UTF-8, upper-case digits, each octet in one way only (RFC 3986, 2). */
final class PercentEncoding {

    static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~";
    private static final String HEX = "0123456789ABCDEF";

    private PercentEncoding() {}

    /** Encodes all but those characters; escapes already there stay, a lone percent sign becomes one. */
    static String normalized(String typed, String allowed) {
        StringBuilder encoded = new StringBuilder();
        for (int i = 0; i < typed.length(); ) {
            int point = typed.codePointAt(i);
            if (point == '%' && isEscape(typed, i)) {
                encoded.append('%').append(HEX.charAt(digit(typed, i + 1))).append(HEX.charAt(digit(typed, i + 2)));
                i += 3;
            } else {
                append(encoded, point, allowed);
                i += Character.charCount(point);
            }
        }
        return encoded.toString();
    }

    /** Encodes a text in which a percent sign is a percent sign. */
    static String encoded(String plain) {
        StringBuilder encoded = new StringBuilder();
        plain.codePoints().forEach(point -> append(encoded, point, UNRESERVED));
        return encoded.toString();
    }

    /** The text that was meant; empty when its octets are not UTF-8. */
    static Optional<String> decoded(String typed) {
        String escapes = normalized(typed, UNRESERVED);
        byte[] bytes = new byte[escapes.length()];
        int length = 0;
        for (int i = 0; i < escapes.length(); i++) {
            boolean escape = escapes.charAt(i) == '%';
            bytes[length++] = (byte) (escape ? digit(escapes, i + 1) << 4 | digit(escapes, i + 2) : escapes.charAt(i));
            i += escape ? 2 : 0;
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, 0, length))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static void append(StringBuilder encoded, int point, String allowed) {
        if (point < 0x80 && allowed.indexOf(point) >= 0) {
            encoded.append((char) point);
            return;
        }
        for (byte octet : Character.toString(point).getBytes(StandardCharsets.UTF_8)) {
            encoded.append('%').append(HEX.charAt(octet >> 4 & 0xF)).append(HEX.charAt(octet & 0xF));
        }
    }

    private static boolean isEscape(String text, int at) {
        return at + 2 < text.length() && digit(text, at + 1) >= 0 && digit(text, at + 2) >= 0;
    }

    /** ASCII only: Unicode has more digits than a URL. */
    private static int digit(String text, int at) {
        char c = text.charAt(at);
        return c < 0x80 ? Character.digit(c, 16) : -1;
    }
}
