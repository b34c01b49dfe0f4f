package dev.latchkey.invocation;

import dev.latchkey.invocation.RequestDraft.HeaderLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The headers as sent, for reading: the token is cut to its length, the signature stays, since it is worth nothing alone. */
final class SentHeaders {

    private static final Set<String> OF_THE_SIGNER =
            Set.of("host", "x-amz-date", "x-amz-security-token", "x-amz-content-sha256", "authorization");
    private static final int SHOWN_OF_TOKEN = 6;

    private SentHeaders() {}

    static List<HeaderLine> shown(List<HeaderLine> sent, String authority) {
        List<HeaderLine> shown = new ArrayList<>();
        boolean host = false;
        for (HeaderLine header : sent) {
            String name = header.name().toLowerCase(Locale.ROOT);
            host |= name.equals("host");
            shown.add(new HeaderLine(name, name.equals("x-amz-security-token") ? cut(header.value()) : header.value()));
        }
        if (!host) {
            shown.addFirst(new HeaderLine("host", authority));
        }
        return shown;
    }

    static boolean ofTheSigner(HeaderLine header) {
        return OF_THE_SIGNER.contains(header.name());
    }

    private static String cut(String token) {
        return token.substring(0, Math.min(SHOWN_OF_TOKEN, token.length())) + "… (" + token.length() + ")";
    }
}
