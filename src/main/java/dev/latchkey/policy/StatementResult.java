package dev.latchkey.policy;

import org.jspecify.annotations.Nullable;

/**
 * A statement held against a request.
 *
 * @param index its place in the policy, from 0
 * @param miss the first element that does not match, null when all match
 */
public record StatementResult(
        PolicySource source,
        int index,
        Statement statement,
        @Nullable MismatchReason miss) {

    public boolean matched() {
        return miss == null;
    }

    /** The Sid, or {@code statement 2} when it has none. */
    public String label() {
        return statement.sid().filter(sid -> !sid.isEmpty()).orElse("statement " + (index + 1));
    }
}
