package dev.latchkey.activity;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which entries, newest first.
 *
 * @param connectionId null for all
 * @param operator null for all
 * @param kinds empty for all
 * @param text null, or a part of the subject
 * @param before only numbers below this one, or null
 * @param limit at most this many
 */
public record ActivityQuery(
        @Nullable String connectionId,
        @Nullable String operator,
        Set<ActivityKind> kinds,
        @Nullable String text,
        @Nullable Long before,
        int limit) {

    /** The newest entries of a connection. */
    public static ActivityQuery of(String connectionId, int limit) {
        return new ActivityQuery(connectionId, null, Set.of(), null, null, limit);
    }
}
