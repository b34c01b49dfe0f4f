package dev.latchkey.sandbox.iam;

import static dev.latchkey.sandbox.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.latchkey.sandbox.RunningSandbox;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.EntityAlreadyExistsException;
import software.amazon.awssdk.services.iam.model.ListUsersResponse;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.iam.model.User;

class UserOperationsTests {

    private static final String READ_ONLY = "arn:aws:iam::aws:policy/ReadOnlyAccess";

    @RegisterExtension
    final RunningSandbox sandbox = new RunningSandbox();

    @Test
    void createsAUserWithPathTagsAndBoundary() {
        User created = iam().createUser(r -> r.userName("frida")
                        .path("/staff/north/")
                        .permissionsBoundary(READ_ONLY)
                        .tags(Tag.builder().key("team").value("blue").build()))
                .user();

        assertThat(created.arn()).isEqualTo("arn:aws:iam::123456789012:user/staff/north/frida");
        assertThat(created.userId()).matches("AIDA[A-Z0-9]{17}");
        assertThat(created.path()).isEqualTo("/staff/north/");
        assertThat(created.createDate()).isBeforeOrEqualTo(sandbox.now());
        assertThat(created.permissionsBoundary().permissionsBoundaryArn()).isEqualTo(READ_ONLY);
        assertThat(created.permissionsBoundary().permissionsBoundaryTypeAsString())
                .isEqualTo("Policy");

        User read = iam().getUser(r -> r.userName("frida")).user();
        assertThat(read).isEqualTo(created);
        assertThat(read.tags())
                .containsExactly(Tag.builder().key("team").value("blue").build());
    }

    @Test
    void getsTheCallerWhenNoNameIsGiven() {
        assertThat(iam().getUser().user().userName()).isEqualTo("latchkey-admin");
    }

    @Test
    void leavesBoundaryAndTagsOutOfTheList() {
        iam().createUser(r -> r.userName("frida")
                .permissionsBoundary(READ_ONLY)
                .tags(Tag.builder().key("team").value("blue").build()));

        User listed = iam().listUsersPaginator().users().stream()
                .filter(user -> user.userName().equals("frida"))
                .findFirst()
                .orElseThrow();
        assertThat(listed.permissionsBoundary()).isNull();
        assertThat(listed.hasTags()).isFalse();
    }

    @Test
    void pagesByMaxItemsAndMarker() {
        IntStream.range(0, 7)
                .forEach(n -> iam().createUser(r -> r.userName("worker" + n).path("/workers/")));

        ListUsersResponse first = iam().listUsers(r -> r.pathPrefix("/workers/").maxItems(3));
        assertThat(first.isTruncated()).isTrue();
        assertThat(first.users()).extracting(User::userName).containsExactly("worker0", "worker1", "worker2");

        ListUsersResponse second =
                iam().listUsers(r -> r.pathPrefix("/workers/").maxItems(3).marker(first.marker()));
        assertThat(second.users()).extracting(User::userName).containsExactly("worker3", "worker4", "worker5");

        assertThat(iam().listUsersPaginator(r -> r.pathPrefix("/workers/").maxItems(2))
                        .users())
                .hasSize(7);
        assertThat(iam().listUsers(r -> r.pathPrefix("/workers/")).isTruncated())
                .isFalse();
    }

    @Test
    void refusesAMarkerItDidNotGive() {
        assertRefused(() -> iam().listUsers(r -> r.marker("elsewhere")), 400, "ValidationError", "Invalid Marker.");
    }

    @Test
    void refusesMaxItemsOutOfRange() {
        assertRefused(
                () -> iam().listUsers(r -> r.maxItems(1001)),
                400,
                "ValidationError",
                "1 validation error detected: Value '1001' at 'maxItems' failed to satisfy constraint:"
                        + " Member must have value less than or equal to 1000");
    }

    @Test
    void holdsNamesUniqueIgnoringCase() {
        iam().createUser(r -> r.userName("Frida"));
        assertRefused(
                () -> iam().createUser(r -> r.userName("frida")),
                409,
                "EntityAlreadyExists",
                "User with name frida already exists.");
        assertThat(catchThrowable(() -> iam().createUser(r -> r.userName("Frida"))))
                .isInstanceOf(EntityAlreadyExistsException.class);
    }

    @Test
    void saysWhichUserIsMissing() {
        assertRefused(
                () -> iam().getUser(r -> r.userName("bob")),
                404,
                "NoSuchEntity",
                "The user with name bob cannot be found.");
        assertThat(catchThrowable(() -> iam().deleteUser(r -> r.userName("bob"))))
                .isInstanceOf(NoSuchEntityException.class);
    }

