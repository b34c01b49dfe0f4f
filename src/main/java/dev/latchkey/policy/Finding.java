package dev.latchkey.policy;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What the Allow statements of one kind of policy come to.
 *
 * @param certain false when it hangs on something unknown
 * @param by null when none allows, or none that was read
 */
record Finding(boolean allows, boolean certain, @Nullable StatementResult by) {

    static final Finding UNREAD = new Finding(true, false, null);
    static final Finding NOT_NEEDED = new Finding(true, true, null);

    /** A statement that surely allows is preferred to one that might. */
    static Finding among(List<StatementResult> results, boolean unread, Predicate<StatementResult> assumed) {
        StatementResult open = null;
        boolean openAllows = false;
        for (StatementResult result : results) {
            if (result.statement().effect() == Effect.ALLOW) {
                if (result.matched()) {
                    return new Finding(true, true, result);
                }
                if (result.uncertain() && !openAllows) {
                    open = result;
                    openAllows = assumed.test(result);
                }
            }
        }
        return new Finding(openAllows || unread, open == null && !unread, open);
    }

    GateState state() {
        return !certain ? GateState.DEPENDS : allows ? GateState.PASSED : GateState.NO_MATCH;
    }
}
