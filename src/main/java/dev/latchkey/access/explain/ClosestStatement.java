package dev.latchkey.access.explain;

import dev.latchkey.access.ActionDecision;
import dev.latchkey.policy.Effect;
import dev.latchkey.policy.MismatchReason;
import dev.latchkey.policy.MismatchReason.ActionMiss;
import dev.latchkey.policy.MismatchReason.ConditionMiss;
import dev.latchkey.policy.MismatchReason.ConditionUnknown;
import dev.latchkey.policy.MismatchReason.PrincipalMiss;
import dev.latchkey.policy.MismatchReason.ResourceMiss;
import dev.latchkey.policy.MismatchReason.ResourceUnknown;
import dev.latchkey.policy.MismatchReason.Unevaluable;
import dev.latchkey.policy.PatternElement;
import dev.latchkey.policy.PolicyType;
import dev.latchkey.policy.StatementResult;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds the statement that misses latest: principal, action, resource and condition are compared in this order. */
final class ClosestStatement {

    private static final Comparator<StatementResult> CLOSENESS = Comparator.<StatementResult>comparingInt(
                    each -> elements(reason(each)))
            .thenComparingInt(each -> likeness(reason(each)));

    private ClosestStatement() {}

    /** Among the Allow statements of all policies of that type. */
    static Optional<StatementResult> among(ActionDecision action, PolicyType type) {
        return among(action, Effect.ALLOW, each -> each.source().type() == type);
    }

    static Optional<StatementResult> among(ActionDecision action, Effect effect, Predicate<StatementResult> chosen) {
        List<StatementResult> missed = action.decision().trace().statements().stream()
                .filter(each -> !each.matched() && each.statement().effect() == effect)
                .filter(chosen)
                .toList();
        // Of several equally close ones the first: max() would take the last.
        return missed.stream().reduce((best, next) -> CLOSENESS.compare(next, best) > 0 ? next : best);
    }

    /** Of a statement that missed. */
    private static MismatchReason reason(StatementResult missed) {
        return Objects.requireNonNull(missed.miss());
    }

    /** How many elements fit before the one that misses. */
    private static int elements(MismatchReason miss) {
        return switch (miss) {
            case Unevaluable unevaluable -> 0;
            case PrincipalMiss principal -> 1;
            case ActionMiss action -> 2;
            case ResourceMiss resource -> 3;
            case ResourceUnknown resource -> 3;
            case ConditionMiss condition -> 4;
            case ConditionUnknown condition -> 5;
        };
    }

    /** How far the most similar pattern goes along with what was asked. */
    private static int likeness(MismatchReason miss) {
        return switch (miss) {
            case ActionMiss(PatternElement named, String asked) -> likeness(named, asked);
            case ResourceMiss(PatternElement named, String asked) -> likeness(named, asked);
            case ResourceUnknown(PatternElement named, String asked, var keys) -> likeness(named, asked);
            case PrincipalMiss principal -> 0;
            case ConditionMiss condition -> 0;
            case ConditionUnknown condition -> 0;
            case Unevaluable unevaluable -> 0;
        };
    }

    private static int likeness(PatternElement named, String asked) {
        return named.patterns().stream()
                .mapToInt(pattern -> commonPrefix(pattern, asked))
                .max()
                .orElse(0);
    }

    private static int commonPrefix(String one, String other) {
        int length = Math.min(one.length(), other.length());
        for (int i = 0; i < length; i++) {
            if (Character.toLowerCase(one.charAt(i)) != Character.toLowerCase(other.charAt(i))) {
                return i;
            }
        }
        return length;
    }
}
