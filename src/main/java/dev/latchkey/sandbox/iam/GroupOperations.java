package dev.latchkey.sandbox.iam;

import dev.latchkey.sandbox.account.Group;
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
import java.util.SortedSet;
import java.util.TreeSet;

/** Groups and their members (IAM API Reference, "CreateGroup" and its neighbours). */
record GroupOperations(Identifiers identifiers) {

    private static final int PER_ACCOUNT = 300;
    private static final int PER_USER = 10;

    void addTo(IamOperations operations) {
        operations
                .add("CreateGroup", this::create)
                .add("GetGroup", GroupOperations::get)
                .add("ListGroups", GroupOperations::list)
                .add("DeleteGroup", GroupOperations::delete)
                .add("AddUserToGroup", GroupOperations::addUser)
                .add("RemoveUserFromGroup", GroupOperations::removeUser);
    }

    private Fields create(IamCall call) {
        String name = call.members().name("GroupName", 128);
        String path = call.members().path();
        String arn = call.arn("group", path + name);
        call.authorize(arn);
        if (call.account().isTaken(Kind.GROUP, name)) {
            throw IamRefusals.exists("Group with name " + name + " already exists.");
        }
        if (call.account().groups().size() >= PER_ACCOUNT) {
            throw IamRefusals.quota("GroupsPerAccount", PER_ACCOUNT);
        }
        Group group = Group.of(new Nameplate(arn, path, name, identifiers.unique(Kind.GROUP.idPrefix()), call.now()));
        call.account().put(group);
        return Fields.of("Group", Shapes.listed(group));
    }

    private static Fields get(IamCall call) {
        Group group = call.group();
        return Page.of(call, call.account().members(group.name()), User::name)
                .fields("Users", Shapes::listed)
                .with("Group", Shapes.listed(group));
    }

    private static Fields list(IamCall call) {
        String prefix = call.members().pathPrefix();
        call.authorize(call.arn("group", prefix));
        List<Group> groups = call.account().groups().stream()
                .filter(group -> group.plate().path().startsWith(prefix))
                .toList();
        return Page.of(call, groups, Group::name).fields("Groups", Shapes::listed);
    }

    private static Fields delete(IamCall call) {
        Group group = call.group();
        Leftovers.refuseMembers(!call.account().members(group.name()).isEmpty());
        Leftovers.refusePolicies(group);
        call.account().remove(group);
        return Fields.none();
    }

    private static Fields addUser(IamCall call) {
        User user = member(call);
        SortedSet<String> groups = new TreeSet<>(user.groups());
        if (groups.add(call.members().name("GroupName", 128))) {
            if (groups.size() > PER_USER) {
                throw IamRefusals.quota("GroupsPerUser", PER_USER);
            }
            call.account().put(user.withGroups(groups));
        }
        return Fields.none();
    }

    private static Fields removeUser(IamCall call) {
        User user = member(call);
        SortedSet<String> groups = new TreeSet<>(user.groups());
        if (groups.remove(call.members().name("GroupName", 128))) {
            call.account().put(user.withGroups(groups));
        }
        return Fields.none();
    }

    /** The user of a membership; the permission is needed on the group only. */
    private static User member(IamCall call) {
        String name = call.members().name("UserName", 128);
        call.group();
        return call.account().user(name).orElseThrow(() -> IamRefusals.missing(Kind.USER, name));
    }
}
