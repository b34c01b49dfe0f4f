package dev.latchkey.access.remedy.change;

import dev.latchkey.inventory.FunctionUrl.AuthType;
import dev.latchkey.policy.Condition;
import dev.latchkey.policy.Effect;
import dev.latchkey.policy.PatternElement;
import dev.latchkey.policy.Policy;
import dev.latchkey.policy.PrincipalElement;
import dev.latchkey.policy.Statement;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The two actions behind a function URL, each with the one condition its requests carry.
 *
 * <p>AWS: "Control access to Lambda function URLs".
 */
public enum UrlAction {
    INVOKE_FUNCTION_URL("lambda:InvokeFunctionUrl", "CallFunctionUrl", ""),
    INVOKE_FUNCTION("lambda:InvokeFunction", "InvokeThroughUrl", "-fn");

    private final String action;
    private final String sid;
    private final String suffix;

    UrlAction(String action, String sid, String suffix) {
        this.action = action;
        this.sid = sid;
        this.suffix = suffix;
    }

    /** Those of the actions that an account asks for. */
    public static Set<UrlAction> of(List<String> actions) {
        Set<UrlAction> found = EnumSet.noneOf(UrlAction.class);
        for (UrlAction each : values()) {
            if (actions.contains(each.action)) {
                found.add(each);
            }
        }
        return found;
    }

    /** Without the service, {@code InvokeFunction}. */
    public String shortName() {
        return action.substring(action.indexOf(':') + 1);
    }

    /** Of a statement in a resource policy, {@code lk-bob-hello} or {@code lk-bob-hello-fn}. */
    public String sid(String stem) {
        return stem + suffix;
    }

    /** For an identity policy or a boundary: this action on that function, through its URL, nothing else. */
    public Statement statement(String functionArn, AuthType authType) {
        return allow(sid, null, functionArn, authType);
    }

    /** The same for a policy that has statements; a Sid stands once in it. */
    public Statement statement(String functionArn, AuthType authType, Policy policy) {
        List<String> taken = policy.statements().stream()
                .map(statement -> statement.sid().orElse(""))
                .toList();
        String free = sid;
        for (int next = 2; taken.contains(free); next++) {
            free = sid + next;
        }
        return allow(free, null, functionArn, authType);
    }

    /** The same as AddPermission writes it. */
    public Statement statement(String sid, PrincipalElement principal, String functionArn, AuthType authType) {
        return allow(sid, principal, functionArn, authType);
    }

    private Statement allow(String sid, @Nullable PrincipalElement principal, String functionArn, AuthType authType) {
        return new Statement(
                Optional.of(sid),
                Effect.ALLOW,
                Optional.ofNullable(principal),
                new PatternElement(false, List.of(action)),
                Optional.of(new PatternElement(false, List.of(functionArn))),
                List.of(condition(authType)),
                Optional.empty());
    }

    private Condition condition(AuthType authType) {
        return switch (this) {
            case INVOKE_FUNCTION_URL ->
                new Condition("StringEquals", "lambda:FunctionUrlAuthType", List.of(authType.name()));
            case INVOKE_FUNCTION -> new Condition("Bool", "lambda:InvokedViaFunctionUrl", List.of("true"));
        };
    }
}
