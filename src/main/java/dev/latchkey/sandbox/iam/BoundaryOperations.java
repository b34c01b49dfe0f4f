package dev.latchkey.sandbox.iam;

import dev.latchkey.sandbox.account.Identity;
import dev.latchkey.sandbox.account.Identity.Kind;
import dev.latchkey.sandbox.iam.wire.IamCall;
import dev.latchkey.sandbox.iam.wire.IamRefusals;
import dev.latchkey.sandbox.operation.Fields;
import java.util.List;

/** Puts and takes the permissions boundaries of users and roles. */
record BoundaryOperations() {

    void addTo(IamOperations operations) {
        for (Kind kind : List.of(Kind.USER, Kind.ROLE)) {
            operations
                    .add("Put" + kind.title() + "PermissionsBoundary", call -> put(call, kind))
                    .add("Delete" + kind.title() + "PermissionsBoundary", call -> delete(call, kind));
        }
    }

    private static Fields put(IamCall call, Kind kind) {
        String arn = call.members().arn("PermissionsBoundary");
        Identity identity = call.identity(kind, access -> access.with(Boundaries.KEY, arn));
        Boundaries.requireKnown(call, arn);
        call.account().put(identity.with(identity.grants().bounded(arn)));
        return Fields.none();
    }

    private static Fields delete(IamCall call, Kind kind) {
        Identity identity = call.identity(kind, Boundaries.inForce(call, kind));
        if (identity.grants().boundary() == null) {
            throw IamRefusals.missing(
                    "The " + kind.word() + " with name " + identity.name() + " does not have a permissions boundary.");
        }
        call.account().put(identity.with(identity.grants().bounded(null)));
        return Fields.none();
    }
}
