package dev.latchkey.sandbox.sts;

import static dev.latchkey.sandbox.Refusals.assertRefused;
import static dev.latchkey.sandbox.UrlFunctions.policy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.latchkey.sandbox.Caller;
import dev.latchkey.sandbox.RunningSandbox;
import dev.latchkey.sandbox.UrlCall;
import dev.latchkey.sandbox.UrlFunctions;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.iam.model.StatusType;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;
import software.amazon.awssdk.services.sts.model.GetFederationTokenResponse;

/** GetSessionToken, GetFederationToken and GetCallerIdentity. */
class SessionTokenTests {

    private static final String EVERYTHING = policy("*");
    private static final String DENY_STS =
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Deny\",\"Action\":\"sts:*\",\"Resource\":\"*\"}]}";
    private static final String UNKNOWN = "The security token included in the request is invalid";

    @RegisterExtension
    final RunningSandbox sandbox = new RunningSandbox();

    private Caller alice;

    @BeforeEach
    void createAlice() {
        alice = sandbox.user("alice", EVERYTHING);
    }

    @Test
    void issuesASessionOfTwelveHours() {
        Credentials issued = alice.sts().getSessionToken().credentials();

        assertThat(issued.accessKeyId()).matches("ASIA[A-Z2-7]{16}");
        assertThat(issued.secretAccessKey()).hasSize(40);
        assertThat(issued.sessionToken()).hasSizeBetween(100, 4096);
        assertThat(issued.expiration())
                .isCloseTo(Instant.now().plus(Duration.ofHours(12)), within(30, ChronoUnit.SECONDS));
    }

    @ParameterizedTest
    @ValueSource(ints = {900, 129_600})
    void takesTheShortestAndTheLongestDuration(int seconds) {
        Credentials issued =
                alice.sts().getSessionToken(r -> r.durationSeconds(seconds)).credentials();

        assertThat(issued.expiration()).isCloseTo(Instant.now().plusSeconds(seconds), within(30, ChronoUnit.SECONDS));
    }

    @ParameterizedTest
    @CsvSource({"899, greater than or equal to 900", "129601, less than or equal to 129600"})
    void refusesOtherDurations(int seconds, String constraint) {
        assertRefused(
                () -> alice.sts().getSessionToken(r -> r.durationSeconds(seconds)),
                400,
                "ValidationError",
                "1 validation error detected: Value '" + seconds
                        + "' at 'durationSeconds' failed to satisfy constraint: Member must have value " + constraint);
    }

    @Test
    void needsNoPermissionAndMindsNoDeny() {
        Caller denied = sandbox.user("denied", DENY_STS);

        assertThat(denied.sts().getSessionToken().credentials().accessKeyId()).startsWith("ASIA");
        assertThat(denied.sts().getCallerIdentity().arn()).endsWith(":user/denied");
    }

    @Test
    void refusesSessionCredentials() {
        Caller session = session();
        Caller role = sandbox.role("app", EVERYTHING);

        for (Caller caller : new Caller[] {session, role}) {
            assertRefused(
                    () -> caller.sts().getSessionToken(),
                    403,
                    "AccessDenied",
                    "Cannot call GetSessionToken with session credentials");
            assertRefused(
                    () -> caller.sts().getFederationToken(r -> r.name("jean")),
                    403,
                    "AccessDenied",
                    "Cannot call GetFederationToken with session credentials");
        }
    }

    @Test
    void refusesIamToASessionWithoutMfa() {
        Caller session = session();

        assertRefused(() -> session.iam().listUsers(), 403, "InvalidClientTokenId", UNKNOWN);
        assertThat(sandbox.role("app", EVERYTHING).iam().listUsers().users()).isNotEmpty();
    }

    @Test
    void refusesACodeOfADeviceThatDoesNotExist() {
        assertRefused(
                () -> alice.sts()
                        .getSessionToken(r -> r.serialNumber("arn:aws:iam::123456789012:mfa/alice")
                                .tokenCode("123456")),
                403,
                "AccessDenied",
                "MultiFactorAuthentication failed, unable to validate MFA code.  Please verify your MFA serial number"
                        + " is valid and associated with this user.");
    }

