package dev.latchkey.sandbox.iam;

import static dev.latchkey.sandbox.Refusals.assertRefused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.sandbox.RunningSandbox;
import java.net.URLDecoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.iam.model.Tag;

class RoleOperationsTests {

    private static final String BOUNDARY = "arn:aws:iam::aws:policy/ReadOnlyAccess";

    @RegisterExtension
    final RunningSandbox sandbox = new RunningSandbox();

    @Test
    void createsARoleAndGivesItsTrustUrlEncoded() {
        Role created = iam().createRole(r -> r.roleName("runner")
                        .path("/service/")
                        .description("Runs it + more")
                        .maxSessionDuration(7200)
                        .permissionsBoundary(BOUNDARY)
                        .tags(Tag.builder().key("team").value("blue").build())
                        .assumeRolePolicyDocument(Documents.TRUST_LAMBDA))
                .role();
        assertThat(created.arn()).isEqualTo("arn:aws:iam::123456789012:role/service/runner");
        assertThat(created.roleId()).matches("AROA[A-Z0-9]{17}");
        assertThat(created.maxSessionDuration()).isNull();
        assertThat(created.roleLastUsed()).isNull();
        assertThat(created.assumeRolePolicyDocument()).startsWith("%7B%22Version%22%3A%222012-10-17%22");

        Role read = iam().getRole(r -> r.roleName("runner")).role();
        assertThat(read.maxSessionDuration()).isEqualTo(7200);
        assertThat(read.description()).isEqualTo("Runs it + more");
        assertThat(read.permissionsBoundary().permissionsBoundaryArn()).isEqualTo(BOUNDARY);
        assertThat(read.roleLastUsed()).isNotNull();
        assertThat(decoded(read)).isEqualTo(Documents.TRUST_LAMBDA);

        Role listed = iam().listRoles(r -> r.pathPrefix("/service/")).roles().getFirst();
        assertThat(listed.permissionsBoundary()).isNull();
        assertThat(listed.hasTags()).isFalse();
        assertThat(listed.roleLastUsed()).isNull();
        assertThat(decoded(listed)).isEqualTo(Documents.TRUST_LAMBDA);
    }

    @Test
    void defaultsTheSessionDurationToAnHour() {
        iam().createRole(r -> r.roleName("runner").assumeRolePolicyDocument(Documents.TRUST_LAMBDA));
        assertThat(iam().getRole(r -> r.roleName("runner")).role().maxSessionDuration())
                .isEqualTo(3600);
        assertRefused(
                () -> iam().createRole(r ->
                        r.roleName("other").maxSessionDuration(3599).assumeRolePolicyDocument(Documents.TRUST_LAMBDA)),
                400,
                "ValidationError",
                "1 validation error detected: Value '3599' at 'maxSessionDuration' failed to satisfy constraint:"
                        + " Member must have value greater than or equal to 3600");
    }

    @Test
    void holdsNamesUniqueIgnoringCase() {
        iam().createRole(r -> r.roleName("Runner").assumeRolePolicyDocument(Documents.TRUST_LAMBDA));
        assertRefused(
                () -> iam().createRole(r -> r.roleName("runner").assumeRolePolicyDocument(Documents.TRUST_LAMBDA)),
                409,
                "EntityAlreadyExists",
                "Role with name runner already exists.");
    }

    @Test
    void refusesATrustThatDoesNotRead() {
        assertMalformed("{\"Version\":", "This policy contains invalid Json");
        assertMalformed(
                Documents.ALLOW_ALL.replace("\"Action\":\"*\"", "\"Principal\":\"*\",\"Action\":\"sts:AssumeRole\""),
                "Has prohibited field Resource");
        assertMalformed(
                "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"sts:AssumeRole\"}]}",
                "Missing required field Principal");
        assertMalformed(
                trust("{\"AWS\":\"arn:aws:iam::123456789012:user/nobody\"}"),
                "Invalid principal in policy: \"AWS\":\"arn:aws:iam::123456789012:user/nobody\"");
    }

