package dev.latchkey.sandbox.iam;

import static dev.latchkey.sandbox.iam.Simulated.ALL;
import static dev.latchkey.sandbox.iam.Simulated.FN;
import static dev.latchkey.sandbox.iam.Simulated.ID;
import static dev.latchkey.sandbox.iam.Simulated.URL;
import static dev.latchkey.sandbox.iam.Simulated.allow;
import static dev.latchkey.sandbox.iam.Simulated.deny;
import static dev.latchkey.sandbox.iam.Simulated.entry;
import static dev.latchkey.sandbox.iam.Simulated.grant;
import static dev.latchkey.sandbox.iam.Simulated.level;
import static dev.latchkey.sandbox.iam.Simulated.policy;
import static dev.latchkey.sandbox.iam.Simulated.when;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.sandbox.RunningSandbox;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.EvaluationResult;
import software.amazon.awssdk.services.iam.model.SimulateCustomPolicyRequest;
import software.amazon.awssdk.services.iam.model.SimulateCustomPolicyResponse;
import software.amazon.awssdk.services.iam.model.Statement;

/** The shapes of the simulator, asked by the AWS SDK with policies of its own. */
class SimulatorTests {

    @RegisterExtension
    final RunningSandbox sandbox = new RunningSandbox();

    @Test
    void namesTheStatementThatAllowsAndItsPlace() {
        String text = "{\n"
                + "  \"Version\": \"2012-10-17\",\n"
                + "  \"Statement\": [\n"
                + "    {\"Effect\": \"Allow\", \"Action\": \"s3:*\", \"Resource\": \"*\"},\n"
                + "    {\n"
                + "      \"Effect\": \"Allow\",\n"
                + "      \"Action\": \"lambda:*\",\n"
                + "      \"Resource\": \"*\"\n"
                + "    }\n"
                + "  ]\n"
                + "}";
        EvaluationResult result = custom(r -> r.policyInputList(ALL, text).actionNames(URL));
        assertThat(result.evalActionName()).isEqualTo(URL);
        assertThat(result.evalResourceName()).isEqualTo("*");
        assertThat(result.evalDecisionAsString()).isEqualTo("allowed");
        assertThat(result.matchedStatements())
                .extracting(Statement::sourcePolicyId)
                .containsExactly("PolicyInputList.1", "PolicyInputList.2");
        assertThat(result.matchedStatements())
                .allSatisfy(statement ->
                        assertThat(statement.sourcePolicyTypeAsString()).isEqualTo("IAM Policy"));
        Statement second = result.matchedStatements().getLast();
        assertThat(List.of(
                        second.startPosition().line(),
                        second.startPosition().column(),
                        second.endPosition().line(),
                        second.endPosition().column()))
                .containsExactly(5, 5, 9, 6);
        assertThat(result.organizationsDecisionDetail().allowedByOrganizations())
                .isTrue();
        assertThat(result.permissionsBoundaryDecisionDetail()).isNull();
        assertThat(result.resourceSpecificResults()).isEmpty();
    }

    @Test
    void showsOnlyTheDenyWhereOneDenies() {
        EvaluationResult result = custom(r -> r.policyInputList(ALL, policy(deny("lambda:Invoke*", FN)))
                .actionNames(URL)
                .resourceArns(FN));
        assertThat(result.evalDecisionAsString()).isEqualTo("explicitDeny");
        assertThat(result.matchedStatements())
                .extracting(Statement::sourcePolicyId)
                .containsExactly("PolicyInputList.2");
    }

    @Test
    void answersOncePerActionAndTheStrictestOfTheResources() {
        SimulateCustomPolicyResponse response = iam().simulateCustomPolicy(
                        r -> r.policyInputList(policy(allow(URL, FN)))
                                .actionNames(URL, "lambda:InvokeFunction")
                                .resourceArns(FN, FN + ":prod"));
        assertThat(response.evaluationResults())
                .extracting(EvaluationResult::evalActionName)
                .containsExactly(URL, "lambda:InvokeFunction");
        EvaluationResult url = response.evaluationResults().getFirst();
        assertThat(url.evalResourceName())
                .isEqualTo("arn:${Partition}:lambda:${Region}:${Account}:function:${FunctionName}");
        assertThat(url.evalDecisionAsString()).isEqualTo("implicitDeny");
        assertThat(url.resourceSpecificResults())
                .extracting(each -> each.evalResourceName() + " " + each.evalResourceDecisionAsString())
                .containsExactly(FN + " allowed", FN + ":prod implicitDeny");
        assertThat(url.matchedStatements()).isEmpty();
        assertThat(url.resourceSpecificResults().getFirst().matchedStatements()).hasSize(1);
        assertThat(url.evalDecisionDetails()).isEmpty();
    }

