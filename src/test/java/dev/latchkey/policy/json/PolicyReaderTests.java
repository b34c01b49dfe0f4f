package dev.latchkey.policy.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.policy.Condition;
import dev.latchkey.policy.Effect;
import dev.latchkey.policy.PatternElement;
import dev.latchkey.policy.Policy;
import dev.latchkey.policy.Policy.Version;
import dev.latchkey.policy.PrincipalElement;
import dev.latchkey.policy.Statement;
import dev.latchkey.policy.json.PolicyReader.Lenient;
import dev.latchkey.policy.json.ReadResult.Read;
import dev.latchkey.policy.json.ReadResult.Refused;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyReaderTests {

    private static final String ALLOW = "\"Effect\":\"Allow\",\"Action\":\"lambda:*\",\"Resource\":\"*\"";

    @Test
    void readsEveryElement() {
        Policy policy = read("""
            {"Version": "2012-10-17", "Id": "default", "Statement": [{
              "Sid": "url-1",
              "Effect": "Allow",
              "Principal": {"AWS": ["111122223333", "*"], "Service": "s3.amazonaws.com",
                            "Federated": "accounts.google.com", "CanonicalUser": "79a5"},
              "Action": ["lambda:InvokeFunctionUrl", "lambda:Get*"],
              "Resource": "arn:aws:lambda:us-east-1:111122223333:function:fn",
              "Condition": {"StringEquals": {"lambda:FunctionUrlAuthType": "AWS_IAM"},
                            "Bool": {"aws:SecureTransport": true, "aws:ViaAWSService": ["false"]},
                            "NumericLessThan": {"aws:MultiFactorAuthAge": 3.50}}}]}
            """, PolicyKind.RESOURCE);

        assertThat(policy)
                .isEqualTo(new Policy(
                        Version.V2012_10_17,
                        Optional.of("default"),
                        List.of(new Statement(
                                Optional.of("url-1"),
                                Effect.ALLOW,
                                Optional.of(new PrincipalElement(
                                        false,
                                        List.of("111122223333", "*"),
                                        List.of("s3.amazonaws.com"),
                                        List.of("accounts.google.com"),
                                        List.of("79a5"))),
                                new PatternElement(false, List.of("lambda:InvokeFunctionUrl", "lambda:Get*")),
                                Optional.of(new PatternElement(
                                        false, List.of("arn:aws:lambda:us-east-1:111122223333:function:fn"))),
                                List.of(
                                        new Condition("StringEquals", "lambda:FunctionUrlAuthType", List.of("AWS_IAM")),
                                        new Condition("Bool", "aws:SecureTransport", List.of("true")),
                                        new Condition("Bool", "aws:ViaAWSService", List.of("false")),
                                        new Condition("NumericLessThan", "aws:MultiFactorAuthAge", List.of("3.50"))),
                                Optional.empty()))));
    }

    @Test
    void readsNegatedElements() {
        Statement statement = read(
                        "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Deny\",\"NotPrincipal\":\"*\","
                                + "\"NotAction\":\"iam:*\",\"NotResource\":\"arn:aws:s3:::b\"}}",
                        PolicyKind.RESOURCE)
                .statements()
                .getFirst();
        assertThat(statement.principal())
                .hasValueSatisfying(element -> assertThat(element.negated()).isTrue());
        assertThat(statement.action()).isEqualTo(new PatternElement(true, List.of("iam:*")));
        assertThat(statement.resource()).hasValue(new PatternElement(true, List.of("arn:aws:s3:::b")));
    }

    @Test
    void takesAMissingVersionForTheFirst() {
        assertThat(read("{\"Statement\":{" + ALLOW + "}}", PolicyKind.IDENTITY).version())
                .isEqualTo(Version.V2008_10_17);
    }

    @Test
    void readsATrustPolicyWithoutResource() {
        Policy trust = read(
                "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":"
                        + "\"lambda.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}]}",
                PolicyKind.TRUST);
        assertThat(trust.statements()).singleElement().satisfies(statement -> {
            assertThat(statement.resource()).isEmpty();
            assertThat(statement.flaw()).isEmpty();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "arn:aws:lambda:*", "arn:aws:*", "arn:aws:lambda", "arn:aws:s3:::b/${aws:username}"})
    void takesResources(String resource) {
        assertThat(PolicyReader.read(
                        "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"" + resource + "\"}}",
                        PolicyKind.IDENTITY))
                .isInstanceOf(Read.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "111122223333",
                "arn:aws:iam::111122223333:root",
                "arn:aws:iam::111122223333:user/team/alice",
                "arn:aws-cn:iam::111122223333:role/app",
                "arn:aws:sts::111122223333:assumed-role/app/night",
                "arn:aws:sts::111122223333:federated-user/bob",
                "AIDAJQABLZS4A3QDU576Q"
            })
    void takesPrincipals(String principal) {
        assertThat(PolicyReader.read(
                        "{\"Statement\":{\"Principal\":{\"AWS\":\"" + principal + "\"}," + ALLOW + "}}",
                        PolicyKind.RESOURCE))
                .isInstanceOf(Read.class);
    }

    @Test
    void refusesATextLongerThanAnyPolicy() {
        String json = "{\"Statement\":{" + ALLOW + "}}" + " ".repeat(200_000);
        assertThat(PolicyReader.read(json, PolicyKind.IDENTITY))
                .isEqualTo(new Refused(List.of(new PolicyProblem(
                        1, 1, "The policy has " + json.length() + " characters; no policy has more than 200000."))));
        assertThat(PolicyReader.lenient(json, PolicyKind.IDENTITY).readable()).isFalse();
    }

    @Test
    void readsManyThousandLevelsWithoutFailing() {
        String json = "{\"Statement\":" + "[".repeat(90_000);
        assertThat(PolicyReader.lenient(json, PolicyKind.IDENTITY).problems())
                .containsExactly(new PolicyProblem(1, 34, "The policy is nested more than 20 levels deep."));
    }

    @Test
    void keepsWhatAwsReturnedAndMarksTheFlawedStatement() {
        Lenient read = PolicyReader.lenient(
                "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"Good\"," + ALLOW + "},{\"Sid\":\"not good\","
                        + ALLOW + "},{\"Sid\":\"Odd\"," + ALLOW + ",\"Condition\":{\"Maybe\":{\"aws:a\":\"b\"}}}]}",
                PolicyKind.IDENTITY);
        assertThat(read.readable()).isTrue();
        assertThat(read.policy().statements())
                .extracting(Statement::flaw)
                .containsExactly(
                        Optional.empty(),
                        Optional.of("Sid not good may hold only letters and digits."),
                        Optional.of("There is no condition operator Maybe."));
        assertThat(read.problems()).extracting(PolicyProblem::line).containsExactly(1, 1);
    }

    @Test
    void evaluatesNotPrincipalWithAllowAsWrittenThoughItIsReported() {
        String json = "{\"Statement\":{\"NotPrincipal\":{\"AWS\":\"111122223333\"}," + ALLOW + "}}";
        Lenient read = PolicyReader.lenient(json, PolicyKind.RESOURCE);
        assertThat(read.problems()).hasSize(1);
        assertThat(read.policy().statements().getFirst().flaw()).isEmpty();
    }

    @Test
    void tellsAProblemAsASentence() {
        assertThat(new PolicyProblem(4, 12, "The statement has no Effect."))
                .hasToString("Line 4, column 12: The statement has no Effect.");
    }

    @Test
    void countsColumnsInCharactersAndLinesByLineFeeds() {
        assertThat(PolicyReader.lenient("\r\n\t{\"Statement\": 5}", PolicyKind.IDENTITY)
                        .problems())
                .containsExactly(new PolicyProblem(2, 16, "A statement must be a JSON object."));
    }

    private static Policy read(String json, PolicyKind kind) {
        ReadResult result = PolicyReader.read(json, kind);
        assertThat(result).isInstanceOf(Read.class);
        return ((Read) result).policy();
    }
}
