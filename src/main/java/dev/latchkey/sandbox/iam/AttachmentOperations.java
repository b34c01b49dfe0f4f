package dev.latchkey.sandbox.iam;

import dev.latchkey.sandbox.account.Identity;
import dev.latchkey.sandbox.account.Identity.Kind;
import dev.latchkey.sandbox.iam.wire.IamCall;
import dev.latchkey.sandbox.iam.wire.IamRefusals;
import dev.latchkey.sandbox.iam.wire.Page;
import dev.latchkey.sandbox.iam.wire.Shapes;
import dev.latchkey.sandbox.operation.Fields;
import java.util.List;

/** Managed policies on users, groups and roles (IAM API Reference, "AttachUserPolicy" and its neighbours). */
record AttachmentOperations() {

    /** Managed policies one identity can have (IAM User Guide, "IAM and AWS STS quotas"). */
    static final int MOST = 10;

    void addTo(IamOperations operations) {
        for (Kind kind : Kind.values()) {
            operations
                    .add("Attach" + kind.title() + "Policy", call -> attach(call, kind))
                    .add("Detach" + kind.title() + "Policy", call -> detach(call, kind))
                    .add("ListAttached" + kind.title() + "Policies", call -> list(call, kind));
        }
    }

    private static Fields attach(IamCall call, Kind kind) {
        String arn = call.members().arn("PolicyArn");
        Identity identity = identity(call, kind, arn);
        if (call.account().policy(arn).isEmpty()) {
            throw IamRefusals.missing("Policy " + arn + " does not exist or is not attachable.");
        }
        if (!identity.grants().attached().contains(arn)) {
            if (identity.grants().attached().size() >= MOST) {
                throw IamRefusals.quota("PoliciesPer" + kind.title(), MOST);
            }
            call.account().put(identity.with(identity.grants().attach(arn)));
        }
        return Fields.none();
    }

    private static Fields detach(IamCall call, Kind kind) {
        String arn = call.members().arn("PolicyArn");
        Identity identity = identity(call, kind, arn);
        if (!identity.grants().attached().contains(arn)) {
            throw IamRefusals.missing("Policy " + arn + " was not found.");
        }
        call.account().put(identity.with(identity.grants().detach(arn)));
        return Fields.none();
    }

    private static Fields list(IamCall call, Kind kind) {
        String prefix = call.members().pathPrefix();
        Identity identity = call.identity(kind);
        List<String> arns = identity.grants().attached().stream()
                .filter(arn -> call.account()
                        .policy(arn)
                        .filter(policy -> policy.plate().path().startsWith(prefix))
                        .isPresent())
                .toList();
        return Page.of(call, arns, AttachmentOperations::key).fields("AttachedPolicies", Shapes::attached);
    }

    private static Identity identity(IamCall call, Kind kind, String policyArn) {
        return call.identity(
                kind, access -> Boundaries.inForce(call, kind).apply(access.with("iam:PolicyARN", policyArn)));
    }

    /** Short enough for a marker: AWS's policy and the account's may share a name, nothing else may. */
    private static String key(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1) + " " + arn.split(":", 6)[4];
    }
}
