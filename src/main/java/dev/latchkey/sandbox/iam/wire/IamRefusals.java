package dev.latchkey.sandbox.iam.wire;

import dev.latchkey.sandbox.account.Identity;
import dev.latchkey.sandbox.operation.Refusal;

/** IAM's errors (IAM API Reference, "Common errors" and the errors of each action). */
public final class IamRefusals {

    private IamRefusals() {}

    public static Refusal validation(String message) {
        return new Refusal(400, "ValidationError", message);
    }

    public static Refusal constraint(String value, String member, String rule) {
        return validation("1 validation error detected: Value " + value + " at '" + member
                + "' failed to satisfy constraint: " + rule);
    }

    public static Refusal missing(String what) {
        return new Refusal(404, "NoSuchEntity", what);
    }

    public static Refusal missing(Identity.Kind kind, String name) {
        return missing("The " + kind.word() + " with name " + name + " cannot be found.");
    }

    public static Refusal exists(String what) {
        return new Refusal(409, "EntityAlreadyExists", what);
    }

    public static Refusal limit(String what) {
        return new Refusal(409, "LimitExceeded", what);
    }

    public static Refusal quota(String name, int most) {
        return limit("Cannot exceed quota for " + name + ": " + most);
    }

    public static Refusal conflict(String what) {
        return new Refusal(409, "DeleteConflict", what);
    }

    public static Refusal malformed(String what) {
        return new Refusal(400, "MalformedPolicyDocument", what);
    }

    public static Refusal input(String what) {
        return new Refusal(400, "InvalidInput", what);
    }
}
