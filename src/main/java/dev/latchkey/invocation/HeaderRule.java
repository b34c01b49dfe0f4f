package dev.latchkey.invocation;

import dev.latchkey.console.Problem;
import dev.latchkey.invocation.RequestDraft.HeaderLine;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which headers an operator may send. All of them are signed, so a name the signer, the connection or a proxy owns
 * would either break the signature or smuggle something past it; such a name is refused, never dropped in silence.
 */
final class HeaderRule {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]{1,64}");
    private static final int LONGEST_VALUE = 4096;
    private static final int MOST = 40;
    private static final int LONGEST_TOGETHER = 16 * 1024;

    private static final Set<String> ALLOWED = Set.of(
            "accept",
            "accept-language",
            "content-type",
            "content-language",
            "cache-control",
            "pragma",
            "range",
            "traceparent",
            "tracestate",
            "idempotency-key");
    private static final List<String> ALLOWED_PREFIXES = List.of("if-", "x-");
    private static final List<String> OWNED_PREFIXES =
            List.of("x-amz-", "x-amzn-", "x-forwarded-", "x-original-", "x-rewrite-");
    private static final Set<String> OWNED =
            Set.of("x-real-ip", "x-http-method-override", "x-http-method", "x-method-override", "x-cluster-client-ip");

    private HeaderRule() {}

    /** Why these headers are not sent; empty when they are. */
    static Optional<Problem> refuse(List<HeaderLine> headers) {
        if (headers.size() > MOST) {
            return problem("There are " + headers.size() + " headers.", "Send " + MOST + " at most.");
        }
        Set<String> seen = new HashSet<>();
        int together = 0;
        for (HeaderLine header : headers) {
            Optional<Problem> refused = refuse(header);
            if (refused.isPresent()) {
                return refused;
            }
            if (!seen.add(header.name().toLowerCase(Locale.ROOT))) {
                return problem(
                        "The header " + header.name() + " stands twice.",
                        "Put its values into one line, separated by commas.");
            }
            together += header.name().length() + header.value().length();
        }
        return together > LONGEST_TOGETHER
                ? problem(
                        "The headers have " + together + " characters together.",
                        "Send " + LONGEST_TOGETHER + " at most.")
                : Optional.empty();
    }

    private static Optional<Problem> refuse(HeaderLine header) {
        String name = header.name().toLowerCase(Locale.ROOT);
        if (!NAME.matcher(header.name()).matches()) {
            return problem(
                    "The header name " + printable(header.name())
                            + " holds something else than letters, digits and hyphens.",
                    "Correct the name.");
        }
        if (!allowed(name)) {
            return problem(
                    "The header " + header.name() + " belongs to the signer, the connection or a proxy.",
                    "Leave it out. An application's own token travels in a header of its own, for example"
                            + " X-Authorization.");
        }
        boolean visible = header.value().chars().allMatch(c -> c == '\t' || c >= 0x20 && c < 0x7F);
        if (!visible) {
            return problem(
                    "The value of " + header.name() + " holds a line break or a character outside ASCII.",
                    "Encode the value, or send it in the body.");
        }
        if (header.value().length() > LONGEST_VALUE) {
            return problem(
                    "The value of " + header.name() + " has " + header.value().length() + " characters.",
                    "Send " + LONGEST_VALUE + " at most.");
        }
        return SecretShape.in(header.value())
                ? problem(
                        "The value of " + header.name() + " looks like an AWS key or token.",
                        "Leave it out: Latchkey signs with the identity you choose, and keeps requests in the history.")
                : Optional.empty();
    }

    private static boolean allowed(String name) {
        if (OWNED.contains(name) || OWNED_PREFIXES.stream().anyMatch(name::startsWith)) {
            return false;
        }
        return ALLOWED.contains(name) || ALLOWED_PREFIXES.stream().anyMatch(name::startsWith);
    }

    private static String printable(String text) {
        String shown = text.replaceAll("[^\\x20-\\x7E]", "?");
        return shown.length() > 40 ? shown.substring(0, 40) + "…" : shown;
    }

    private static Optional<Problem> problem(String why, String todo) {
        return Optional.of(new Problem("This request was not sent.", why, todo));
    }
}
