package dev.latchkey.permission.statement;

import dev.latchkey.policy.Condition;
import dev.latchkey.policy.Effect;
import dev.latchkey.policy.Statement;
import java.util.List;

/** What a statement gives for calls through a function URL, looking at its actions and the two conditions that belong to them. */
public final class UrlGrants {

    private UrlGrants() {}

    /** Whether it allows the action at all: the condition of the other action makes a grant empty, its key is absent there. */
    public static boolean gives(Statement statement, UrlAction action) {
        return names(statement, action) && !emptied(statement, action);
    }

    /** Whether it is an Allow that covers the action. */
    public static boolean names(Statement statement, UrlAction action) {
        return statement.effect() == Effect.ALLOW && Patterns.covers(statement.action(), action.action());
    }

    /** Whether the condition of the other action stands in the way of this one. */
    public static boolean emptied(Statement statement, UrlAction action) {
        String foreign = switch (action) {
            case INVOKE_FUNCTION_URL -> ConditionWords.VIA_URL;
            case INVOKE_FUNCTION -> ConditionWords.AUTH_TYPE;
        };
        return statement.conditions().stream()
                .anyMatch(condition ->
                        ConditionWords.key(condition).equals(foreign) && !ConditionWords.ifExists(condition));
    }

    /** Whether InvokeFunction is limited to calls through the URL. */
    public static boolean viaUrlOnly(Statement statement) {
        return statement.conditions().stream().anyMatch(ConditionWords::viaUrl);
    }

    /** The conditions that belong to neither of the two actions alone. */
    public static List<Condition> shared(Statement statement) {
        return statement.conditions().stream()
                .filter(condition -> !ConditionWords.key(condition).equals(ConditionWords.AUTH_TYPE)
                        && !ConditionWords.key(condition).equals(ConditionWords.VIA_URL))
                .toList();
    }

    /** The condition that belongs to InvokeFunction. */
    public static Condition viaUrl() {
        return new Condition("Bool", "lambda:InvokedViaFunctionUrl", List.of("true"));
    }

    /** The condition that belongs to InvokeFunctionUrl. */
    public static Condition signed() {
        return new Condition("StringEquals", "lambda:FunctionUrlAuthType", List.of("AWS_IAM"));
    }
}
