package dev.latchkey.sandbox.iam;

import dev.latchkey.sandbox.account.Grants;
import dev.latchkey.sandbox.account.Identifiers;
import dev.latchkey.sandbox.account.Identity.Kind;
import dev.latchkey.sandbox.account.Nameplate;
import dev.latchkey.sandbox.account.Role;
import dev.latchkey.sandbox.iam.wire.IamCall;
import dev.latchkey.sandbox.iam.wire.IamRefusals;
import dev.latchkey.sandbox.iam.wire.Page;
import dev.latchkey.sandbox.iam.wire.PolicyText;
import dev.latchkey.sandbox.iam.wire.Shapes;
import dev.latchkey.sandbox.operation.Fields;
import java.util.List;
import java.util.SortedMap;

/** Roles and who may assume them (IAM API Reference, "CreateRole" and its neighbours). */
record RoleOperations(Identifiers identifiers) {

    private static final int PER_ACCOUNT = 1000;
    private static final int TRUST_SIZE = 2048;

    void addTo(IamOperations operations) {
        operations
                .add("CreateRole", this::create)
                .add("GetRole", RoleOperations::get)
                .add("ListRoles", RoleOperations::list)
                .add("DeleteRole", RoleOperations::delete)
                .add("UpdateAssumeRolePolicy", RoleOperations::updateTrust);
    }

    private Fields create(IamCall call) {
        String name = call.members().name("RoleName", 64);
        String path = call.members().path();
        String trust = call.members().document("AssumeRolePolicyDocument");
        String description = call.members().description();
        int maxSession = call.members().number("MaxSessionDuration", 3600, 3600, 43_200);
        SortedMap<String, String> tags = call.members().tags();
        String boundary = Boundaries.requested(call);
        String arn = call.arn("role", path + name);
        call.signer().require(IamCall.tagging(call.access(arn), tags).with(Boundaries.KEY, boundary));
        if (call.account().isTaken(Kind.ROLE, name)) {
            throw IamRefusals.exists("Role with name " + name + " already exists.");
        }
        if (call.account().roles().size() >= PER_ACCOUNT) {
            throw IamRefusals.quota("RolesPerAccount", PER_ACCOUNT);
        }
        requireTrust(call, trust);
        Boundaries.requireKnown(call, boundary);
        Nameplate plate = new Nameplate(arn, path, name, identifiers.unique(Kind.ROLE.idPrefix()), call.now());
        Role role = new Role(plate, Grants.none().bounded(boundary), tags, trust, description, maxSession);
        call.account().put(role);
        return Fields.of("Role", Shapes.created(role));
    }

    private static Fields get(IamCall call) {
        Role role = call.role();
        return Fields.of("Role", Shapes.full(role, call.account().lastUse(role.id())));
    }

    private static Fields list(IamCall call) {
        String prefix = call.members().pathPrefix();
        call.authorize(call.arn("role", prefix));
        List<Role> roles = call.account().roles().stream()
                .filter(role -> role.plate().path().startsWith(prefix))
                .toList();
        return Page.of(call, roles, Role::name).fields("Roles", Shapes::listed);
    }

    private static Fields delete(IamCall call) {
        Role role = call.role();
        Leftovers.refusePolicies(role);
        call.account().remove(role);
        return Fields.none();
    }

    private static Fields updateTrust(IamCall call) {
        String trust = call.members().document("PolicyDocument");
        Role role = call.role();
        requireTrust(call, trust);
        call.account().put(role.withTrust(trust));
        return Fields.none();
    }

    private static void requireTrust(IamCall call, String trust) {
        PolicyText.requireTrustPolicy(trust, call.account());
        if (PolicyText.size(trust) > TRUST_SIZE) {
            throw IamRefusals.quota("ACLSizePerRole", TRUST_SIZE);
        }
    }
}
