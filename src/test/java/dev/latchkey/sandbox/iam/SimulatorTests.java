package dev.latchkey.sandbox.iam;

import static dev.latchkey.sandbox.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.sandbox.RunningSandbox;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.ContextEntry;
import software.amazon.awssdk.services.iam.model.EvaluationResult;
import software.amazon.awssdk.services.iam.model.SimulateCustomPolicyRequest;
import software.amazon.awssdk.services.iam.model.SimulateCustomPolicyResponse;
import software.amazon.awssdk.services.iam.model.Statement;

/** The shapes of the simulator, asked by the AWS SDK. */
class SimulatorTests {

    private static final String ID = "123456789012";
    private static final String FN = "arn:aws:lambda:us-east-1:" + ID + ":function:fn";
    private static final String URL = "lambda:InvokeFunctionUrl";
    private static final String ALL = policy(allow("lambda:*", "*"));

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
                .containsExactly(5, 5, 9, 5);
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
        assertThat(url.resourceSpecificResults().getFirst().matchedStatements()).hasSize(1);
        assertThat(url.evalDecisionDetails()).isEmpty();
    }

    @Test
    void aStatementWithoutItsKeyDoesNotMatchAndTheKeyIsNamedAsWritten() {
        String office = policy(when(allow("lambda:*", "*"), "NotIpAddress", "aws:SourceIp", "192.0.2.0/24"));
        EvaluationResult any = custom(r -> r.policyInputList(office).actionNames(URL));
        assertThat(any.evalDecisionAsString()).isEqualTo("implicitDeny");
        assertThat(any.missingContextValues()).containsExactly("aws:SourceIp");
        EvaluationResult one =
                custom(r -> r.policyInputList(office).actionNames(URL).resourceArns(FN));
        assertThat(one.missingContextValues()).isEmpty();
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

    @Test
    void givesTheResultsInPages() {
        List<String> seen = new ArrayList<>();
        iam().simulateCustomPolicyPaginator(r -> r.policyInputList(ALL)
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

    @Test
    void refusesWhatItCannotSimulate() {
        refuse(
                "Invalid policy PolicyInputList.1: line 1, column 2: ",
                r -> r.policyInputList("{").actionNames(URL));
        refuse("Invalid action lambda:*: ", r -> r.policyInputList(ALL).actionNames("lambda:*"));
        refuse(
                "Invalid resource fn: ",
                r -> r.policyInputList(ALL).actionNames(URL).resourceArns("fn"));
        refuse(
                "PermissionsBoundaryPolicyInputList takes one policy, not 2.",
                r -> r.policyInputList(ALL).actionNames(URL).permissionsBoundaryPolicyInputList(ALL, ALL));
        refuse(
                "A ResourcePolicy needs a CallerArn",
                r -> r.policyInputList(ALL).actionNames(URL).resourcePolicy(grant("*")));
        refuse(
                "Invalid CallerArn arn:aws:sts::",
                r -> r.policyInputList(ALL)
                        .actionNames(URL)
                        .callerArn("arn:aws:sts::" + ID + ":assumed-role/app/night"));
        refuse(
                "Invalid ResourceOwner 12: ",
                r -> r.policyInputList(ALL).actionNames(URL).resourceOwner("12"));
        refuse(
                "Context key aws:SourceIp: home is no value of type ip.",
                r -> r.policyInputList(ALL).actionNames(URL).contextEntries(entry("aws:SourceIp", "ip", "home")));
        refuse(
                "Context key aws:TagKeys of type string must have exactly one value, not 2.",
                r -> r.policyInputList(ALL).actionNames(URL).contextEntries(entry("aws:TagKeys", "string", "a", "b")));
        refuse(
                "'strings' at 'contextEntries.1.member.contextKeyType'",
                r -> r.policyInputList(ALL).actionNames(URL).contextEntries(entry("aws:TagKeys", "strings", "a")));
        refuse(
                "Duplicate context key AWS:sourceip.",
                r -> r.policyInputList(ALL)
                        .actionNames(URL)
                        .contextEntries(
                                entry("aws:SourceIp", "ip", "192.0.2.1"), entry("AWS:sourceip", "ip", "192.0.2.1")));
        refuse("Value null at 'actionNames'", r -> r.policyInputList(ALL));
        refuse("Value null at 'policyInputList'", r -> r.actionNames(URL));
        refuse(
                "length less than or equal to 128",
                r -> r.policyInputList(ALL).actionNames("lambda:" + "a".repeat(300)));
        refuse(
                "enum value set: [EC2",
                r -> r.policyInputList(ALL).actionNames(URL).resourceHandlingOption("EC2"));
        refuse(
                "'[8 levels]'",
                r -> r.policyInputList(ALL).actionNames(URL).overrideConfiguration(raw -> {
                    for (int i = 1; i <= 8; i++) {
                        raw.putRawQueryParameter(level(i), ALL);
                    }
                }));
        assertRefused(
                () -> principal("user/nobody"),
                404,
                "NoSuchEntity",
                "Entity arn:aws:iam::" + ID + ":user/nobody cannot be found.");
    }

    private void refuse(String words, Consumer<SimulateCustomPolicyRequest.Builder> ask) {
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> iam().simulateCustomPolicy(ask)))
                .isInstanceOf(software.amazon.awssdk.services.iam.model.IamException.class)
                .hasMessageContaining(words);
    }

    private IamClient iam() {
        return sandbox.admin().iam();
    }

    private EvaluationResult custom(Consumer<SimulateCustomPolicyRequest.Builder> ask) {
        return iam().simulateCustomPolicy(ask).evaluationResults().getFirst();
    }

    private EvaluationResult principal(String source) {
        return iam().simulatePrincipalPolicy(r ->
                        r.policySourceArn("arn:aws:iam::" + ID + ":" + source).actionNames(URL))
                .evaluationResults()
                .getFirst();
    }

    private static ContextEntry entry(String name, String type, String... values) {
        return ContextEntry.builder()
                .contextKeyName(name)
                .contextKeyType(type)
                .contextKeyValues(values)
                .build();
    }

    private static String level(int number) {
        return "OrderedOrganizationPolicyInputList.member." + number + ".ServiceControlPolicyInputList.member.1";
    }

    private static String policy(String statement) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[" + statement + "]}";
    }

    private static String allow(String action, String resource) {
        return "{\"Effect\":\"Allow\",\"Action\":\"" + action + "\",\"Resource\":\"" + resource + "\"}";
    }

    private static String deny(String action, String resource) {
        return allow(action, resource).replace("Allow", "Deny");
    }

    private static String when(String statement, String operator, String key, String value) {
        return statement.substring(0, statement.length() - 1) + ",\"Condition\":{\"" + operator + "\":{\"" + key
                + "\":\"" + value + "\"}}}";
    }

    private static String grant(String principal) {
        return policy("{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"" + principal + "\"},\"Action\":\"lambda:*\","
                + "\"Resource\":\"" + FN + "\"}");
    }
}
