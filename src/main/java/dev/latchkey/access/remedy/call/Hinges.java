package dev.latchkey.access.remedy.call;

import dev.latchkey.access.remedy.change.Asked;
import dev.latchkey.access.remedy.change.ChangeCall;
import dev.latchkey.inventory.KnownPrincipal;
import dev.latchkey.policy.Condition;
import dev.latchkey.policy.Effect;
import dev.latchkey.policy.MismatchReason.ConditionMiss;
import dev.latchkey.policy.MismatchReason.ConditionUnknown;
import dev.latchkey.policy.Statement;
import dev.latchkey.policy.StatementResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The conditions an answer hangs on: of statements that miss by a condition, or may, and of denies that match.
 *
 * @param conditions in the order of the statements
 */
public record Hinges(List<Condition> conditions) {

    public static Hinges of(List<StatementResult> statements) {
        return new Hinges(statements.stream()
                .filter(Hinges::hangs)
                .map(StatementResult::statement)
                .map(Statement::conditions)
                .flatMap(List::stream)
                .distinct()
                .toList());
    }

    /** What could be done about them without touching a policy. */
    public List<ChangeCall> changes(Asked asked, KnownPrincipal known) {
        Set<String> keys = conditions.stream()
                .map(condition -> condition.key().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        List<ChangeCall> changes = new ArrayList<>(new Credentials(asked, known).changes(keys));
        changes.addAll(new Places(asked).changes(conditions));
        return changes;
    }

    private static boolean hangs(StatementResult result) {
        boolean denies = result.statement().effect() == Effect.DENY && result.matched();
        return denies || result.miss() instanceof ConditionMiss || result.miss() instanceof ConditionUnknown;
    }
}
