package dev.latchkey.permission.text;

import dev.latchkey.permission.statement.UrlAction;
import dev.latchkey.permission.statement.UrlGrants;
import dev.latchkey.permission.text.LintNote.Rule;
import dev.latchkey.policy.Condition;
import dev.latchkey.policy.PatternElement;
import dev.latchkey.policy.Policy;
import dev.latchkey.policy.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Mends what {@link PolicyLint} found; what it does not concern stays as it is. */
public final class PolicyFix {

    private PolicyFix() {}

    public static Policy of(Policy policy, Rule rule) {
        List<Statement> mended = new ArrayList<>();
        for (Statement statement : policy.statements()) {
            mended.addAll(
                    switch (rule) {
                        case LK001 -> completed(policy, statement);
                        case LK002 -> split(statement);
                        case LK004 -> limited(statement);
                    });
        }
        return new Policy(policy.version(), policy.id(), mended);
    }

    private static List<Statement> completed(Policy policy, Statement statement) {
        if (PolicyLint.sharesACondition(statement) || !PolicyLint.isHalf(policy, statement)) {
            return List.of(statement);
        }
        return List.of(statement, viaUrl(statement, UrlGrants.shared(statement)));
    }

    private static List<Statement> split(Statement statement) {
        boolean apart = PolicyLint.written(statement, UrlAction.INVOKE_FUNCTION)
                && PolicyLint.written(statement, UrlAction.INVOKE_FUNCTION_URL);
        if (!apart || !PolicyLint.sharesACondition(statement)) {
            return List.of(statement);
        }
        List<Condition> shared = UrlGrants.shared(statement);
        return List.of(
                with(statement, without(statement, UrlAction.INVOKE_FUNCTION), plus(shared, UrlGrants.signed())),
                viaUrl(statement, shared));
    }

    private static List<Statement> limited(Statement statement) {
        if (!PolicyLint.opensDirectInvoke(statement) || !PolicyLint.written(statement, UrlAction.INVOKE_FUNCTION)) {
            return List.of(statement);
        }
        PatternElement rest = without(statement, UrlAction.INVOKE_FUNCTION);
        if (rest.patterns().isEmpty()) {
            return List.of(with(statement, statement.action(), plus(UrlGrants.shared(statement), UrlGrants.viaUrl())));
        }
        return List.of(with(statement, rest, statement.conditions()), viaUrl(statement, UrlGrants.shared(statement)));
    }

    /** A statement of its own for InvokeFunction through the URL, with the same resource. */
    private static Statement viaUrl(Statement statement, List<Condition> shared) {
        return new Statement(
                statement.sid().map(sid -> sid + "ThroughUrl"),
                statement.effect(),
                statement.principal(),
                new PatternElement(false, List.of(UrlAction.INVOKE_FUNCTION.action())),
                statement.resource(),
                plus(shared, UrlGrants.viaUrl()),
                Optional.empty());
    }

    private static Statement with(Statement statement, PatternElement action, List<Condition> conditions) {
        return new Statement(
                statement.sid(),
                statement.effect(),
                statement.principal(),
                action,
                statement.resource(),
                conditions,
                statement.flaw());
    }

    private static PatternElement without(Statement statement, UrlAction action) {
        return new PatternElement(
                false,
                statement.action().patterns().stream()
                        .filter(pattern -> !pattern.equalsIgnoreCase(action.action()))
                        .toList());
    }

    private static List<Condition> plus(List<Condition> conditions, Condition one) {
        List<Condition> all = new ArrayList<>(conditions);
        all.add(one);
        return all;
    }
}
