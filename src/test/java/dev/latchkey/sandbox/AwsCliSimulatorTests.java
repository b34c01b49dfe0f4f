package dev.latchkey.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The policy simulator, questioned by the AWS command line. */
@EnabledIf("dev.latchkey.sandbox.AwsCli#isInstalled")
class AwsCliSimulatorTests {

    private static final String ACCOUNT = "arn:aws:iam::123456789012:";
    private static final String PARTNER = "arn:aws:iam::210987654321:";
    private static final String FN = "arn:aws:lambda:us-east-1:123456789012:function:orders";
    private static final String URL = "lambda:InvokeFunctionUrl";
    private static final String FUNCTION = "lambda:InvokeFunction";
    private static final String ALL = allow("'Action':'lambda:*','Resource':'*'");
    private static final String OTHER = allow("'Action':'s3:*','Resource':'*'");

    @RegisterExtension
    final RunningSandbox sandbox = new RunningSandbox();

    @TempDir
    Path directory;

    private AwsCli aws;

    @BeforeEach
    void signWithTheAdministratorsKey() {
        aws = new AwsCli(sandbox.admin(), sandbox.port(), directory);
    }

    @Test
    void anAllowAndADeny() {
        assertThat(decisions(custom(List.of(ALL), URL))).containsExactly(URL + " allowed");
        String deny = policy("'Effect':'Deny','Action':'lambda:InvokeFunction*','Resource':'" + FN + "'");
        assertThat(decisions(custom(List.of(ALL, deny), URL, "--resource-arns", FN)))
                .containsExactly(URL + " explicitDeny");
        assertThat(decisions(custom(List.of(OTHER), URL))).containsExactly(URL + " implicitDeny");
    }

    @Test
    void theOtherHalfOfAFunctionUrlIsMissing() {
        String half = allow("'Action':'" + URL + "','Resource':'" + FN + "'");
        JsonNode answer = aws.run(
                "iam",
                "simulate-custom-policy",
                "--policy-input-list",
                half,
                "--action-names",
                URL,
                FUNCTION,
                "--resource-arns",
                FN,
                "--context-entries",
                "ContextKeyName=lambda:FunctionUrlAuthType,ContextKeyType=string,ContextKeyValues=AWS_IAM",
                "ContextKeyName=lambda:InvokedViaFunctionUrl,ContextKeyType=boolean,ContextKeyValues=true");
        assertThat(decisions(answer)).containsExactly(URL + " allowed", FUNCTION + " implicitDeny");
    }

    @Test
    void notActionAndWildcards() {
        String others = allow("'NotAction':'iam:*','Resource':'*'");
        assertThat(decisions(custom(List.of(others), URL))).containsExactly(URL + " allowed");
        assertThat(decisions(custom(List.of(others), "iam:CreateUser"))).containsExactly("iam:CreateUser implicitDeny");
        String wild = allow("'Action':'lambda:Invoke*Url','Resource':'arn:aws:lambda:*:*:function:or?ers'");
        assertThat(decisions(custom(List.of(wild), URL, "--resource-arns", FN))).containsExactly(URL + " allowed");
        assertThat(decisions(custom(List.of(wild), FUNCTION, "--resource-arns", FN)))
                .containsExactly(FUNCTION + " implicitDeny");
    }

    @Test
    void aVariableAndAConditionNeedTheirKeys() {
        String own = allow("'Action':'lambda:*','Resource':'arn:aws:lambda:*:*:function:${aws:username}'");
        JsonNode untold = custom(List.of(own), URL, "--resource-arns", FN);
        assertThat(decisions(untold)).containsExactly(URL + " implicitDeny");
        assertThat(texts(untold.at("/EvaluationResults/0/ResourceSpecificResults/0/MissingContextValues")))
                .containsExactly("aws:username");
        assertThat(decisions(custom(
                        List.of(own),
                        URL,
                        "--resource-arns",
                        FN,
                        "--context-entries",
                        "ContextKeyName=aws:username,ContextKeyType=string,ContextKeyValues=orders")))
                .containsExactly(URL + " allowed");
        String mfa = allow("'Action':'lambda:*','Resource':'*','Condition':{'Bool':{'aws:MultiFactorAuthPresent':"
                + "'true'},'IpAddress':{'aws:SourceIp':'203.0.113.0/24'}}");
        assertThat(texts(custom(List.of(mfa), URL).at("/EvaluationResults/0/MissingContextValues")))
                .containsExactly("aws:MultiFactorAuthPresent", "aws:SourceIp");
        assertThat(decisions(custom(
                        List.of(mfa),
                        URL,
                        "--context-entries",
                        "ContextKeyName=aws:MultiFactorAuthPresent,ContextKeyType=boolean,ContextKeyValues=true",
                        "ContextKeyName=aws:SourceIp,ContextKeyType=ip,ContextKeyValues=203.0.113.9")))
                .containsExactly(URL + " allowed");
    }

    @Test
    void aBoundary() {
        JsonNode bounded = custom(List.of(ALL), URL, "--permissions-boundary-policy-input-list", OTHER);
        assertThat(decisions(bounded)).containsExactly(URL + " implicitDeny");
        assertThat(bounded.at("/EvaluationResults/0/PermissionsBoundaryDecisionDetail/AllowedByPermissionsBoundary")
                        .booleanValue())
                .isFalse();
    }

