package dev.latchkey.sandbox.iam;

import dev.latchkey.sandbox.account.Identity;
import dev.latchkey.sandbox.iam.wire.IamCall;
import dev.latchkey.sandbox.iam.wire.IamRefusals;
import dev.latchkey.sandbox.operation.Access;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Permissions boundaries in requests and in the condition key IAM has for them. */
final class Boundaries {

    static final String KEY = "iam:PermissionsBoundary";

    private Boundaries() {}

    static @Nullable String requested(IamCall call) {
        return call.members().has("PermissionsBoundary") ? call.members().arn("PermissionsBoundary") : null;
    }

    static void requireKnown(IamCall call, @Nullable String arn) {
        if (arn != null && call.account().policy(arn).isEmpty()) {
            throw IamRefusals.missing("Scope ARN: " + arn + " does not exist or is not attachable.");
        }
    }

    /** Adds the boundary that the identity named by the call has now. */
    static UnaryOperator<Access> inForce(IamCall call, Identity.Kind kind) {
        return access -> access.with(
                KEY,
                call.account()
                        .find(kind, call.members().name(kind.title() + "Name", 128))
                        .map(identity -> identity.grants().boundary())
                        .orElse(null));
    }
}
