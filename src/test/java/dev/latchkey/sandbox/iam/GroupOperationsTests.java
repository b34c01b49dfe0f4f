package dev.latchkey.sandbox.iam;

import static dev.latchkey.sandbox.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.sandbox.RunningSandbox;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.GetGroupResponse;
import software.amazon.awssdk.services.iam.model.Group;
import software.amazon.awssdk.services.iam.model.User;

class GroupOperationsTests {

    @RegisterExtension
    final RunningSandbox sandbox = new RunningSandbox();

    @Test
    void createsListsAndDeletes() {
        Group created = iam().createGroup(r -> r.groupName("night-shift").path("/teams/"))
                .group();
        assertThat(created.arn()).isEqualTo("arn:aws:iam::123456789012:group/teams/night-shift");
        assertThat(created.groupId()).matches("AGPA[A-Z0-9]{17}");

        assertThat(iam().listGroups(r -> r.pathPrefix("/teams/")).groups()).containsExactly(created);
        iam().deleteGroup(r -> r.groupName("night-shift"));
        assertRefused(
                () -> iam().getGroup(r -> r.groupName("night-shift")),
                404,
                "NoSuchEntity",
                "The group with name night-shift cannot be found.");
    }

    @Test
    void holdsNamesUniqueIgnoringCase() {
        iam().createGroup(r -> r.groupName("Night"));
        assertRefused(
                () -> iam().createGroup(r -> r.groupName("night")),
                409,
                "EntityAlreadyExists",
                "Group with name night already exists.");
    }

    @Test
    void addsAndRemovesMembers() {
        iam().createGroup(r -> r.groupName("night"));
        iam().createUser(r -> r.userName("frida"));
        iam().createUser(r -> r.userName("gustav"));
        iam().addUserToGroup(r -> r.groupName("night").userName("frida"));
        iam().addUserToGroup(r -> r.groupName("night").userName("frida"));
        iam().addUserToGroup(r -> r.groupName("night").userName("gustav"));

        GetGroupResponse read = iam().getGroup(r -> r.groupName("night"));
        assertThat(read.group().groupName()).isEqualTo("night");
        assertThat(read.users()).extracting(User::userName).containsExactly("frida", "gustav");
        assertThat(iam().listGroupsForUser(r -> r.userName("frida")).groups()).containsExactly(read.group());
        assertThat(iam().getGroupPaginator(r -> r.groupName("night").maxItems(1))
                        .users())
                .hasSize(2);

        iam().removeUserFromGroup(r -> r.groupName("night").userName("frida"));
        assertThat(iam().listGroupsForUser(r -> r.userName("frida")).groups()).isEmpty();
    }

    @Test
    void saysWhichSideOfAMembershipIsMissing() {
        iam().createGroup(r -> r.groupName("night"));
        iam().createUser(r -> r.userName("frida"));
        assertRefused(
                () -> iam().addUserToGroup(r -> r.groupName("day").userName("frida")),
                404,
                "NoSuchEntity",
                "The group with name day cannot be found.");
        assertRefused(
                () -> iam().addUserToGroup(r -> r.groupName("night").userName("bob")),
                404,
                "NoSuchEntity",
                "The user with name bob cannot be found.");
        assertRefused(
                () -> iam().removeUserFromGroup(r -> r.groupName("night").userName("bob")),
                404,
                "NoSuchEntity",
                "The user with name bob cannot be found.");
    }

    @Test
    void takesAUserIntoTenGroupsAtMost() {
        iam().createUser(r -> r.userName("frida"));
        IntStream.range(0, 11).forEach(n -> iam().createGroup(r -> r.groupName("g" + n)));
        IntStream.range(0, 10)
                .forEach(n -> iam().addUserToGroup(r -> r.groupName("g" + n).userName("frida")));
        assertRefused(
                () -> iam().addUserToGroup(r -> r.groupName("g10").userName("frida")),
                409,
                "LimitExceeded",
                "Cannot exceed quota for GroupsPerUser: 10");
        iam().addUserToGroup(r -> r.groupName("g9").userName("frida"));
    }

    @Test
    void deletesOnlyAnEmptyGroup() {
        iam().createGroup(r -> r.groupName("night"));
        iam().createUser(r -> r.userName("frida"));
        iam().addUserToGroup(r -> r.groupName("night").userName("frida"));
        iam().putGroupPolicy(r -> r.groupName("night").policyName("p").policyDocument(Documents.ALLOW_ALL));
        assertDeleteConflict("Cannot delete entity, must remove users from group first.");
        iam().removeUserFromGroup(r -> r.groupName("night").userName("frida"));
        assertDeleteConflict("Cannot delete entity, must delete policies first.");
        iam().deleteGroupPolicy(r -> r.groupName("night").policyName("p"));
        iam().deleteGroup(r -> r.groupName("night"));
    }

    private void assertDeleteConflict(String message) {
        assertRefused(() -> iam().deleteGroup(r -> r.groupName("night")), 409, "DeleteConflict", message);
    }

    private IamClient iam() {
        return sandbox.admin().iam();
    }
}
