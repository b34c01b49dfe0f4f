package dev.latchkey.sandbox.lambda.permission;

import dev.latchkey.sandbox.account.Account;
import dev.latchkey.sandbox.lambda.wire.Answers;
import dev.latchkey.sandbox.lambda.wire.Constraints;
import dev.latchkey.sandbox.lambda.wire.JsonBody;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What AddPermission is asked for, and the statement Lambda makes of it (Lambda API Reference, "AddPermission"). */
public record PermissionRequest(
        String sid,
        String action,
        String principal,
        @Nullable String sourceArn,
        @Nullable String sourceAccount,
        @Nullable String eventSourceToken,
        @Nullable String authType,
        boolean viaUrl,
        @Nullable String organization,
        @Nullable String revision) {

    private static final Pattern SID = Pattern.compile("([a-zA-Z0-9-_]+)");
    private static final Pattern ACTION = Pattern.compile("(lambda:[*]|lambda:[a-zA-Z]+|[*])");
    private static final Pattern PRINCIPAL = Pattern.compile("[^\\s]+");
    private static final Pattern SOURCE_ARN =
            Pattern.compile("arn:(aws[a-zA-Z0-9-]*):([a-zA-Z0-9\\-])+:((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-"
                    + "\\d{1})?:(\\d{12})?:(.*)");
    private static final Pattern SOURCE_ACCOUNT = Pattern.compile("\\d{12}");
    private static final Pattern TOKEN = Pattern.compile("[a-zA-Z0-9._\\-]+");
    private static final Pattern ORGANIZATION = Pattern.compile("o-[a-z0-9]{10,32}");

    public static PermissionRequest read(JsonBody body) {
        String sid = body.required("StatementId");
        Constraints.pattern("statementId", Constraints.length("statementId", sid, 1, 100), SID);
        String action = Constraints.pattern("action", body.required("Action"), ACTION);
        String principal = body.required("Principal");
        Constraints.pattern("principal", Constraints.length("principal", principal, 1, 2048), PRINCIPAL);
        return new PermissionRequest(
                sid,
                action,
                principal,
                matching(body, "SourceArn", SOURCE_ARN),
                matching(body, "SourceAccount", SOURCE_ACCOUNT),
                matching(body, "EventSourceToken", TOKEN),
                body.choice("FunctionUrlAuthType", List.of("NONE", "AWS_IAM")).orElse(null),
                Boolean.TRUE.equals(body.flag("InvokedViaFunctionUrl")),
                matching(body, "PrincipalOrgID", ORGANIZATION),
                body.text("RevisionId"));
    }

    /** The statement, its elements in the order Lambda writes them. */
    public ObjectNode statement(String resource, Account account) {
        ObjectNode statement = Answers.object().put("Sid", sid).put("Effect", "Allow");
        new GrantedPrincipal(principal).addTo(statement, account);
        statement.put("Action", action).put("Resource", resource);
        ObjectNode condition = condition();
        if (!condition.isEmpty()) {
            statement.set("Condition", condition);
        }
        return statement;
    }

    private ObjectNode condition() {
        ObjectNode equals = Answers.object();
        put(equals, "lambda:FunctionUrlAuthType", authType);
        put(equals, "aws:PrincipalOrgID", organization);
        put(equals, "AWS:SourceAccount", sourceAccount);
        put(equals, "lambda:EventSourceToken", eventSourceToken);
        ObjectNode condition = Answers.object();
        if (!equals.isEmpty()) {
            condition.set("StringEquals", equals);
        }
        if (sourceArn != null) {
            condition.putObject("ArnLike").put("AWS:SourceArn", sourceArn);
        }
        if (viaUrl) {
            condition.putObject("Bool").put("lambda:InvokedViaFunctionUrl", "true");
        }
        return condition;
    }

    private static void put(ObjectNode condition, String key, @Nullable String value) {
        if (value != null) {
            condition.put(key, value);
        }
    }

    private static @Nullable String matching(JsonBody body, String member, Pattern pattern) {
        return Optional.ofNullable(body.text(member))
                .map(text -> Constraints.pattern(body.name(member), text, pattern))
                .orElse(null);
    }
}
