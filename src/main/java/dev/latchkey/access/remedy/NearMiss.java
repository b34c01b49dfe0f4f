package dev.latchkey.access.remedy;

import dev.latchkey.inventory.FunctionUrl;
import dev.latchkey.policy.MismatchReason.ResourceMiss;
import dev.latchkey.policy.StatementResult;

/** Whether an Allow was meant for this function: it matches one of the actions, or names another qualifier. */
final class NearMiss {

    private NearMiss() {}

    static boolean of(StatementResult statement, FunctionUrl url) {
        return statement.matched()
                || statement.miss() instanceof ResourceMiss miss
                        && miss.named().patterns().stream()
                                .anyMatch(pattern -> (pattern + ":").contains(":function:" + url.functionName() + ":"));
    }
}
