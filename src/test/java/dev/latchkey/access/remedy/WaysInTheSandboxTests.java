package dev.latchkey.access.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.access.AccessReport;
import dev.latchkey.access.CallContext;
import dev.latchkey.access.SandboxClient;
import dev.latchkey.access.SignedWith;
import dev.latchkey.access.remedy.change.SignAs;
import dev.latchkey.inventory.FunctionUrl;
import dev.latchkey.inventory.Snapshot;
import dev.latchkey.policy.RequestContext;
import dev.latchkey.policy.json.PolicyKind;
import dev.latchkey.policy.json.PolicyReader;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/** A way that is followed to the letter turns a real 403 into a real 200. */
class WaysInTheSandboxTests {

    private static final String IAM = "arn:aws:iam::123456789012:";
    private static final String LAMBDA = "arn:aws:lambda:us-east-1:123456789012:function:";

    @TempDir
    private Path data;

    @Test
    void opensWhatWasClosed() {
        try (SandboxClient sandbox = SandboxClient.start(data, "dual")) {
            Hands hands = new Hands(sandbox);
            heals(hands, "user/bob", "hello-url", "Add both actions to the policies of bob");
            heals(hands, "user/bob", "session-echo", "Add 2 statements for bob to the resource policy");
            heals(hands, "user/alice", "orders-webhook:live", "Add 2 statements for alice to the resource policy");
            heals(hands, "user/theo.brandt", "price-quote", "Add InvokeFunction to the policies of theo.brandt");
            heals(hands, "user/ci-deployer", "ops-runbook", "Add a statement for ci-deployer");
            heals(hands, "user/mara.okafor", "invoice-render", "Detach DenyBilling from mara.okafor");
            heals(hands, "role/DataScience", "hello-url", "Add both actions to the policies of DataScience");
            heals(hands, "role/OrdersService", "session-echo", "Add 2 statements for OrdersService");
            heals(hands, "role/PartnerGateway", "image-resize", "Add both actions to the policies of PartnerGateway");
        }
    }

    @Test
    void widensABoundaryAloneAndTogetherWithAPolicy() {
        try (SandboxClient sandbox = SandboxClient.start(data, "dual")) {
            Hands hands = new Hands(sandbox);
            sandbox.iam()
                    .updateAssumeRolePolicy(
                            request -> request.roleName("GitHubActions").policyDocument("""
                                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole",
                                 "Principal":{"AWS":"arn:aws:iam::123456789012:root"}}]}\
                                """));
            heals(hands, "role/GitHubActions", "image-resize", "Add both actions to DeployBoundary");

            sandbox.iam()
                    .putRolePermissionsBoundary(request ->
                            request.roleName("DataScience").permissionsBoundary(IAM + "policy/DeployBoundary"));
            heals(
                    hands,
                    "role/DataScience",
                    "hello-url",
                    "Add both actions to the policies of DataScience, and add both actions to DeployBoundary");
        }
    }

    @Test
    void givesAGroupTheOtherHalf() {
        try (SandboxClient sandbox = SandboxClient.start(data, "dual")) {
            sandbox.iam()
                    .putGroupPolicy(request -> request.groupName("developers")
                            .policyName("Half")
                            .policyDocument(document(
                                    "{\"Effect\":\"Allow\",\"Action\":\"lambda:InvokeFunctionUrl\",\"Resource\":\""
                                            + LAMBDA + "hello-url\"}")));
            Hands hands = new Hands(sandbox);

            Proved way =
                    heals(hands, "user/alice", "hello-url", "Add InvokeFunction to the policies of group developers");

            assertThat(way.gain().others()).isEqualTo(1);
            assertThat(sandbox.call(url(sandbox, "hello-url"), sandbox.newKey("mara.okafor")))
                    .isEqualTo(200);
        }
    }

