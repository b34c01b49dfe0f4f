package dev.latchkey.sandbox.iam;

import dev.latchkey.sandbox.account.Identifiers;
import dev.latchkey.sandbox.account.Identity;
import dev.latchkey.sandbox.account.Identity.Kind;
import dev.latchkey.sandbox.account.ManagedPolicy;
import dev.latchkey.sandbox.account.Nameplate;
import dev.latchkey.sandbox.iam.wire.IamCall;
import dev.latchkey.sandbox.iam.wire.IamRefusals;
import dev.latchkey.sandbox.iam.wire.Members;
import dev.latchkey.sandbox.iam.wire.Page;
import dev.latchkey.sandbox.iam.wire.PolicyText;
import dev.latchkey.sandbox.iam.wire.PolicyUse;
import dev.latchkey.sandbox.iam.wire.Shapes;
import dev.latchkey.sandbox.operation.Fields;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Predicate;

/** Managed policies, the account's own and AWS's (IAM API Reference, "CreatePolicy" and its neighbours). */
record PolicyOperations(Identifiers identifiers) {

    private static final int PER_ACCOUNT = 1500;
    private static final int SIZE = 6144;
    private static final List<String> USAGES = List.of("PermissionsPolicy", "PermissionsBoundary");
    private static final List<String> ENTITIES =
            List.of("User", "Role", "Group", "LocalManagedPolicy", "AWSManagedPolicy");

    void addTo(IamOperations operations) {
        operations
                .add("CreatePolicy", this::create)
                .add("GetPolicy", PolicyOperations::get)
                .add("ListPolicies", PolicyOperations::list)
                .add("DeletePolicy", PolicyOperations::delete)
                .add("ListEntitiesForPolicy", PolicyOperations::entities);
    }

    private Fields create(IamCall call) {
        String name = call.members().name("PolicyName", 128);
        String path = call.members().path();
        String document = call.members().document("PolicyDocument");
        String description = call.members().description();
        SortedMap<String, String> tags = call.members().tags();
        String arn = call.arn("policy", path + name);
        call.signer().require(IamCall.tagging(call.access(arn), tags));
        List<ManagedPolicy> own = call.account().policies().stream()
                .filter(policy -> !policy.isOfAws())
                .toList();
        if (own.stream().anyMatch(policy -> policy.name().equalsIgnoreCase(name))) {
            throw IamRefusals.exists("A policy called " + name + " already exists. Duplicate names are not allowed.");
        }
        if (own.size() >= PER_ACCOUNT) {
            throw IamRefusals.quota("PoliciesPerAccount", PER_ACCOUNT);
        }
        requireText(document);
        ManagedPolicy policy = ManagedPolicy.of(
                        new Nameplate(arn, path, name, identifiers.unique("ANPA"), call.now()), description, document)
                .withTags(tags);
        call.account().put(policy);
        return Fields.of(
                "Policy", Shapes.listed(policy, PolicyUse.in(call.account())).with("Tags", Shapes.tags(tags)));
    }

    /** Refuses what is not a policy or is longer than a managed policy may be. */
    static void requireText(String document) {
        PolicyText.requireIdentityPolicy(document);
        if (PolicyText.size(document) > SIZE) {
            throw IamRefusals.quota("PolicySize", SIZE);
        }
    }

    private static Fields get(IamCall call) {
        return Fields.of("Policy", Shapes.full(call.policy(), PolicyUse.in(call.account())));
    }

    private static Fields list(IamCall call) {
        Members members = call.members();
        String scope = members.choice("Scope", List.of("All", "AWS", "Local")).orElse("All");
        String usage = members.choice("PolicyUsageFilter", USAGES).orElse("");
        String prefix = members.pathPrefix();
        boolean onlyAttached = members.flag("OnlyAttached");
        call.authorize(call.arn("policy", prefix));
        PolicyUse use = PolicyUse.in(call.account());
        Predicate<ManagedPolicy> inScope = policy -> scope.equals("All") || policy.isOfAws() == scope.equals("AWS");
        Predicate<ManagedPolicy> used = policy -> switch (usage) {
            case "PermissionsPolicy" -> use.attachments(policy.arn()) > 0;
            case "PermissionsBoundary" -> use.boundaries(policy.arn()) > 0;
            default -> !onlyAttached || use.attachments(policy.arn()) > 0;
        };
        List<ManagedPolicy> found = call.account().policies().stream()
                .filter(inScope.and(used))
                .filter(policy -> policy.plate().path().startsWith(prefix))
                .toList();
        return Page.of(call, found, PolicyOperations::key).fields("Policies", policy -> Shapes.listed(policy, use));
    }

    private static Fields delete(IamCall call) {
        ManagedPolicy policy = call.ownPolicy();
        if (PolicyUse.in(call.account()).isUsed(policy.arn())) {
            throw IamRefusals.conflict("Cannot delete a policy attached to entities.");
        }
        if (policy.versions().size() > 1) {
            throw IamRefusals.conflict("This policy has more than one version. Before you delete a policy, you must"
                    + " delete the policy's versions. The default version is deleted with the policy.");
        }
        call.account().remove(policy);
        return Fields.none();
    }

    private static Fields entities(IamCall call) {
        String filter = call.members().choice("EntityFilter", ENTITIES).orElse("");
        String usage = call.members().choice("PolicyUsageFilter", USAGES).orElse("");
        String prefix = call.members().pathPrefix();
        ManagedPolicy policy = call.policy();
        List<Identity> found = call.account().identities().stream()
                .filter(identity -> filter.isEmpty() || identity.kind().title().equals(filter))
                .filter(identity -> identity.plate().path().startsWith(prefix))
                .filter(identity -> uses(identity, policy.arn(), usage))
                .toList();
        Page<Identity> page = Page.of(call, found, identity -> identity.kind().word() + "/" + identity.name());
        Fields fields = Fields.of("IsTruncated", page.marker() != null).with("Marker", page.marker());
        for (Kind kind : Kind.values()) {
            fields.with("Policy" + kind.title() + "s", ofKind(page.items(), kind));
        }
        return fields;
    }

    private static boolean uses(Identity identity, String arn, String usage) {
        boolean attached = identity.grants().attached().contains(arn) && !usage.equals("PermissionsBoundary");
        boolean bounds = arn.equals(identity.grants().boundary()) && !usage.equals("PermissionsPolicy");
        return attached || bounds;
    }

    private static List<Fields> ofKind(List<Identity> identities, Kind kind) {
        return identities.stream()
                .filter(identity -> identity.kind() == kind)
                .map(identity ->
                        Fields.of(kind.title() + "Name", identity.name()).with(kind.title() + "Id", identity.id()))
                .toList();
    }

    /** AWS's policy and the account's may share a name, nothing else may. */
    private static String key(ManagedPolicy policy) {
        return policy.name() + (policy.isOfAws() ? " aws" : "");
    }
}
