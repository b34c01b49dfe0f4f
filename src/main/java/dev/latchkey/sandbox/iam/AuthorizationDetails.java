package dev.latchkey.sandbox.iam;

import dev.latchkey.sandbox.account.Account;
import dev.latchkey.sandbox.account.Group;
import dev.latchkey.sandbox.account.Identity;
import dev.latchkey.sandbox.account.ManagedPolicy;
import dev.latchkey.sandbox.account.Role;
import dev.latchkey.sandbox.account.User;
import dev.latchkey.sandbox.iam.wire.IamCall;
import dev.latchkey.sandbox.iam.wire.Page;
import dev.latchkey.sandbox.iam.wire.PolicyUse;
import dev.latchkey.sandbox.iam.wire.Shapes;
import dev.latchkey.sandbox.operation.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Everything IAM knows in one call (IAM API Reference, "GetAccountAuthorizationDetails"). Unlike AWS it leaves AWS's
 * own policies out unless the filter asks for them, and then tells those in use.
 */
record AuthorizationDetails() {

    private static final List<String> KINDS =
            List.of("User", "Role", "Group", "LocalManagedPolicy", "AWSManagedPolicy");
    private static final List<String> UNFILTERED = KINDS.subList(0, 4);

    /** One thing to tell, shaped only when its page is asked for. */
    private record Detail(String kind, String name, Supplier<Fields> shape) {

        String key() {
            return kind + "/" + name;
        }
    }

    void addTo(IamOperations operations) {
        operations.add("GetAccountAuthorizationDetails", AuthorizationDetails::get);
    }

    private static Fields get(IamCall call) {
        List<String> asked = call.members().choices("Filter", KINDS);
        List<String> filter = asked.isEmpty() ? UNFILTERED : asked;
        call.authorize("*");
        PolicyUse use = PolicyUse.in(call.account());
        List<Detail> all = details(call.account(), use).stream()
                .filter(detail -> filter.contains(detail.kind()))
                .toList();
        Page<Detail> page = Page.of(call, all, Detail::key);
        return Fields.of("UserDetailList", shapes(page, "User"))
                .with("GroupDetailList", shapes(page, "Group"))
                .with("RoleDetailList", shapes(page, "Role"))
                .with("Policies", shapes(page, "ManagedPolicy"))
                .with("IsTruncated", page.marker() != null)
                .with("Marker", page.marker());
    }

    private static List<Detail> details(Account account, PolicyUse use) {
        List<Detail> all = new ArrayList<>();
        account.users().forEach(user -> all.add(new Detail("User", user.name(), () -> user(user))));
        account.groups().forEach(group -> all.add(new Detail("Group", group.name(), () -> group(group))));
        account.roles().forEach(role -> all.add(new Detail("Role", role.name(), () -> role(account, role))));
        account.policies().stream()
                .filter(policy -> !policy.isOfAws() || use.isUsed(policy.arn()))
                .forEach(policy -> all.add(new Detail(
                        policy.isOfAws() ? "AWSManagedPolicy" : "LocalManagedPolicy",
                        policy.name(),
                        () -> policy(policy, use))));
        return all;
    }

    private static List<Fields> shapes(Page<Detail> page, String kind) {
        return page.items().stream()
                .filter(detail -> detail.kind().endsWith(kind))
                .map(detail -> detail.shape().get())
                .toList();
    }

    private static Fields user(User user) {
        return policies(user, Shapes.full(user)).with("GroupList", List.copyOf(user.groups()));
    }

    private static Fields group(Group group) {
        return policies(group, Shapes.listed(group));
    }

    private static Fields role(Account account, Role role) {
        return policies(role, Shapes.detailed(role))
                .with("InstanceProfileList", List.of())
                .with("RoleLastUsed", Shapes.lastUsed(account.lastUse(role.id())));
    }

    private static Fields policies(Identity identity, Fields shape) {
        return shape.with(
                        identity.kind().title() + "PolicyList",
                        Shapes.inline(identity.grants().inline()))
                .with(
                        "AttachedManagedPolicies",
                        identity.grants().attached().stream()
                                .map(Shapes::attached)
                                .toList());
    }

    private static Fields policy(ManagedPolicy policy, PolicyUse use) {
        return Shapes.listed(policy, use)
                .with("Description", policy.description())
                .with(
                        "PolicyVersionList",
                        policy.versions().reversed().stream()
                                .map(version -> Shapes.version(policy, version)
                                        .with("Document", Shapes.encoded(version.document())))
                                .toList());
    }
}
