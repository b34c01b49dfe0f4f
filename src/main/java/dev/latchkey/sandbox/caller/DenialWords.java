package dev.latchkey.sandbox.caller;

import dev.latchkey.policy.Decision;
import dev.latchkey.policy.Decision.ExplicitlyDenied;
import dev.latchkey.policy.Decision.ImplicitlyDenied;
import dev.latchkey.policy.GateKind;
import dev.latchkey.policy.PolicyType;
import dev.latchkey.sandbox.operation.Access;

/** AWS's sentence for a refusal (IAM User Guide, "Troubleshoot access denied error messages"). */
final class DenialWords {

    private DenialWords() {}

    static String of(String callerArn, Access access, Decision decision) {
        String sentence = "User: " + callerArn + " is not authorized to perform: " + access.action() + " on resource: "
                + access.resource();
        // STS names no reason for a refused AssumeRole, so that nobody learns whether the role exists.
        return access.action().startsWith("sts:") ? sentence : sentence + because(access, decision);
    }

    private static String because(Access access, Decision decision) {
        return switch (decision) {
            case ExplicitlyDenied denied ->
                " with an explicit deny in " + article(denied.by().source().type());
            case ImplicitlyDenied denied ->
                " because no " + policy(denied.gate()) + " allows the " + access.action() + " action";
            case Decision.Undetermined undetermined ->
                " because no identity-based policy allows the " + access.action() + " action";
            case Decision.Allowed allowed -> "";
        };
    }

    private static String article(PolicyType type) {
        return switch (type) {
            case IDENTITY -> "an identity-based policy";
            case RESOURCE -> "a resource-based policy";
            case BOUNDARY -> "a permissions boundary";
            case SESSION -> "a session policy";
            case ORGANIZATION -> "a service control policy";
        };
    }

    private static String policy(GateKind gate) {
        return switch (gate) {
            case DENY, IDENTITY -> "identity-based policy";
            case RESOURCE -> "resource-based policy";
            case BOUNDARY -> "permissions boundary";
            case SESSION -> "session policy";
            case ORGANIZATION -> "service control policy";
        };
    }
}
