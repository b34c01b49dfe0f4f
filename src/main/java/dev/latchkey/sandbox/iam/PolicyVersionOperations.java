package dev.latchkey.sandbox.iam;

import dev.latchkey.sandbox.account.ManagedPolicy;
import dev.latchkey.sandbox.account.ManagedPolicy.Version;
import dev.latchkey.sandbox.iam.wire.IamCall;
import dev.latchkey.sandbox.iam.wire.IamRefusals;
import dev.latchkey.sandbox.iam.wire.Page;
import dev.latchkey.sandbox.iam.wire.Shapes;
import dev.latchkey.sandbox.operation.Fields;
import dev.latchkey.sandbox.operation.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The texts a managed policy had and has (IAM User Guide, "Versioning IAM policies"). */
record PolicyVersionOperations() {

    private static final int MOST = 5;
    private static final Pattern ID = Pattern.compile("v[1-9][0-9]*(\\.[A-Za-z0-9-]*)?");

    void addTo(IamOperations operations) {
        operations
                .add("CreatePolicyVersion", PolicyVersionOperations::create)
                .add("GetPolicyVersion", PolicyVersionOperations::get)
                .add("ListPolicyVersions", PolicyVersionOperations::list)
                .add("SetDefaultPolicyVersion", PolicyVersionOperations::setDefault)
                .add("DeletePolicyVersion", PolicyVersionOperations::delete);
    }

    private static Fields create(IamCall call) {
        String document = call.members().document("PolicyDocument");
        ManagedPolicy policy = call.ownPolicy();
        PolicyOperations.requireText(document);
        if (policy.versions().size() >= MOST) {
            throw IamRefusals.limit("A managed policy can have up to " + MOST
                    + " versions. Before you create a new version, you must delete an existing version.");
        }
        int number = policy.lastNumber() + 1;
        Version version = new Version("v" + number, document, call.now());
        List<Version> versions = new ArrayList<>(policy.versions());
        versions.add(version);
        ManagedPolicy changed = policy.withVersions(
                versions, call.members().flag("SetAsDefault") ? version.id() : policy.defaultVersion(), number);
        call.account().put(changed);
        return Fields.of("PolicyVersion", Shapes.version(changed, version));
    }

    private static Fields get(IamCall call) {
        String id = call.members().text("VersionId", ID);
        ManagedPolicy policy = call.policy();
        Version version = policy.version(id).orElseThrow(() -> missing(policy, id));
        return Fields.of(
                "PolicyVersion", Shapes.version(policy, version).with("Document", Shapes.encoded(version.document())));
    }

    private static Fields list(IamCall call) {
        ManagedPolicy policy = call.policy();
        return Page.of(call, policy.versions(), PolicyVersionOperations::newestFirst)
                .fields("Versions", version -> Shapes.version(policy, version));
    }

    private static Fields setDefault(IamCall call) {
        String id = call.members().text("VersionId", ID);
        ManagedPolicy policy = call.ownPolicy();
        if (policy.version(id).isEmpty()) {
            throw missing(policy, id);
        }
        call.account().put(policy.withVersions(policy.versions(), id, policy.lastNumber()));
        return Fields.none();
    }

    private static Fields delete(IamCall call) {
        String id = call.members().text("VersionId", ID);
        ManagedPolicy policy = call.ownPolicy();
        Version version = policy.version(id).orElseThrow(() -> missing(policy, id));
        if (id.equals(policy.defaultVersion())) {
            throw IamRefusals.conflict("Cannot delete the default version of a policy.");
        }
        List<Version> versions = new ArrayList<>(policy.versions());
        versions.remove(version);
        call.account().put(policy.withVersions(versions, policy.defaultVersion(), policy.lastNumber()));
        return Fields.none();
    }

    private static String newestFirst(Version version) {
        return "%010d".formatted(1_000_000_000 - Integer.parseInt(version.id().substring(1)));
    }

    private static Refusal missing(ManagedPolicy policy, String id) {
        return IamRefusals.missing(
                "Policy " + policy.arn() + " version " + id + " does not exist or is not attachable.");
    }
}
