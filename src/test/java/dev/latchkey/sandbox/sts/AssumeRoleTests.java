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
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.Credentials;

/** Who may assume a role, for how long, and what is left of it. */
class AssumeRoleTests {

    private static final String APP = "arn:aws:iam::123456789012:role/app";
    private static final String ACCOUNT = "123456789012";
    private static final String ALICE = "arn:aws:iam::123456789012:user/alice";
    private static final String DENIED =
            "User: " + ALICE + " is not authorized to perform: sts:AssumeRole on resource: ";

    @RegisterExtension
    final RunningSandbox sandbox = new RunningSandbox();

    private Caller alice;

    @BeforeEach
    void createAlice() {
        alice = sandbox.user("alice");
    }

    @Test
    void lacksTheIdentityPolicyWhereTheTrustNamesTheAccount() {
        role(ACCOUNT, "");
        assertRefused(() -> assume(r -> {}), 403, "AccessDenied", DENIED + APP);

        allowAliceToAssume();
        assertThat(assume(r -> {}).assumedRoleUser().arn())
                .isEqualTo("arn:aws:sts::123456789012:assumed-role/app/tests");
    }

    @Test
    void needsNoIdentityPolicyWhereTheTrustNamesTheUser() {
        role(ALICE, "");

        assertThat(assume(r -> {}).credentials().accessKeyId()).startsWith("ASIA");
    }

    @Test
    void namesRoleAndSession() {
        role(ALICE, "");
        String roleId =
                sandbox.admin().iam().getRole(r -> r.roleName("app")).role().roleId();

        AssumeRoleResponse assumed = assume(r -> {});

        assertThat(assumed.assumedRoleUser().assumedRoleId()).isEqualTo(roleId + ":tests");
        assertThat(assumed.packedPolicySize()).isNull();
        assertThat(assumed.sourceIdentity()).isNull();
        assertThat(assumed.credentials().expiration())
                .isCloseTo(Instant.now().plusSeconds(3600), within(30, ChronoUnit.SECONDS));
    }

    @Test
    void leavesThePathOfTheRoleOutOfTheSession() {
        sandbox.admin()
                .iam()
                .createRole(r -> r.roleName("app")
                        .path("/division/")
                        .assumeRolePolicyDocument(trust(ALICE, "", "sts:AssumeRole")));

        assertThat(assume(r -> r.roleArn("arn:aws:iam::123456789012:role/division/app"))
                        .assumedRoleUser()
                        .arn())
                .isEqualTo("arn:aws:sts::123456789012:assumed-role/app/tests");
    }

    @Test
    void refusesAMissingRoleLikeAForbiddenOne() {
        String missing = "arn:aws:iam::123456789012:role/missing";

        assertRefused(() -> assume(r -> r.roleArn(missing)), 403, "AccessDenied", DENIED + missing);
        assertRefused(
                () -> assume(r -> r.roleArn("arn:aws:iam::999999999999:role/other")),
                403,
                "AccessDenied",
                DENIED + "arn:aws:iam::999999999999:role/other");
    }

    @Test
    void refusesWhatIsNoArn() {
        assertRefused(
                () -> assume(r -> r.roleArn("this-is-not-an-arn-at-all")),
                400,
                "ValidationError",
                "this-is-not-an-arn-at-all is invalid");
    }

    @Test
    void holdsTheExternalIdAgainstTheTrust() {
        role(ALICE, "{\"StringEquals\":{\"sts:ExternalId\":\"partner-7\"}}");

        assertRefused(() -> assume(r -> {}), 403, "AccessDenied", DENIED + APP);
        assertRefused(() -> assume(r -> r.externalId("partner-8")), 403, "AccessDenied", DENIED + APP);
        assertThat(assume(r -> r.externalId("partner-7")).credentials()).isNotNull();
    }

    @Test
    void refusesABadSessionName() {
        role(ALICE, "");

        assertRefused(
                () -> assume(r -> r.roleSessionName("Session1:2")),
                400,
                "ValidationError",
                "1 validation error detected: Value 'Session1:2' at 'roleSessionName' failed to satisfy constraint:"
                        + " Member must satisfy regular expression pattern: [\\w+=,.@-]*");
        assertRefused(
                () -> assume(r -> r.roleSessionName("x")),
                400,
                "ValidationError",
                "1 validation error detected: Value 'x' at 'roleSessionName' failed to satisfy constraint: Member must"
                        + " have length greater than or equal to 2");
    }

    @Test
    void isOpenToASessionOfAUser() {
        role(ALICE, "");
        Credentials issued = alice.sts().getSessionToken().credentials();

        assertThat(caller(issued)
                        .sts()
                        .assumeRole(r -> r.roleArn(APP).roleSessionName("tests"))
                        .credentials())
                .isNotNull();
    }

    @Test
    void mindsADenyOfTheCaller() {
        role(ALICE, "");
        sandbox.admin()
                .iam()
                .putUserPolicy(r -> r.userName("alice")
                        .policyName("deny")
                        .policyDocument(policy("sts:AssumeRole").replace("Allow", "Deny")));

        assertThatThrownBy(() -> assume(r -> {})).hasMessageContaining(DENIED + APP);
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

    private void allowAliceToAssume() {
        sandbox.admin()
                .iam()
                .putUserPolicy(r -> r.userName("alice").policyName("assume").policyDocument(policy("sts:AssumeRole")));
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
