package dev.latchkey.sandbox.iam;

import static dev.latchkey.sandbox.Refusals.assertRefused;
import static dev.latchkey.sandbox.iam.Simulated.ALL;
import static dev.latchkey.sandbox.iam.Simulated.FN;
import static dev.latchkey.sandbox.iam.Simulated.ID;
import static dev.latchkey.sandbox.iam.Simulated.URL;
import static dev.latchkey.sandbox.iam.Simulated.allow;
import static dev.latchkey.sandbox.iam.Simulated.grant;
import static dev.latchkey.sandbox.iam.Simulated.policy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.latchkey.sandbox.RunningSandbox;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.EvaluationResult;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.iam.model.Statement;

/** The simulator, asked by the AWS SDK about the policies principals hold. */
class SimulatedPrincipalTests {

    @RegisterExtension
    final RunningSandbox sandbox = new RunningSandbox();

    @Test
    void aPrincipalBringsItsPoliciesItsGroupsAndItsBoundary() {
        sandbox.user("bob");
        iam().createGroup(r -> r.groupName("callers"));
        iam().putGroupPolicy(r -> r.groupName("callers").policyName("Invoke").policyDocument(ALL));
        iam().addUserToGroup(r -> r.groupName("callers").userName("bob"));
        assertThat(principal("user/bob").matchedStatements())
                .extracting(Statement::sourcePolicyId)
                .containsExactly("group_callers_Invoke");
        assertThat(principal("group/callers").evalDecisionAsString()).isEqualTo("allowed");
        String edge = iam().createPolicy(r -> r.policyName("Edge").policyDocument(policy(allow("s3:*", "*"))))
                .policy()
                .arn();
        iam().putUserPermissionsBoundary(r -> r.userName("bob").permissionsBoundary(edge));
        EvaluationResult bounded = principal("user/bob");
        assertThat(bounded.evalDecisionAsString()).isEqualTo("implicitDeny");
        assertThat(bounded.permissionsBoundaryDecisionDetail().allowedByPermissionsBoundary())
                .isFalse();
    }

    @Test
    void leavesOutWhatIsExcluded() {
        sandbox.user("bob", ALL);
        EvaluationResult without = iam().simulatePrincipalPolicy(
                        r -> r.policySourceArn("arn:aws:iam::" + ID + ":user/bob")
                                .actionNames(URL)
                                .overrideConfiguration(raw ->
                                        raw.putRawQueryParameter("PolicyExclusionList.member.1.PolicyType", "inline")))
                .evaluationResults()
                .getFirst();
        assertThat(without.evalDecisionAsString()).isEqualTo("implicitDeny");
        assertThat(without("PolicyArn", "arn:aws:iam::" + ID + ":policy/*")).isEqualTo("allowed");
        assertThat(without(
                        "InlinePolicyIdentifier.PolicyName", "p0",
                        "InlinePolicyIdentifier.AttachmentType", "user",
                        "InlinePolicyIdentifier.AttachmentName", "b?*"))
                .isEqualTo("implicitDeny");
        iam().deleteUserPolicy(r -> r.userName("bob").policyName("p0"));
        String arn = iam().createPolicy(r -> r.policyName("Call").policyDocument(ALL))
                .policy()
                .arn();
        iam().attachUserPolicy(r -> r.userName("bob").policyArn(arn));
        assertThat(without("PolicyArn", "arn:aws:iam::" + ID + ":policy/C*")).isEqualTo("implicitDeny");
        assertThat(without("PolicyType", "user-managed")).isEqualTo("implicitDeny");
        assertThat(without("PolicyType", "aws-managed")).isEqualTo("allowed");
        assertThat(without("PolicyType", "rcp")).isEqualTo("allowed");
        for (String wrong : new String[] {"Call", "arn:aws:iam::*:policy/Call", "arn:aws:iam::" + ID + ":policy/*a*"}) {
            assertThat(catchThrowable(() -> without("PolicyArn", wrong)))
                    .isInstanceOf(IamException.class)
                    .hasMessageContaining("in PolicyExclusionList");
        }
        assertRefused(
                () -> iam().simulatePrincipalPolicy(r -> r.policySourceArn("arn:aws:iam::" + ID + ":user/bob")
                        .actionNames(URL)
                        .overrideConfiguration(
                                raw -> raw.putRawQueryParameter("PolicyExclusionList.member.1.PolicyType", "inline")
                                        .putRawQueryParameter("PolicyExclusionList.member.1.PolicyArn", "x"))),
                400,
                "InvalidInput",
                "Each entry of PolicyExclusionList must name exactly one of PolicyType, PolicyArn and"
                        + " InlinePolicyIdentifier.");
    }

