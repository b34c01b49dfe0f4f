package dev.latchkey.sandbox.sts;

import static dev.latchkey.sandbox.Refusals.assertRefused;
import static dev.latchkey.sandbox.UrlFunctions.policy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.latchkey.sandbox.Caller;
import dev.latchkey.sandbox.RunningSandbox;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.MalformedPolicyDocumentException;
import software.amazon.awssdk.services.sts.model.PackedPolicyTooLargeException;
import software.amazon.awssdk.services.sts.model.PolicyDescriptorType;
import software.amazon.awssdk.services.sts.model.Tag;

/** How long a session of a role lives, what narrows it and what it carries. */
class AssumedSessionTests {

    private static final String APP = "arn:aws:iam::123456789012:role/app";
    private static final String ACCOUNT = "123456789012";
    private static final String ALICE = "arn:aws:iam::123456789012:user/alice";

    @RegisterExtension
    final RunningSandbox sandbox = new RunningSandbox();

    private Caller alice;

    @BeforeEach
    void createAlice() {
        alice = sandbox.user("alice");
    }

    @Test
    void narrowsTheRoleByASessionPolicy() {
        role(ALICE, "");
        grantApp(policy("iam:ListUsers", "iam:ListRoles"));

        AssumeRoleResponse assumed = assume(r -> r.policy(policy("iam:ListUsers", "iam:ListGroups")));
        Caller session = caller(assumed.credentials());

        assertThat(assumed.packedPolicySize()).isPositive();
        assertThat(session.iam().listUsers().users()).isNotEmpty();
        assertThatThrownBy(() -> session.iam().listRoles()).hasMessageContaining("no session policy allows");
        assertThatThrownBy(() -> session.iam().listGroups()).hasMessageContaining("no identity-based policy allows");
    }

    @Test
    void narrowsTheRoleByAManagedSessionPolicy() {
        role(ALICE, "");
        grantApp(policy("iam:*"));

        Caller session = caller(assume(r -> r.policyArns(List.of(PolicyDescriptorType.builder()
                        .arn("arn:aws:iam::aws:policy/IAMReadOnlyAccess")
                        .build())))
                .credentials());

        assertThat(session.iam().listUsers().users()).isNotEmpty();
        assertThatThrownBy(() -> session.iam().createUser(r -> r.userName("eve")))
                .hasMessageContaining("no session policy allows the iam:CreateUser action");
    }

    @Test
    void refusesASessionPolicyThatCannotBeReadOrIsTooLong() {
        role(ALICE, "");

        assertThatThrownBy(() -> assume(r -> r.policy("{\"Version\":")))
                .isInstanceOf(MalformedPolicyDocumentException.class);
        assertThatThrownBy(() -> assume(r -> r.policy(policy("iam:" + "x".repeat(2100)))))
                .isInstanceOf(PackedPolicyTooLargeException.class);
    }

    @ParameterizedTest
    @CsvSource({"899, greater than or equal to 900", "43201, less than or equal to 43200"})
    void refusesDurationsNoRoleAllows(int seconds, String constraint) {
        role(ALICE, "");

        assertRefused(
                () -> assume(r -> r.durationSeconds(seconds)),
                400,
                "ValidationError",
                "1 validation error detected: Value '" + seconds
                        + "' at 'durationSeconds' failed to satisfy constraint: Member must have value " + constraint);
    }

    @Test
    void boundsTheSessionByTheRolesMaximum() {
        role(ALICE, "");
        assertRefused(
                () -> assume(r -> r.durationSeconds(3601)),
                400,
                "ValidationError",
                "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");

        longRole("long", ALICE);
        assertThat(assume(r -> r.roleArn("arn:aws:iam::123456789012:role/long").durationSeconds(7200))
                        .credentials()
                        .expiration())
                .isCloseTo(Instant.now().plusSeconds(7200), within(30, ChronoUnit.SECONDS));
    }

    @Test
    void boundsAChainedSessionByOneHour() {
        Caller first = sandbox.role("first", policy("sts:AssumeRole"));
        longRole("app", ACCOUNT);

        assertThat(first.sts()
                        .assumeRole(r -> r.roleArn(APP).roleSessionName("chained"))
                        .assumedRoleUser()
                        .arn())
                .endsWith(":assumed-role/app/chained");
        assertRefused(
                () -> first.sts()
                        .assumeRole(
                                r -> r.roleArn(APP).roleSessionName("chained").durationSeconds(7200)),
                400,
                "ValidationError",
                "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining");
    }

    @Test
    void asksLeaveForTagsAndSourceIdentity() {
        role(ALICE, "");
        Tag team = Tag.builder().key("team").value("web").build();

        assertThatThrownBy(() -> assume(r -> r.tags(team))).hasMessageContaining("perform: sts:TagSession");
        assertThatThrownBy(() -> assume(r -> r.sourceIdentity("dev1")))
                .hasMessageContaining("perform: sts:SetSourceIdentity");

        sandbox.admin()
                .iam()
                .updateAssumeRolePolicy(r -> r.roleName("app")
                        .policyDocument(
                                trust(ALICE, "", "sts:AssumeRole\",\"sts:TagSession\",\"sts:SetSourceIdentity")));
        AssumeRoleResponse assumed = assume(r -> r.tags(team).sourceIdentity("dev1"));
        assertThat(assumed.sourceIdentity()).isEqualTo("dev1");
        assertThat(assumed.packedPolicySize()).isNotNull();
    }

    @Test
    void refusesTagsThatDifferInCaseOnly() {
        role(ALICE, "");

        assertRefused(
                () -> assume(r -> r.tags(
                        Tag.builder().key("team").value("1").build(),
                        Tag.builder().key("TEAM").value("2").build())),
                400,
                "InvalidParameterValue",
                "Duplicate tag keys found. Please note that Tag keys are case insensitive.");
        assertRefused(
                () -> assume(r -> r.transitiveTagKeys("team")),
                400,
                "InvalidParameterValue",
                "The specified transitive tag key must be included in the requested tags.");
    }

    private AssumeRoleResponse assume(Consumer<AssumeRoleRequest.Builder> more) {
        return alice.sts().assumeRole(r -> {
            r.roleArn(APP).roleSessionName("tests");
            more.accept(r);
        });
    }

    private void role(String trusted, String condition) {
        sandbox.admin()
                .iam()
                .createRole(
                        r -> r.roleName("app").assumeRolePolicyDocument(trust(trusted, condition, "sts:AssumeRole")));
    }

    private void longRole(String name, String trusted) {
        sandbox.admin()
                .iam()
                .createRole(r -> r.roleName(name)
                        .maxSessionDuration(7200)
                        .assumeRolePolicyDocument(trust(trusted, "", "sts:AssumeRole")));
    }

    private void grantApp(String document) {
        sandbox.admin()
                .iam()
                .putRolePolicy(r -> r.roleName("app").policyName("p").policyDocument(document));
    }

    private Caller caller(Credentials issued) {
        return new Caller(sandbox.port(), issued.accessKeyId(), issued.secretAccessKey(), issued.sessionToken());
    }

    private static String trust(String trusted, String condition, String actions) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"" + trusted
                + "\"},\"Action\":[\"" + actions + "\"]"
                + (condition.isEmpty() ? "" : ",\"Condition\":" + condition) + "}]}";
    }
}