    @Test
    void holdsTheNamePattern() {
        assertRefused(
                () -> iam().createUser(r -> r.userName("fri da")),
                400,
                "ValidationError",
                "The specified value for userName is invalid. It must contain only alphanumeric characters"
                        + " and/or the following: +=,.@_-");
        assertRefused(
                () -> iam().createUser(r -> r.userName("frida").path("north")),
                400,
                "ValidationError",
                "The specified value for path is invalid. It must begin and end with / and contain only"
                        + " alphanumeric characters and/or / characters.");
        String tooLong = "f".repeat(65);
        assertRefused(
                () -> iam().createUser(r -> r.userName(tooLong)),
                400,
                "ValidationError",
                "1 validation error detected: Value '" + tooLong + "' at 'userName' failed to satisfy constraint:"
                        + " Member must have length less than or equal to 64");
    }

    @Test
    void refusesABoundaryThatDoesNotExist() {
        String arn = "arn:aws:iam::123456789012:policy/none";
        assertRefused(
                () -> iam().createUser(r -> r.userName("frida").permissionsBoundary(arn)),
                404,
                "NoSuchEntity",
                "Scope ARN: " + arn + " does not exist or is not attachable.");
        assertThat(iam().listUsersPaginator().users())
                .noneMatch(user -> user.userName().equals("frida"));
    }

    @Test
    void putsAndDeletesABoundary() {
        iam().createUser(r -> r.userName("frida"));
        iam().putUserPermissionsBoundary(r -> r.userName("frida").permissionsBoundary(READ_ONLY));
        assertThat(iam().getUser(r -> r.userName("frida"))
                        .user()
                        .permissionsBoundary()
                        .permissionsBoundaryArn())
                .isEqualTo(READ_ONLY);

        iam().deleteUserPermissionsBoundary(r -> r.userName("frida"));
        assertThat(iam().getUser(r -> r.userName("frida")).user().permissionsBoundary())
                .isNull();
        assertRefused(
                () -> iam().deleteUserPermissionsBoundary(r -> r.userName("frida")),
                404,
                "NoSuchEntity",
                "The user with name frida does not have a permissions boundary.");
    }

    @Test
    void deletesOnlyABareUser() {
        iam().createUser(r -> r.userName("frida"));
        iam().createGroup(r -> r.groupName("staff"));
        String key = iam().createAccessKey(r -> r.userName("frida")).accessKey().accessKeyId();
        iam().putUserPolicy(r -> r.userName("frida").policyName("p").policyDocument(Documents.ALLOW_ALL));
        iam().attachUserPolicy(r -> r.userName("frida").policyArn(READ_ONLY));
        iam().addUserToGroup(r -> r.userName("frida").groupName("staff"));

        assertDeleteConflict("Cannot delete entity, must remove users from group first.");
        iam().removeUserFromGroup(r -> r.userName("frida").groupName("staff"));
        assertDeleteConflict("Cannot delete entity, must detach all policies first.");
        iam().detachUserPolicy(r -> r.userName("frida").policyArn(READ_ONLY));
        assertDeleteConflict("Cannot delete entity, must delete policies first.");
        iam().deleteUserPolicy(r -> r.userName("frida").policyName("p"));
        assertDeleteConflict("Cannot delete entity, must delete access keys first.");
        iam().deleteAccessKey(r -> r.userName("frida").accessKeyId(key));

        iam().deleteUser(r -> r.userName("frida"));
        assertRefused(
                () -> iam().getUser(r -> r.userName("frida")),
                404,
                "NoSuchEntity",
                "The user with name frida cannot be found.");
    }

    @Test
    void tagsAndUntags() {
        iam().createUser(r -> r.userName("frida"));
        iam().tagUser(r -> r.userName("frida")
                .tags(
                        Tag.builder().key("team").value("blue").build(),
                        Tag.builder().key("stage").value("dev").build()));
        iam().tagUser(r -> r.userName("frida")
                .tags(Tag.builder().key("Team").value("green").build()));
        iam().untagUser(r -> r.userName("frida").tagKeys("stage"));

        assertThat(iam().listUserTags(r -> r.userName("frida")).tags())
                .containsExactly(Tag.builder().key("Team").value("green").build());
        assertRefused(
                () -> iam().tagUser(r -> r.userName("frida")
                        .tags(
                                Tag.builder().key("a").value("1").build(),
                                Tag.builder().key("A").value("2").build())),
                400,
                "InvalidInput",
                "Duplicate tag keys found. Please note that Tag keys are case insensitive.");
    }

    @Test
    void listsNoMfaDevices() {
        iam().createUser(r -> r.userName("frida"));
        assertThat(iam().listMFADevices(r -> r.userName("frida")).mfaDevices()).isEmpty();
    }

    private void assertDeleteConflict(String message) {
        assertRefused(() -> iam().deleteUser(r -> r.userName("frida")), 409, "DeleteConflict", message);
    }

    private IamClient iam() {
        return sandbox.admin().iam();
    }
}
