package dev.latchkey.sandbox.lambda.permission;

import dev.latchkey.sandbox.account.Account;
import dev.latchkey.sandbox.lambda.wire.LambdaRefusals;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/** The principal of a permission: everybody, a service, an account, or an IAM principal that exists. */
record GrantedPrincipal(String given) {

    private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");
    private static final Pattern SERVICE = Pattern.compile("[a-z0-9.-]+\\.(amazonaws\\.com(\\.cn)?|amazon\\.com)");
    private static final Pattern ARN = Pattern.compile(
            "arn:aws[a-z-]*:(iam::\\d{12}:(root|(user|role)/[^*?]+)|sts::\\d{12}:(assumed-role|federated-user)/[^*?]+)");

    void addTo(ObjectNode statement, Account account) {
        if (given.equals("*")) {
            statement.put("Principal", "*");
        } else if (SERVICE.matcher(given).matches()) {
            statement.putObject("Principal").put("Service", given);
        } else if (ACCOUNT.matcher(given).matches()) {
            statement.putObject("Principal").put("AWS", "arn:aws:iam::" + given + ":root");
        } else if (ARN.matcher(given).matches() && isThere(account)) {
            statement.putObject("Principal").put("AWS", given);
        } else {
            throw LambdaRefusals.parameter(
                    "The provided principal was invalid. Please check the principal and try again.");
        }
    }

    /** Who lives in another account or is only a session cannot be looked up here. */
    private boolean isThere(Account account) {
        boolean ours = given.startsWith("arn:aws:iam::" + account.id() + ":") && !given.endsWith(":root");
        return !ours || account.principal(given).isPresent();
    }
}
