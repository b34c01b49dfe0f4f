package dev.latchkey.invocation;

import dev.latchkey.invocation.RequestDraft.HeaderLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The headers as sent, for reading and keeping: token and signature are cut. A whole signature could be sent again for
 * as long as AWS takes it, five minutes.
 */
final class SentHeaders {

    private static final Set<String> OF_THE_SIGNER =
            Set.of("host", "x-amz-date", "x-amz-security-token", "x-amz-content-sha256", "authorization");
    private static final String SIGNATURE = "Signature=";
    private static final int SHOWN_OF_TOKEN = 6;

    private SentHeaders() {}

    static List<HeaderLine> shown(List<HeaderLine> sent, String authority) {
        List<HeaderLine> shown = new ArrayList<>();
        boolean host = false;
        for (HeaderLine header : sent) {
            String name = header.name().toLowerCase(Locale.ROOT);
            host |= name.equals("host");
            shown.add(new HeaderLine(name, readable(name, header.value())));
        }
        if (!host) {
            shown.addFirst(new HeaderLine("host", authority));
        }
        return shown;
    }

    static boolean ofTheSigner(HeaderLine header) {
        return OF_THE_SIGNER.contains(header.name());
    }

    private static String readable(String name, String value) {
        return switch (name) {
            case "x-amz-security-token" -> cut(value);
            case "authorization" -> {
                int signature = value.indexOf(SIGNATURE) + SIGNATURE.length();
                yield value.contains(SIGNATURE)
                        ? value.substring(0, signature) + cut(value.substring(signature))
                        : value;
            }
            default -> value;
        };
    }

    private static String cut(String token) {
        return token.substring(0, Math.min(SHOWN_OF_TOKEN, token.length())) + "… (" + token.length() + ")";
    }
}
