package dev.latchkey.sandbox.iam.wire;

import dev.latchkey.sandbox.account.Account;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Whom a trust policy may name: of this account only who exists (IAM User Guide, "Principal"). */
record TrustedPrincipals(Account account) {

    private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");
    private static final Pattern ARN = Pattern.compile(
            "arn:aws[a-z-]*:(iam::\\d{12}:(root|(user|role)/[^*?]+)|sts::\\d{12}:(assumed-role|federated-user)/[^*?]+)");
    private static final Pattern SERVICE = Pattern.compile("[a-z0-9.-]+\\.amazonaws\\.com(\\.cn)?");

    void require(JsonNode principal) {
        for (String kind : principal.propertyNames()) {
            JsonNode named = principal.path(kind);
            for (JsonNode one : named.isArray() ? List.copyOf(named.values()) : List.of(named)) {
                if (!isKnown(kind, one.asString(""))) {
                    throw IamRefusals.malformed("Invalid principal in policy: \""
                            + (kind.equals("Service") ? kind.toUpperCase(Locale.ROOT) : kind) + "\":\""
                            + one.asString("") + "\"");
                }
            }
        }
    }

    private boolean isKnown(String kind, String name) {
        return switch (kind) {
            case "AWS" ->
                name.equals("*")
                        || ACCOUNT.matcher(name).matches()
                        || ARN.matcher(name).matches() && (!isOurs(name) || exists(name));
            case "Service" -> SERVICE.matcher(name).matches();
            default -> !name.isEmpty();
        };
    }

    private boolean isOurs(String arn) {
        return arn.startsWith("arn:aws:iam::" + account.id() + ":") && !arn.endsWith(":root");
    }

    private boolean exists(String arn) {
        return account.principal(arn).isPresent();
    }
}