    @Test
    void identifiesAUserHisSessionAndARoleSession() {
        String userId =
                sandbox.admin().iam().getUser(r -> r.userName("alice")).user().userId();
        assertIdentity(alice, "arn:aws:iam::123456789012:user/alice", userId);
        assertIdentity(session(), "arn:aws:iam::123456789012:user/alice", userId);

        Caller role = sandbox.role("app", EVERYTHING);
        String roleId =
                sandbox.admin().iam().getRole(r -> r.roleName("app")).role().roleId();
        assertIdentity(role, "arn:aws:sts::123456789012:assumed-role/app/tests", roleId + ":tests");
    }

    @Test
    void identifiesAUserWithHisPath() {
        sandbox.admin().iam().createUser(r -> r.userName("bob").path("/division/"));
        Caller bob = sandbox.caller(
                sandbox.admin().iam().createAccessKey(r -> r.userName("bob")).accessKey());

        assertThat(bob.sts().getCallerIdentity().arn()).isEqualTo("arn:aws:iam::123456789012:user/division/bob");
    }

    @Test
    void federatesANameThatHasOnlyWhatTheSessionPolicyAllows() {
        URI url = UrlFunctions.iam(sandbox, "hello");

        Caller bare = federated(alice.sts().getFederationToken(r -> r.name("jean")));
        Caller narrowed =
                federated(alice.sts().getFederationToken(r -> r.name("jean").policy(UrlFunctions.MAY_CALL)));

        assertIdentity(bare, "arn:aws:sts::123456789012:federated-user/jean", "123456789012:jean");
        assertThat(UrlCall.get(url).signed(bare).send().status()).isEqualTo(403);
        assertThat(UrlCall.get(url).signed(narrowed).send().status()).isEqualTo(200);
        assertRefused(() -> narrowed.iam().listUsers(), 403, "InvalidClientTokenId", UNKNOWN);
        assertThat(narrowed.sts().getCallerIdentity().account()).isEqualTo("123456789012");
    }

    @Test
    void federatesOnlyThoseWhoMay() {
        Caller nobody = sandbox.user("nobody");

        assertRefused(
                () -> nobody.sts().getFederationToken(r -> r.name("jean")),
                403,
                "AccessDenied",
                "User: arn:aws:iam::123456789012:user/nobody is not authorized to perform: sts:GetFederationToken on"
                        + " resource: arn:aws:sts::123456789012:federated-user/jean");
    }

    @Test
    void tellsThePackedSizeOfAFederation() {
        GetFederationTokenResponse federated = alice.sts().getFederationToken(r -> r.name("jean"));

        assertThat(federated.packedPolicySize()).isZero();
        assertThat(federated.federatedUser().federatedUserId()).isEqualTo("123456789012:jean");
    }

    @Test
    void tellsTheAccountOfAnyKey() {
        assertThat(alice.sts()
                        .getAccessKeyInfo(r -> r.accessKeyId(sandbox.admin().accessKeyId()))
                        .account())
                .isEqualTo("123456789012");
    }

    @Test
    void endsASessionWithItsUser() {
        Caller session = session();
        sandbox.admin()
                .iam()
                .updateAccessKey(r ->
                        r.userName("alice").accessKeyId(alice.accessKeyId()).status(StatusType.INACTIVE));
        assertThat(session.sts().getCallerIdentity().arn()).endsWith("user/alice");

        sandbox.admin().iam().deleteAccessKey(r -> r.userName("alice").accessKeyId(alice.accessKeyId()));
        sandbox.admin().iam().deleteUserPolicy(r -> r.userName("alice").policyName("p0"));
        sandbox.admin().iam().deleteUser(r -> r.userName("alice"));

        assertRefused(() -> session.sts().getCallerIdentity(), 403, "InvalidClientTokenId", UNKNOWN + ".");
    }

    private Caller session() {
        Credentials issued = alice.sts().getSessionToken().credentials();
        return new Caller(sandbox.port(), issued.accessKeyId(), issued.secretAccessKey(), issued.sessionToken());
    }

    private Caller federated(GetFederationTokenResponse response) {
        Credentials issued = response.credentials();
        return new Caller(sandbox.port(), issued.accessKeyId(), issued.secretAccessKey(), issued.sessionToken());
    }

    private static void assertIdentity(Caller caller, String arn, String userId) {
        GetCallerIdentityResponse identity = caller.sts().getCallerIdentity();
        assertThat(identity.arn()).isEqualTo(arn);
        assertThat(identity.userId()).isEqualTo(userId);
        assertThat(identity.account()).isEqualTo("123456789012");
    }
}