    @Test
    void updatesTheTrust() {
        iam().createRole(r -> r.roleName("runner").assumeRolePolicyDocument(Documents.TRUST_LAMBDA));
        String trust = trust("{\"AWS\":\"arn:aws:iam::123456789012:root\"}");
        iam().updateAssumeRolePolicy(r -> r.roleName("runner").policyDocument(trust));
        assertThat(decoded(iam().getRole(r -> r.roleName("runner")).role())).isEqualTo(trust);
        assertRefused(
                () -> iam().updateAssumeRolePolicy(r -> r.roleName("none").policyDocument(trust)),
                404,
                "NoSuchEntity",
                "The role with name none cannot be found.");
    }

    @Test
    void limitsTheTrustTo2048Characters() {
        String sid = "s".repeat(2048);
        assertRefused(
                () -> iam().createRole(r -> r.roleName("runner")
                        .assumeRolePolicyDocument(
                                Documents.TRUST_LAMBDA.replace("\"Effect\"", "\"Sid\":\"" + sid + "\",\"Effect\""))),
                409,
                "LimitExceeded",
                "Cannot exceed quota for ACLSizePerRole: 2048");
    }

    @Test
    void showsADeletedPrincipalOfATrustByItsId() {
        String id = iam().createUser(r -> r.userName("frida")).user().userId();
        String arn = "arn:aws:iam::123456789012:user/frida";
        iam().createRole(r -> r.roleName("runner").assumeRolePolicyDocument(trust("{\"AWS\":\"" + arn + "\"}")));
        iam().deleteUser(r -> r.userName("frida"));
        iam().createUser(r -> r.userName("frida"));

        assertThat(decoded(iam().getRole(r -> r.roleName("runner")).role()))
                .isEqualTo(trust("{\"AWS\":\"" + id + "\"}"));
    }

    @Test
    void putsAndDeletesABoundary() {
        iam().createRole(r -> r.roleName("runner").assumeRolePolicyDocument(Documents.TRUST_LAMBDA));
        iam().putRolePermissionsBoundary(r -> r.roleName("runner").permissionsBoundary(BOUNDARY));
        assertThat(iam().getRole(r -> r.roleName("runner")).role().permissionsBoundary())
                .isNotNull();
        iam().deleteRolePermissionsBoundary(r -> r.roleName("runner"));
        assertThat(iam().getRole(r -> r.roleName("runner")).role().permissionsBoundary())
                .isNull();
    }

    @Test
    void deletesOnlyABareRole() {
        iam().createRole(r -> r.roleName("runner").assumeRolePolicyDocument(Documents.TRUST_LAMBDA));
        iam().attachRolePolicy(r -> r.roleName("runner").policyArn(BOUNDARY));
        iam().putRolePolicy(r -> r.roleName("runner").policyName("p").policyDocument(Documents.ALLOW_ALL));
        assertRefused(
                () -> iam().deleteRole(r -> r.roleName("runner")),
                409,
                "DeleteConflict",
                "Cannot delete entity, must detach all policies first.");
        iam().detachRolePolicy(r -> r.roleName("runner").policyArn(BOUNDARY));
        assertRefused(
                () -> iam().deleteRole(r -> r.roleName("runner")),
                409,
                "DeleteConflict",
                "Cannot delete entity, must delete policies first.");
        iam().deleteRolePolicy(r -> r.roleName("runner").policyName("p"));
        iam().deleteRole(r -> r.roleName("runner"));
        assertRefused(
                () -> iam().getRole(r -> r.roleName("runner")),
                404,
                "NoSuchEntity",
                "The role with name runner cannot be found.");
    }

    private void assertMalformed(String trust, String message) {
        assertRefused(
                () -> iam().createRole(r -> r.roleName("broken").assumeRolePolicyDocument(trust)),
                400,
                "MalformedPolicyDocument",
                message);
    }

    private static String trust(String principal) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":" + principal
                + ",\"Action\":\"sts:AssumeRole\"}]}";
    }

    private static String decoded(Role role) {
        return URLDecoder.decode(role.assumeRolePolicyDocument(), UTF_8);
    }

    private IamClient iam() {
        return sandbox.admin().iam();
    }
}
