package dev.latchkey.permission.statement;

import dev.latchkey.policy.Arn;
import dev.latchkey.policy.Effect;
import dev.latchkey.policy.Policy;
import dev.latchkey.policy.PrincipalElement;
import dev.latchkey.policy.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a reader of a resource policy should know about a grant, said inside the statement it concerns. */
final class GrantWarnings {

    private static final String DEAD =
            "Matches nobody: AWS keeps the ID of a deleted user or role, and a new one of the"
                    + " same name has another ID.";

    private GrantWarnings() {}

    static List<String> ofPair(Statement statement, String functionArn) {
        List<String> warnings = new ArrayList<>();
        addPrincipal(warnings, statement, functionArn);
        return warnings;
    }

    static List<String> of(Policy policy, Statement statement, String functionArn) {
        List<String> warnings = new ArrayList<>();
        addPrincipal(warnings, statement, functionArn);
        if (statement.effect() == Effect.DENY || matchesNobody(statement) || servicesOnly(statement)) {
            return warnings;
        }
        if (UrlGrants.gives(statement, UrlAction.INVOKE_FUNCTION) && !UrlGrants.viaUrlOnly(statement)) {
            warnings.add("InvokeFunction without the condition InvokedViaFunctionUrl also allows a direct Invoke.");
        }
        UrlAction missing = missing(policy, statement);
        if (missing != null) {
            warnings.add(
                    switch (missing) {
                        case INVOKE_FUNCTION ->
                            "InvokeFunction is missing. Function URLs created since October 2025 need both actions.";
                        case INVOKE_FUNCTION_URL ->
                            "InvokeFunctionUrl is missing. A call through the URL needs both actions.";
                    });
        }
        return warnings;
    }

    /** Whether only deleted principals are named. */
    static boolean matchesNobody(Statement statement) {
        return statement
                .principal()
                .map(principal -> !principal.negated()
                        && !principal.aws().isEmpty()
                        && principal.aws().stream().allMatch(PrincipalWords::deleted)
                        && principal.services().isEmpty()
                        && principal.federated().isEmpty())
                .orElse(false);
    }

    /** The action without which the statement opens nothing, or null. */
    static @Nullable UrlAction missing(Policy policy, Statement statement) {
        if (statement.effect() == Effect.DENY || matchesNobody(statement) || servicesOnly(statement)) {
            return null;
        }
        boolean url = UrlGrants.gives(statement, UrlAction.INVOKE_FUNCTION_URL);
        boolean function = UrlGrants.gives(statement, UrlAction.INVOKE_FUNCTION);
        if (url && !grantsElsewhere(policy, statement, UrlAction.INVOKE_FUNCTION)) {
            return UrlAction.INVOKE_FUNCTION;
        }
        return function && !grantsElsewhere(policy, statement, UrlAction.INVOKE_FUNCTION_URL)
                ? UrlAction.INVOKE_FUNCTION_URL
                : null;
    }

    private static void addPrincipal(List<String> warnings, Statement statement, String functionArn) {
        if (matchesNobody(statement)) {
            warnings.add(DEAD);
        }
        boolean ownRoot = statement.effect() == Effect.ALLOW
                && statement.principal().stream()
                        .flatMap(principal -> principal.aws().stream())
                        .anyMatch(aws -> isRootOf(aws, functionArn));
        if (ownRoot) {
            warnings.add(
                    "This is the function's own account: the statement lets nobody in by itself, an identity policy"
                            + " must allow the call.");
        }
    }

    private static boolean isRootOf(String aws, String functionArn) {
        String account = Arn.parse(functionArn).map(Arn::account).orElse("");
        Optional<Arn> named = Arn.parse(aws);
        return aws.equals(account)
                || named.isPresent()
                        && named.get().resource().equals("root")
                        && named.get().account().equals(account);
    }

    private static boolean grantsElsewhere(Policy policy, Statement statement, UrlAction action) {
        return policy.statements().stream()
                .filter(other -> UrlGrants.gives(other, action))
                .anyMatch(other -> other.principal().equals(statement.principal())
                        || other.principal().map(PrincipalElement::isAnyone).orElse(false));
    }

    private static boolean servicesOnly(Statement statement) {
        return statement
                .principal()
                .map(principal ->
                        principal.aws().isEmpty() && !principal.services().isEmpty())
                .orElse(false);
    }
}
