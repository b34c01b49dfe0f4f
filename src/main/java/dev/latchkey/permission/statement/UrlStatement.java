package dev.latchkey.permission.statement;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A statement that {@code AddPermission} is to write.
 *
 * @param principal as the call takes it: ARN, account number, service or {@code *}
 * @param resource the function's ARN, with the alias where the URL belongs to one
 * @param authType of the URL it is for, {@code AWS_IAM} or {@code NONE}
 * @param organization {@code o-…} to which callers must belong, or null
 */
public record UrlStatement(
        String sid,
        UrlAction action,
        String principal,
        String resource,
        String authType,
        @Nullable String organization) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** The statement as Lambda will write it, Lambda API reference "AddPermission". */
    public String json() {
        return JSON.writeValueAsString(members());
    }

    private Map<String, Object> members() {
        Map<String, Object> statement = new LinkedHashMap<>();
        statement.put("Sid", sid);
        statement.put("Effect", "Allow");
        statement.put("Principal", principalElement());
        statement.put("Action", action.action());
        statement.put("Resource", resource);
        statement.put("Condition", conditions());
        return statement;
    }

    private Object principalElement() {
        if (principal.equals("*")) {
            return "*";
        }
        if (principal.matches("\\d{12}")) {
            String partition = resource.split(":", 3)[1];
            return Map.of("AWS", "arn:" + partition + ":iam::" + principal + ":root");
        }
        return Map.of(principal.startsWith("arn:") ? "AWS" : "Service", principal);
    }

    private Map<String, Object> conditions() {
        Map<String, Object> conditions = new LinkedHashMap<>();
        Map<String, String> equal = new LinkedHashMap<>();
        if (action == UrlAction.INVOKE_FUNCTION_URL) {
            equal.put("lambda:FunctionUrlAuthType", authType);
        }
        if (organization != null) {
            equal.put("aws:PrincipalOrgID", organization);
        }
        if (!equal.isEmpty()) {
            conditions.put("StringEquals", equal);
        }
        if (action == UrlAction.INVOKE_FUNCTION) {
            conditions.put("Bool", Map.of("lambda:InvokedViaFunctionUrl", "true"));
        }
        return conditions;
    }
}
