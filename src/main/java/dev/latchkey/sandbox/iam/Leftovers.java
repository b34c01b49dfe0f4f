package dev.latchkey.sandbox.iam;

import dev.latchkey.sandbox.account.Identity;
import dev.latchkey.sandbox.iam.wire.IamRefusals;

/** What must be gone before an identity may be deleted (IAM API Reference, "DeleteUser"). */
final class Leftovers {

    private Leftovers() {}

    static void refuseMembers(boolean any) {
        if (any) {
            throw IamRefusals.conflict("Cannot delete entity, must remove users from group first.");
        }
    }

    static void refusePolicies(Identity identity) {
        if (!identity.grants().attached().isEmpty()) {
            throw IamRefusals.conflict("Cannot delete entity, must detach all policies first.");
        }
        if (!identity.grants().inline().isEmpty()) {
            throw IamRefusals.conflict("Cannot delete entity, must delete policies first.");
        }
    }
}
