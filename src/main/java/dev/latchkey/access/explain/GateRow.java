package dev.latchkey.access.explain;

import dev.latchkey.policy.GateKind;
import java.util.Locale;

/**
 * One of the six gates as a row.
 *
 * @param sentence why, with the name of the policy
 */
public record GateRow(GateKind kind, GateResult result, Phrase sentence, boolean selected) {

    /** {@code Permissions boundary}. */
    public String name() {
        return switch (kind) {
            case DENY -> "Explicit deny";
            case ORGANIZATION -> "Organization";
            case RESOURCE -> "Resource policy";
            case IDENTITY -> "Identity policy";
            case BOUNDARY -> "Permissions boundary";
            case SESSION -> "Session policy";
        };
    }

    /** In the address: {@code boundary}. */
    public String segment() {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
