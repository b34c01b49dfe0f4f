package dev.latchkey.permission.text;

import dev.latchkey.permission.statement.Patterns;
import dev.latchkey.permission.statement.UrlAction;
import dev.latchkey.permission.statement.UrlGrants;
import dev.latchkey.permission.text.LintNote.Rule;
import dev.latchkey.policy.PatternElement;
import dev.latchkey.policy.Policy;
import dev.latchkey.policy.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks for what AWS takes but does not do what its writer meant, Lambda developer guide "Control access to Lambda function URLs". */
public final class PolicyLint {

    private PolicyLint() {}

    /**
     * @param text the policy as typed, for the lines
     */
    public static List<LintNote> of(Policy policy, String text) {
        PolicyPlaces places = PolicyPlaces.of(text);
        List<LintNote> notes = new ArrayList<>();
        for (int i = 0; i < policy.statements().size(); i++) {
            Statement statement = policy.statements().get(i);
            int line = places.line(i, "Action");
            if (sharesACondition(statement)) {
                notes.add(new LintNote(
                        Rule.LK002,
                        places.line(i, "Condition"),
                        "One condition for both actions leaves one of them out: FunctionUrlAuthType is known to"
                                + " InvokeFunctionUrl only, InvokedViaFunctionUrl to InvokeFunction only.",
                        written(statement, UrlAction.INVOKE_FUNCTION)
                                        && written(statement, UrlAction.INVOKE_FUNCTION_URL)
                                ? "Split into two statements"
                                : ""));
            } else if (isHalf(policy, statement)) {
                notes.add(new LintNote(
                        Rule.LK001,
                        line,
                        "InvokeFunction is missing. Function URLs created since October 2025 need both actions.",
                        "Add InvokeFunction"));
            }
            if (opensDirectInvoke(statement)) {
                notes.add(directInvoke(statement, places, i));
            }
        }
        return notes;
    }

    /** Whether it names both actions, and a condition that one of them does not know. */
    static boolean sharesACondition(Statement statement) {
        return UrlGrants.names(statement, UrlAction.INVOKE_FUNCTION_URL)
                && UrlGrants.names(statement, UrlAction.INVOKE_FUNCTION)
                && (UrlGrants.emptied(statement, UrlAction.INVOKE_FUNCTION)
                        || UrlGrants.emptied(statement, UrlAction.INVOKE_FUNCTION_URL));
    }

    /** Whether it gives the URL action on something on which nothing gives the function action. */
    static boolean isHalf(Policy policy, Statement statement) {
        return UrlGrants.gives(statement, UrlAction.INVOKE_FUNCTION_URL)
                && policy.statements().stream()
                        .filter(other -> UrlGrants.gives(other, UrlAction.INVOKE_FUNCTION))
                        .noneMatch(other -> takesIn(other.resource(), statement.resource()));
    }

    /** Whether it gives the function action for direct calls as well. */
    static boolean opensDirectInvoke(Statement statement) {
        return UrlGrants.gives(statement, UrlAction.INVOKE_FUNCTION) && !UrlGrants.viaUrlOnly(statement);
    }

    /** Wildcards are a choice of their own; only actions written out are mended. */
    static boolean written(Statement statement, UrlAction action) {
        return !statement.action().negated()
                && statement.action().patterns().stream().anyMatch(action.action()::equalsIgnoreCase);
    }

    private static LintNote directInvoke(Statement statement, PolicyPlaces places, int place) {
        if (!written(statement, UrlAction.INVOKE_FUNCTION)) {
            return new LintNote(
                    Rule.LK004, places.line(place, "Action"), "A wildcard action also allows a direct Invoke.", "");
        }
        List<String> actions = statement.action().patterns();
        int value = 0;
        while (!actions.get(value).equalsIgnoreCase(UrlAction.INVOKE_FUNCTION.action())) {
            value++;
        }
        return new LintNote(
                Rule.LK004,
                places.line(place, "Action", value),
                "InvokeFunction also allows a direct Invoke.",
                "Limit it to the URL");
    }

    private static boolean takesIn(Optional<PatternElement> wide, Optional<PatternElement> narrow) {
        if (wide.isEmpty() || narrow.isEmpty()) {
            return wide.isEmpty() == narrow.isEmpty();
        }
        if (wide.equals(narrow)) {
            return true;
        }
        return !narrow.get().negated()
                && narrow.get().patterns().stream().allMatch(resource -> Patterns.takesIn(wide.get(), resource));
    }
}