    @Test
    void twoLevelsOfServiceControlPolicies() {
        String[] levels = {
            "iam",
            "simulate-custom-policy",
            "--policy-input-list",
            ALL,
            "--action-names",
            URL,
            "--ordered-organization-policy-input-list",
            "[" + level(ALL) + "," + level(OTHER) + "]"
        };
        assumeTrue(
                aws.knows("--ordered-organization-policy-input-list", levels),
                "this command line is older than July 2026");
        JsonNode answer = aws.run(levels);
        assertThat(decisions(answer)).containsExactly(URL + " explicitDeny");
        assertThat(answer.at("/EvaluationResults/0/OrganizationsDecisionDetail/AllowedByOrganizations")
                        .booleanValue())
                .isFalse();
    }

    @Test
    void aResourcePolicyForAUserAndForARole() {
        for (String caller : new String[] {"user/alice", "role/app"}) {
            assertThat(decisions(custom(
                            List.of(OTHER),
                            URL,
                            "--resource-arns",
                            FN,
                            "--resource-policy",
                            grant(ACCOUNT + caller),
                            "--caller-arn",
                            ACCOUNT + caller)))
                    .containsExactly(URL + " allowed");
        }
    }

    @Test
    void acrossAccountsBothSidesAreTold() {
        JsonNode answer = custom(
                List.of(ALL),
                URL,
                "--resource-arns",
                FN,
                "--resource-owner",
                ACCOUNT + "root",
                "--resource-policy",
                grant(ACCOUNT + "root"),
                "--caller-arn",
                PARTNER + "user/partner");
        assertThat(decisions(answer)).containsExactly(URL + " implicitDeny");
        JsonNode details = answer.at("/EvaluationResults/0/EvalDecisionDetails");
        assertThat(details.path("IAM Policy").stringValue()).isEqualTo("allowed");
        assertThat(details.path("Resource Policy").stringValue()).isEqualTo("implicitDeny");
    }

    @Test
    void aPrincipalsOwnPolicies() {
        sandbox.user("bob", ALL);
        JsonNode answer = aws.run(
                "iam",
                "simulate-principal-policy",
                "--policy-source-arn",
                ACCOUNT + "user/bob",
                "--action-names",
                URL,
                FUNCTION,
                "--page-size",
                "1");
        assertThat(decisions(answer)).containsExactly(URL + " allowed", FUNCTION + " allowed");
        assertThat(answer.at("/EvaluationResults/0/MatchedStatements/0/SourcePolicyId")
                        .stringValue())
                .isEqualTo("user_bob_p0");
    }

    @Test
    void refusesInWords() {
        assertThat(aws.refused(
                        "iam", "simulate-custom-policy", "--policy-input-list", "{\"Version\":", "--action-names", URL))
                .contains("An error occurred (InvalidInput) when calling the SimulateCustomPolicy operation: Invalid"
                        + " policy PolicyInputList.1: line 1, column ");
        assertThat(aws.refused(
                        "iam",
                        "simulate-principal-policy",
                        "--policy-source-arn",
                        ACCOUNT + "user/nobody",
                        "--action-names",
                        URL))
                .endsWith("An error occurred (NoSuchEntity) when calling the SimulatePrincipalPolicy operation: Entity "
                        + ACCOUNT + "user/nobody cannot be found.");
        assertThat(aws.refused(
                        "iam",
                        "simulate-custom-policy",
                        "--policy-input-list",
                        ALL,
                        "--action-names",
                        URL,
                        "--context-entries",
                        "ContextKeyName=aws:EpochTime,ContextKeyType=numeric,ContextKeyValues=noon"))
                .endsWith("Context key aws:EpochTime: noon is no value of type numeric.");
    }

    private JsonNode custom(List<String> policies, String action, String... options) {
        List<String> command = new ArrayList<>(List.of("iam", "simulate-custom-policy", "--policy-input-list"));
        command.addAll(policies);
        command.addAll(List.of("--action-names", action));
        command.addAll(List.of(options));
        return aws.run(command.toArray(String[]::new));
    }

    private static List<String> decisions(JsonNode answer) {
        List<String> decisions = new ArrayList<>();
        for (JsonNode result : answer.path("EvaluationResults")) {
            decisions.add(result.path("EvalActionName").stringValue() + " "
                    + result.path("EvalDecision").stringValue());
        }
        return decisions;
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.stringValue()));
        return texts;
    }

    private static String level(String policy) {
        return "{\"ServiceControlPolicyInputList\":[\"" + policy.replace("\"", "\\\"") + "\"]}";
    }

    private static String grant(String principal) {
        return policy(
                "'Effect':'Allow','Principal':{'AWS':'" + principal + "'},'Action':'lambda:*','Resource':'" + FN + "'");
    }

    private static String allow(String rest) {
        return policy("'Effect':'Allow'," + rest);
    }

    private static String policy(String statement) {
        return ("{'Version':'2012-10-17','Statement':[{" + statement + "}]}").replace('\'', '"');
    }
}
