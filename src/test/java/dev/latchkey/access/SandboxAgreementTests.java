package dev.latchkey.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.inventory.FunctionUrl;
import dev.latchkey.inventory.KnownPrincipal;
import dev.latchkey.inventory.PrincipalKind;
import dev.latchkey.inventory.ReadGap;
import dev.latchkey.inventory.ReadGap.Part;
import dev.latchkey.inventory.Snapshot;
import dev.latchkey.policy.RequestContext;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;
import software.amazon.awssdk.services.sts.model.Credentials;

/** What the check predicts for the demo account is what real signed calls get. */
class SandboxAgreementTests {

    @TempDir
    private Path data;

    @ParameterizedTest
    @ValueSource(strings = {"dual", "legacy"})
    void predictsTheStatusOfEverySignedCallOfEveryUser(String authorization) {
        try (SandboxClient sandbox = SandboxClient.start(data, authorization)) {
            Snapshot snapshot = sandbox.read();
            Map<String, Integer> statuses = new TreeMap<>();
            for (KnownPrincipal user : snapshot.principals(PrincipalKind.USER)) {
                if (!user.name().equals("latchkey-admin")) {
                    AwsCredentialsIdentity key = sandbox.newKey(user.name());
                    agree(sandbox, snapshot, user.arn(), SignedWith.LONG_TERM_KEY, key, statuses);
                    var minted = sandbox.sts(key).getSessionToken(request -> request.durationSeconds(900));
                    agree(sandbox, snapshot, user.arn(), SignedWith.SESSION, identity(minted.credentials()), statuses);
                }
            }
            assertThat(statuses.values()).contains(200, 403);
            assertThat(statuses.get("arn:aws:iam::123456789012:user/ci-deployer LONG_TERM_KEY ops-runbook"))
                    .isEqualTo(authorization.equals("legacy") ? 200 : 403);
        }
    }

    @Test
    void predictsTheStatusOfEverySignedCallOfRoleSessions() {
        try (SandboxClient sandbox = SandboxClient.start(data, "dual")) {
            Snapshot snapshot = sandbox.read();
            Map<String, Integer> statuses = new TreeMap<>();
            for (String role : new String[] {"OrdersService", "PartnerGateway", "LatchkeyReader", "DataScience"}) {
                KnownPrincipal known =
                        snapshot.findPrincipal(PrincipalKind.ROLE, role).orElseThrow();
                var assumed = sandbox.sts()
                        .assumeRole(request -> request.roleArn(known.arn()).roleSessionName("trial"));
                agree(
                        sandbox,
                        snapshot,
                        assumed.assumedRoleUser().arn(),
                        SignedWith.SESSION,
                        identity(assumed.credentials()),
                        statuses);
            }
            assertThat(statuses.values()).contains(200, 403);
        }
    }

    @Test
    void aReaderWithoutRightsGetsGapsAndNoVerdicts() {
        try (SandboxClient sandbox = SandboxClient.start(data, "dual")) {
            sandbox.iam().createUser(request -> request.userName("half-blind"));
            sandbox.iam()
                    .putUserPolicy(request -> request.userName("half-blind")
                            .policyName("ListOnly")
                            .policyDocument("""
                                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"lambda:List*","Resource":"*"}]}\
                                """));
            try (SandboxClient blind = sandbox.through(sandbox.newKey("half-blind"))) {
                Snapshot snapshot = blind.read();
                assertThat(snapshot.gaps())
                        .extracting(ReadGap::part, ReadGap::action, ReadGap::denied)
                        .containsExactlyInAnyOrder(
                                org.assertj.core.api.Assertions.tuple(
                                        Part.PRINCIPALS, "iam:GetAccountAuthorizationDetails", true),
                                org.assertj.core.api.Assertions.tuple(
                                        Part.RESOURCE_POLICIES, "lambda:GetPolicy", true));
                assertThat(snapshot.functionUrls()).hasSameSizeAs(sandbox.read().functionUrls());
                String bob = "arn:aws:iam::123456789012:user/bob";
                assertThat(blind.checks()
                                .reachOf(snapshot, bob, SignedWith.LONG_TERM_KEY)
                                .reports())
                        .isNotEmpty()
                        .allSatisfy(report -> assertThat(report.verdict()).isEqualTo(Verdict.UNKNOWN));
                assertThat(snapshot.functionUrls())
                        .allSatisfy(url -> assertThat(blind.checks().whoCanInvoke(snapshot, url))
                                .isEqualTo(new Callers(java.util.List.of(), false)));
            }
        }
    }

    @Test
    void listsOfWhoCanInvokeAgreeWithThePrincipalsOwnReach() {
        try (SandboxClient sandbox = SandboxClient.start(data, "dual")) {
            Snapshot snapshot = sandbox.read();
            for (FunctionUrl url : snapshot.functionUrls()) {
                Map<String, Verdict> rows = new LinkedHashMap<>();
                sandbox.checks()
                        .whoCanInvoke(snapshot, url)
                        .rows()
                        .forEach(row ->
                                rows.put(String.valueOf(row.arn()), row.report().verdict()));
                for (KnownPrincipal principal : snapshot.principals()) {
                    Verdict own = sandbox.checks()
                            .check(snapshot, principal, url, RequestContext.empty())
                            .verdict();
                    if (principal.kind() != PrincipalKind.GROUP && own != Verdict.PUBLIC) {
                        assertThat(rows.getOrDefault(principal.arn(), Verdict.DENIED))
                                .as(principal.name() + " " + url.id())
                                .isEqualTo(own);
                    }
                }
            }
        }
    }

    /** A verdict that hangs on the network is settled by where the call comes from: here, from no VPC. */
    private static void agree(
            SandboxClient sandbox,
            Snapshot snapshot,
            String arn,
            SignedWith signedWith,
            AwsCredentialsIdentity caller,
            Map<String, Integer> statuses) {
        Function<Verdict, Integer> expected = verdict -> verdict.open() ? 200 : 403;
        for (FunctionUrl url : snapshot.functionUrls()) {
            AccessReport report = sandbox.checks().check(snapshot, arn, signedWith, url);
            int status = sandbox.call(url, caller);
            statuses.put(arn + " " + signedWith + " " + url.id(), status);
            assertThat(report.verdict()).as(arn + " " + url.id()).isNotEqualTo(Verdict.UNKNOWN);
            assertThat(status)
                    .as(arn + " " + signedWith + " " + url.id() + ": " + report.verdict() + ", "
                            + report.reason().sentence())
                    .isEqualTo(expected.apply(report.verdict()));
        }
    }

    private static AwsCredentialsIdentity identity(Credentials minted) {
        return AwsSessionCredentialsIdentity.create(
                minted.accessKeyId(), minted.secretAccessKey(), minted.sessionToken());
    }
}