    @Test
    void gathersWhatLedToTheAnswerForAnyOfTheResources() {
        EvaluationResult result = custom(r -> r.policyInputList(
                        policy(allow(URL, FN) + "," + allow("lambda:*", FN + ":*")), policy(allow(URL, "*")))
                .actionNames(URL)
                .resourceArns(FN, FN + ":prod"));
        assertThat(result.matchedStatements())
                .extracting(statement -> statement.sourcePolicyId() + " from column "
                        + statement.startPosition().column())
                .containsExactlyInAnyOrder(
                        "PolicyInputList.1 from column 38",
                        "PolicyInputList.1 from column 156",
                        "PolicyInputList.2 from column 38");
        assertThat(result.resourceSpecificResults())
                .allSatisfy(one -> assertThat(one.matchedStatements()).hasSize(2));
    }

    @Test
    void aResourceOfAnyAccountIsOneOfTheCallersWhereNobodyIsNamed() {
        EvaluationResult result =
                custom(r -> r.policyInputList(ALL).actionNames(URL).resourceArns(FN.replace(ID, "444455556666")));
        assertThat(result.evalDecisionAsString()).isEqualTo("allowed");
        assertThat(result.evalDecisionDetails()).isEmpty();
    }

    @Test
    void aStatementWithoutItsKeyDoesNotMatchAndTheKeyIsNamedAsWritten() {
        String office = policy(when(allow("lambda:*", "*"), "NotIpAddress", "aws:SourceIp", "192.0.2.0/24"));
        EvaluationResult any = custom(r -> r.policyInputList(office).actionNames(URL));
        assertThat(any.evalDecisionAsString()).isEqualTo("implicitDeny");
        assertThat(any.missingContextValues()).containsExactly("aws:SourceIp");
        EvaluationResult one =
                custom(r -> r.policyInputList(office).actionNames(URL).resourceArns(FN));
        assertThat(one.missingContextValues()).containsExactly("aws:SourceIp");
        assertThat(one.resourceSpecificResults().getFirst().missingContextValues())
                .containsExactly("aws:SourceIp");
        EvaluationResult told = custom(r ->
                r.policyInputList(office).actionNames(URL).contextEntries(entry("aws:sourceip", "ip", "198.51.100.7")));
        assertThat(told.evalDecisionAsString()).isEqualTo("allowed");
        assertThat(told.missingContextValues()).isEmpty();
    }

    @Test
    void aDenyWhoseKeyIsNotToldDoesNotDeny() {
        String unsure = policy(when(deny("*", "*"), "Bool", "aws:MultiFactorAuthPresent", "false"));
        EvaluationResult result = custom(r -> r.policyInputList(ALL, unsure).actionNames(URL));
        assertThat(result.evalDecisionAsString()).isEqualTo("allowed");
        assertThat(result.missingContextValues()).containsExactly("aws:MultiFactorAuthPresent");
        String sure = policy(when(deny("*", "*"), "BoolIfExists", "aws:MultiFactorAuthPresent", "false"));
        assertThat(custom(r -> r.policyInputList(ALL, sure).actionNames(URL)).evalDecisionAsString())
                .isEqualTo("explicitDeny");
    }

    @Test
    void fillsVariablesFromWhatIsTold() {
        String own = policy(allow("lambda:*", "arn:aws:lambda:*:*:function:${aws:username}-*"));
        String resource = FN.replace("fn", "bob-fn");
        EvaluationResult untold =
                custom(r -> r.policyInputList(own).actionNames(URL).resourceArns(resource));
        assertThat(untold.evalDecisionAsString()).isEqualTo("implicitDeny");
        assertThat(untold.resourceSpecificResults().getFirst().missingContextValues())
                .containsExactly("aws:username");
        EvaluationResult told = custom(r -> r.policyInputList(own)
                .actionNames(URL)
                .resourceArns(resource)
                .contextEntries(entry("aws:username", "string", "bob")));
        assertThat(told.evalDecisionAsString()).isEqualTo("allowed");
    }

