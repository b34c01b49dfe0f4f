package dev.latchkey.policy;

import dev.latchkey.policy.PrincipalMatcher.Naming;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What the resource policy grants, by the strongest way one of its Allow statements names the principal.
 *
 * @param certain false when it hangs on something unknown
 * @param statement null when none allows, or when the policy could not be read
 */
record Grant(Naming naming, boolean certain, @Nullable StatementResult statement) {

    static Grant strongest(Evaluation evaluation, Predicate<StatementResult> assumed) {
        if (evaluation.isUnread(PolicyType.RESOURCE)) {
            return new Grant(Naming.ITSELF, false, null);
        }
        Grant strongest = new Grant(Naming.NOT_NAMED, true, null);
        for (StatementResult result : evaluation.of(PolicyType.RESOURCE)) {
            boolean allow = result.statement().effect() == Effect.ALLOW;
            if (allow && (result.matched() || result.uncertain())) {
                boolean counts = result.matched() || assumed.test(result);
                Naming naming = counts ? naming(result, evaluation.principal()) : Naming.NOT_NAMED;
                strongest = strongest.or(new Grant(naming, result.matched(), result));
            }
        }
        return strongest;
    }

    private Grant or(Grant other) {
        int order = naming.compareTo(other.naming);
        boolean otherIsSurer = naming != Naming.NOT_NAMED && other.certain && !certain;
        boolean neither = !allows() && !other.allows();
        if (neither) {
            return new Grant(naming, certain && other.certain, certain ? other.statement : statement);
        }
        return order < 0 || order == 0 && otherIsSurer ? other : this;
    }

    private static Naming naming(StatementResult result, Principal principal) {
        return result.statement()
                .principal()
                .map(element ->
                        PrincipalMatcher.naming(element, result.statement().effect(), principal))
                .orElse(Naming.NOT_NAMED);
    }

    boolean allows() {
        return naming != Naming.NOT_NAMED;
    }

    GateState state() {
        return !certain ? GateState.DEPENDS : allows() ? GateState.PASSED : GateState.NO_MATCH;
    }
}
