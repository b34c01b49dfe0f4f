package dev.latchkey.sandbox.iam;

import dev.latchkey.sandbox.account.Grants;
import dev.latchkey.sandbox.account.Identifiers;
import dev.latchkey.sandbox.account.Identity.Kind;
import dev.latchkey.sandbox.account.Nameplate;
import dev.latchkey.sandbox.account.User;
import dev.latchkey.sandbox.iam.wire.IamCall;
import dev.latchkey.sandbox.iam.wire.IamRefusals;
import dev.latchkey.sandbox.iam.wire.Page;
import dev.latchkey.sandbox.iam.wire.Shapes;
import dev.latchkey.sandbox.operation.Fields;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeSet;

/** Users and what they carry along (IAM API Reference, "CreateUser" and its neighbours). */
record UserOperations(Identifiers identifiers) {

    private static final int PER_ACCOUNT = 5000;

    void addTo(IamOperations operations) {
        operations
                .add("CreateUser", this::create)
                .add("GetUser", UserOperations::get)
                .add("ListUsers", UserOperations::list)
                .add("DeleteUser", UserOperations::delete)
                .add("ListGroupsForUser", UserOperations::groups)
                .add("ListMFADevices", UserOperations::devices);
    }

    private Fields create(IamCall call) {
        String name = call.members().name("UserName", 64);
        String path = call.members().path();
        SortedMap<String, String> tags = call.members().tags();
        String boundary = Boundaries.requested(call);
        String arn = call.arn("user", path + name);
        call.signer().require(IamCall.tagging(call.access(arn), tags).with(Boundaries.KEY, boundary));
        if (call.account().isTaken(Kind.USER, name)) {
            throw IamRefusals.exists("User with name " + name + " already exists.");
        }
        if (call.account().users().size() >= PER_ACCOUNT) {
            throw IamRefusals.quota("UsersPerAccount", PER_ACCOUNT);
        }
        Boundaries.requireKnown(call, boundary);
        User user = new User(
                new Nameplate(arn, path, name, identifiers.unique(Kind.USER.idPrefix()), call.now()),
                Grants.none().bounded(boundary),
                new TreeSet<>(),
                tags,
                List.of());
        call.account().put(user);
        return Fields.of("User", Shapes.full(user));
    }

    private static Fields get(IamCall call) {
        return Fields.of("User", Shapes.full(call.userOrSigner()));
    }

    private static Fields list(IamCall call) {
        String prefix = call.members().pathPrefix();
        call.authorize(call.arn("user", prefix));
        List<User> users = call.account().users().stream()
                .filter(user -> user.plate().path().startsWith(prefix))
                .toList();
        return Page.of(call, users, User::name).fields("Users", Shapes::listed);
    }

    private static Fields delete(IamCall call) {
        User user = call.user();
        Leftovers.refuseMembers(!user.groups().isEmpty());
        Leftovers.refusePolicies(user);
        if (!user.keys().isEmpty()) {
            throw IamRefusals.conflict("Cannot delete entity, must delete access keys first.");
        }
        call.account().remove(user);
        return Fields.none();
    }

    private static Fields groups(IamCall call) {
        User user = call.user();
        List<String> names = List.copyOf(user.groups());
        return Page.of(call, names, name -> name)
                .fields(
                        "Groups",
                        name -> call.account().group(name).map(Shapes::listed).orElseThrow());
    }

    /** No operation here gives a user a device. */
    private static Fields devices(IamCall call) {
        call.userOrSigner();
        return Fields.of("MFADevices", List.of()).with("IsTruncated", false);
    }
}