    @Test
    void aBoundaryMustAllowAsWell() {
        EvaluationResult inside = custom(r ->
                r.policyInputList(ALL).permissionsBoundaryPolicyInputList(ALL).actionNames(URL));
        assertThat(inside.evalDecisionAsString()).isEqualTo("allowed");
        assertThat(inside.permissionsBoundaryDecisionDetail().allowedByPermissionsBoundary())
                .isTrue();
        EvaluationResult outside = custom(r -> r.policyInputList(ALL)
                .permissionsBoundaryPolicyInputList(policy(allow("s3:*", "*")))
                .actionNames(URL));
        assertThat(outside.evalDecisionAsString()).isEqualTo("implicitDeny");
        assertThat(outside.permissionsBoundaryDecisionDetail().allowedByPermissionsBoundary())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "lambda:*, lambda:*, allowed, true",
        "lambda:*, s3:*, explicitDeny, false",
        "s3:*, lambda:*, explicitDeny, false",
    })
    void eachLevelOfTheOrganizationMustAllow(String root, String account, String decision, boolean allowed) {
        EvaluationResult result = custom(r -> r.policyInputList(ALL)
                .actionNames(URL)
                .overrideConfiguration(raw -> raw.putRawQueryParameter(level(1), policy(allow(root, "*")))
                        .putRawQueryParameter(level(2), policy(allow(account, "*")))));
        assertThat(result.evalDecisionAsString()).isEqualTo(decision);
        assertThat(result.organizationsDecisionDetail().allowedByOrganizations())
                .isEqualTo(allowed);
        assertThat(result.matchedStatements())
                .extracting(Statement::sourcePolicyId)
                .isEqualTo(allowed ? List.of("PolicyInputList.1") : List.of());
    }

    @ParameterizedTest
    @CsvSource({
        "user/alice, user/alice, allowed",
        "user/alice, user/bob, implicitDeny",
        "role/app, role/app, allowed",
        "role/app, role/other, implicitDeny",
    })
    void aResourcePolicyGrantsUsersAndRolesOfTheAccount(String named, String calling, String decision) {
        String nothing = policy(allow("s3:*", "*"));
        EvaluationResult result = custom(r -> r.policyInputList(nothing)
                .actionNames(URL)
                .resourceArns(FN)
                .resourcePolicy(grant("arn:aws:iam::" + ID + ":" + named))
                .callerArn("arn:aws:iam::" + ID + ":" + calling));
        assertThat(result.evalDecisionAsString()).isEqualTo(decision);
        assertThat(result.evalDecisionDetails()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "lambda:*, 210987654321, allowed, allowed, allowed",
        "s3:*, 210987654321, implicitDeny, implicitDeny, allowed",
        "lambda:*, 444455556666, implicitDeny, allowed, implicitDeny",
    })
    void acrossAccountsBothSidesMustAllowAndAreTold(
            String action, String granted, String decision, String identity, String resource) {
        EvaluationResult result = custom(r -> r.policyInputList(policy(allow(action, "*")))
                .actionNames(URL)
                .resourceArns(FN)
                .resourcePolicy(grant("arn:aws:iam::" + granted + ":root"))
                .callerArn("arn:aws:iam::210987654321:user/partner"));
        assertThat(result.evalDecisionAsString()).isEqualTo(decision);
        assertThat(result.evalDecisionDetailsAsStrings())
                .isEqualTo(Map.of("IAM Policy", identity, "Resource Policy", resource));
        if (decision.equals("allowed")) {
            assertThat(result.matchedStatements())
                    .extracting(statement -> statement.sourcePolicyId() + " " + statement.sourcePolicyTypeAsString())
                    .containsExactlyInAnyOrder("PolicyInputList.1 IAM Policy", "ResourcePolicy Resource Policy");
        }
    }

    @Test
    void anScpEndsACrossAccountSimulationBeforeItsDetails() {
        EvaluationResult result = custom(r -> r.policyInputList(ALL)
                .permissionsBoundaryPolicyInputList(ALL)
                .actionNames(URL)
                .resourceArns(FN)
                .resourcePolicy(grant("arn:aws:iam::210987654321:root"))
                .callerArn("arn:aws:iam::210987654321:user/partner")
                .overrideConfiguration(raw -> raw.putRawQueryParameter(level(1), policy(deny(URL, "*")))));
        assertThat(result.evalDecisionAsString()).isEqualTo("explicitDeny");
        assertThat(result.hasEvalDecisionDetails()).isFalse();
        assertThat(result.matchedStatements()).isEmpty();
    }

    @Test
    void aKeyOnlyAnScpAsksForIsNotToldAsMissing() {
        EvaluationResult result = custom(r -> r.policyInputList(ALL)
                .actionNames(URL)
                .overrideConfiguration(raw -> raw.putRawQueryParameter(
                        level(1), policy(when(allow("*", "*"), "StringEquals", "aws:PrincipalOrgID", "o-1")))));
        assertThat(result.evalDecisionAsString()).isEqualTo("explicitDeny");
        assertThat(result.missingContextValues()).isEmpty();
    }

    @Test
    void theOwnerSaysWhoseAResourceWithoutAccountIs() {
        Consumer<SimulateCustomPolicyRequest.Builder> ask = r -> r.policyInputList(policy(allow("s3:*", "*")))
                .actionNames("s3:GetObject")
                .resourceArns("arn:aws:s3:::bucket/key");
        assertThat(custom(ask).evalDecisionAsString()).isEqualTo("allowed");
        assertThat(custom(ask.andThen(r -> r.resourceOwner("arn:aws:iam::444455556666:root")))
                        .evalDecisionAsString())
                .isEqualTo("implicitDeny");
    }

    private EvaluationResult custom(Consumer<SimulateCustomPolicyRequest.Builder> ask) {
        return iam().simulateCustomPolicy(ask).evaluationResults().getFirst();
    }

    private IamClient iam() {
        return sandbox.admin().iam();
    }
}