    private String without(String... identifier) {
        return iam().simulatePrincipalPolicy(r -> r.policySourceArn("arn:aws:iam::" + ID + ":user/bob")
                        .actionNames(URL)
                        .overrideConfiguration(raw -> {
                            for (int i = 0; i < identifier.length; i += 2) {
                                raw.putRawQueryParameter(
                                        "PolicyExclusionList.member.1." + identifier[i], identifier[i + 1]);
                            }
                        }))
                .evaluationResults()
                .getFirst()
                .evalDecisionAsString();
    }

    @Test
    void namesAPolicyHeldTwiceOnce() {
        sandbox.user("bob");
        iam().createGroup(r -> r.groupName("callers"));
        iam().addUserToGroup(r -> r.groupName("callers").userName("bob"));
        String arn = iam().createPolicy(r -> r.policyName("Call").policyDocument(ALL))
                .policy()
                .arn();
        iam().attachGroupPolicy(r -> r.groupName("callers").policyArn(arn));
        iam().attachUserPolicy(r -> r.userName("bob").policyArn(arn));
        assertThat(principal("user/bob").matchedStatements())
                .extracting(Statement::sourcePolicyId)
                .containsExactly("Call");
    }

    @Test
    void aBoundaryThatIsSentReplacesTheOneThatIsHeld() {
        sandbox.user("bob", ALL);
        String edge = iam().createPolicy(r -> r.policyName("Edge").policyDocument(policy(allow("s3:*", "*"))))
                .policy()
                .arn();
        iam().putUserPermissionsBoundary(r -> r.userName("bob").permissionsBoundary(edge));
        assertThat(without("PolicyType", "permission-boundary")).isEqualTo("allowed");
        assertThat(without("PolicyArn", edge)).isEqualTo("allowed");
        EvaluationResult sent = iam().simulatePrincipalPolicy(r -> r.policySourceArn("arn:aws:iam::" + ID + ":user/bob")
                        .permissionsBoundaryPolicyInputList(ALL)
                        .actionNames(URL))
                .evaluationResults()
                .getFirst();
        assertThat(sent.evalDecisionAsString()).isEqualTo("allowed");
        assertThat(sent.permissionsBoundaryDecisionDetail().allowedByPermissionsBoundary())
                .isTrue();
    }

    @Test
    void callsAsSomebodyElseWithThesePolicies() {
        sandbox.user("bob", policy(allow("s3:*", "*")));
        String grant = grant("arn:aws:iam::" + ID + ":user/alice");
        assertThat(calling(grant, "user/alice")).isEqualTo("allowed");
        assertThat(calling(grant, "user/bob")).isEqualTo("implicitDeny");
        assertThat(calling(grant, "group/alice")).isEqualTo("implicitDeny");
    }

    private String calling(String resourcePolicy, String caller) {
        return iam().simulatePrincipalPolicy(r -> r.policySourceArn("arn:aws:iam::" + ID + ":user/bob")
                        .actionNames(URL)
                        .resourceArns(FN)
                        .resourcePolicy(resourcePolicy)
                        .callerArn("arn:aws:iam::" + ID + ":" + caller))
                .evaluationResults()
                .getFirst()
                .evalDecisionAsString();
    }

    @Test
    void givesTheResultsInPages() {
        List<String> seen = new ArrayList<>();
        iam().simulatePrincipalPolicyPaginator(r -> r.policySourceArn("arn:aws:iam::" + ID + ":user/latchkey-admin")
                        .actionNames("lambda:A", "lambda:B", "lambda:C")
                        .maxItems(2))
                .evaluationResults()
                .forEach(result -> seen.add(result.evalActionName()));
        assertThat(seen).containsExactly("lambda:A", "lambda:B", "lambda:C");
    }

    @Test
    void asksForPermission() {
        IamClient bob = sandbox.user("bob", policy(allow("iam:SimulatePrincipalPolicy", "arn:aws:iam::*:user/bob")))
                .iam();
        assertThat(bob.simulatePrincipalPolicy(r -> r.policySourceArn("arn:aws:iam::" + ID + ":user/bob")
                                .actionNames(URL))
                        .evaluationResults())
                .hasSize(1);
        assertRefused(
                () -> bob.simulateCustomPolicy(r -> r.policyInputList(ALL).actionNames(URL)),
                403,
                "AccessDenied",
                "User: arn:aws:iam::" + ID + ":user/bob is not authorized to perform: iam:SimulateCustomPolicy on"
                        + " resource: * because no identity-based policy allows the iam:SimulateCustomPolicy action");
    }

    private EvaluationResult principal(String source) {
        return iam().simulatePrincipalPolicy(r ->
                        r.policySourceArn("arn:aws:iam::" + ID + ":" + source).actionNames(URL))
                .evaluationResults()
                .getFirst();
    }

    private IamClient iam() {
        return sandbox.admin().iam();
    }
}