    @Test
    void signsAsSomebodyElseAndWithoutASessionPolicy() {
        try (SandboxClient sandbox = SandboxClient.start(data, "dual")) {
            Proved other = way(sandbox, IAM + "user/bob", "invoice-render", open(), "Invoke as ");
            SignAs signer = (SignAs) other.changes().getFirst();
            FunctionUrl invoices = url(sandbox, "invoice-render");
            assertThat(sandbox.call(invoices, sandbox.newKey("bob"))).isEqualTo(403);
            assertThat(sandbox.call(
                            invoices, credentials(sandbox, signer.principal().arn(), null)))
                    .isEqualTo(200);

            String nothing = document("{\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"*\"}");
            CallContext capped = new CallContext(
                    SignedWith.SESSION,
                    RequestContext.empty(),
                    PolicyReader.lenient(nothing, PolicyKind.IDENTITY).policy());
            String orders = IAM + "role/OrdersService";
            assertThat(sandbox.call(url(sandbox, "price-quote"), credentials(sandbox, orders, nothing)))
                    .isEqualTo(403);
            way(sandbox, orders, "price-quote", capped, "Mint a session without the session policy");
            assertThat(sandbox.call(url(sandbox, "price-quote"), credentials(sandbox, orders, null)))
                    .isEqualTo(200);
        }
    }

    @Test
    void rewritesADenyThatStandsInAnInlinePolicy() {
        try (SandboxClient sandbox = SandboxClient.start(data, "dual")) {
            sandbox.iam()
                    .putUserPolicy(
                            request -> request.userName("alice")
                                    .policyName("Stop")
                                    .policyDocument(
                                            document(
                                                    "{\"Sid\":\"Stop\",\"Effect\":\"Deny\",\"Action\":\"lambda:*\",\"Resource\":\"*\"}")));

            heals(new Hands(sandbox), "user/alice", "session-echo", "Exempt alice on session-echo from Stop");

            assertThat(sandbox.call(url(sandbox, "price-quote"), sandbox.newKey("alice")))
                    .isEqualTo(403);
        }
    }

    /** @param beginning of the way's sentence */
    private static Proved heals(Hands hands, String principal, String urlId, String beginning) {
        SandboxClient sandbox = hands.sandbox();
        AwsCredentialsIdentity caller = credentials(sandbox, IAM + principal, null);
        CallContext context = Hands.isRole(IAM + principal)
                ? open()
                : new CallContext(SignedWith.LONG_TERM_KEY, RequestContext.empty(), null);
        FunctionUrl url = url(sandbox, urlId);
        assertThat(sandbox.call(url, caller))
                .as(principal + " on " + urlId + " before")
                .isEqualTo(403);

        Proved way = way(sandbox, IAM + principal, urlId, context, beginning);
        hands.apply(way);

        assertThat(sandbox.call(url, caller))
                .as(principal + " on " + urlId + " after: " + way.words())
                .isEqualTo(200);
        return way;
    }

    private static Proved way(
            SandboxClient sandbox, String principal, String urlId, CallContext context, String beginning) {
        Snapshot snapshot = sandbox.read();
        FunctionUrl url = snapshot.findFunctionUrl(urlId).orElseThrow();
        AccessReport report = sandbox.checks().check(snapshot, principal, url, context);
        List<Way> ways = new WaysToAllow(sandbox.checks()).find(snapshot, principal, url, context, report);
        return ways.stream()
                .filter(Proved.class::isInstance)
                .map(Proved.class::cast)
                .filter(way -> way.words().startsWith(beginning))
                .findFirst()
                .orElseThrow(() -> new AssertionError(beginning + " is none of "
                        + ways.stream().map(Way::words).toList()));
    }

    private static AwsCredentialsIdentity credentials(
            SandboxClient sandbox, String arn, @Nullable String sessionPolicy) {
        if (!Hands.isRole(arn)) {
            return sandbox.newKey(arn.substring(arn.lastIndexOf('/') + 1));
        }
        var minted = sandbox.sts()
                .assumeRole(
                        request -> request.roleArn(arn).roleSessionName("trial").policy(sessionPolicy))
                .credentials();
        return AwsSessionCredentialsIdentity.create(
                minted.accessKeyId(), minted.secretAccessKey(), minted.sessionToken());
    }

    private static FunctionUrl url(SandboxClient sandbox, String id) {
        return sandbox.read().findFunctionUrl(id).orElseThrow();
    }

    private static CallContext open() {
        return CallContext.open();
    }

    private static String document(String statement) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[" + statement + "]}";
    }
}
