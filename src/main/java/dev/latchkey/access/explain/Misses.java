package dev.latchkey.access.explain;

import dev.latchkey.policy.MismatchReason.ActionMiss;
import dev.latchkey.policy.MismatchReason.ConditionMiss;
import dev.latchkey.policy.MismatchReason.ConditionUnknown;
import dev.latchkey.policy.MismatchReason.PrincipalMiss;
import dev.latchkey.policy.MismatchReason.ResourceMiss;
import dev.latchkey.policy.MismatchReason.ResourceUnknown;
import dev.latchkey.policy.MismatchReason.Unevaluable;
import dev.latchkey.policy.StatementResult;
import java.util.List;
import java.util.Objects;

/** Why a statement does not fit, for machines. */
public final class Misses {

    private Misses() {}

    /** The first element that does not fit: {@code Principal}, {@code Action}, {@code Resource} or {@code Condition}. */
    public static String element(StatementResult missed) {
        return switch (Objects.requireNonNull(missed.miss())) {
            case PrincipalMiss principal -> "Principal";
            case ActionMiss action -> "Action";
            case ResourceMiss resource -> "Resource";
            case ResourceUnknown resource -> "Resource";
            case ConditionMiss condition -> "Condition";
            case ConditionUnknown condition -> "Condition";
            case Unevaluable unevaluable -> "Statement";
        };
    }

    /** In a sentence, with what the statement says and what was asked. */
    public static String reason(StatementResult missed) {
        String asked = missed.miss() instanceof ActionMiss action ? action.asked() : "";
        return MissWords.full(missed, List.of(asked), "the caller").words();
    }
}
