package dev.latchkey.permission.statement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.permission.statement.Sentence.Tone;
import dev.latchkey.policy.Policy;
import dev.latchkey.policy.json.PolicyKind;
import dev.latchkey.policy.json.PolicyReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentencesTests {

    private static final String FUNCTION = "arn:aws:lambda:us-east-1:123456789012:function:hello-url";
    private static final String BOB = "{\"AWS\":\"arn:aws:iam::123456789012:user/bob\"}";
    private static final String SIGNED = "{\"StringEquals\":{\"lambda:FunctionUrlAuthType\":\"AWS_IAM\"}}";
    private static final String VIA_URL = "{\"Bool\":{\"lambda:InvokedViaFunctionUrl\":\"true\"}}";

    @Test
    void saysThePairAsOneSentence() {
        List<Sentence> sentences = resource(
                allow("url", BOB, "lambda:InvokeFunctionUrl", SIGNED),
                allow("fn", BOB, "lambda:InvokeFunction", VIA_URL));
        assertThat(sentences).singleElement().satisfies(sentence -> {
            assertThat(sentence.text())
                    .isEqualTo("The user bob may call InvokeFunctionUrl and InvokeFunction when the URL uses AWS_IAM.");
            assertThat(sentence.sids()).containsExactly("url", "fn");
            assertThat(sentence.statements()).containsExactly(0, 1);
            assertThat(sentence.warnings()).isEmpty();
            assertThat(sentence.tone()).isEqualTo(Tone.ALLOW);
        });
    }

    @Test
    void findsThePairInEitherOrderAndWithOthersBetween() {
        String alice = "{\"AWS\":\"arn:aws:iam::123456789012:user/alice\"}";
        List<Sentence> sentences = resource(
                allow("fn", BOB, "lambda:InvokeFunction", VIA_URL),
                allow("a", alice, "lambda:InvokeFunctionUrl", SIGNED),
                allow("url", BOB, "lambda:InvokeFunctionUrl", SIGNED));
        assertThat(sentences).extracting(Sentence::sids).containsExactly(List.of("fn", "url"), List.of("a"));
        assertThat(sentences.getFirst().text()).endsWith("when the URL uses AWS_IAM.");
    }

    @Test
    void keepsStatementsApartThatDifferInMoreThanTheAction() {
        String inOrganization =
                "{\"StringEquals\":{\"lambda:FunctionUrlAuthType\":\"AWS_IAM\",\"aws:PrincipalOrgID\":\"o-acme\"}}";
        assertThat(resource(
                        allow("url", BOB, "lambda:InvokeFunctionUrl", inOrganization),
                        allow("fn", BOB, "lambda:InvokeFunction", VIA_URL)))
                .hasSize(2);
    }

    @Test
    void doesNotHideADirectInvokeInAPair() {
        List<Sentence> sentences = resource(
                allow("url", BOB, "lambda:InvokeFunctionUrl", SIGNED), allow("fn", BOB, "lambda:InvokeFunction", "{}"));
        assertThat(sentences).hasSize(2);
        assertThat(sentences.getLast().warnings())
                .containsExactly(
                        "InvokeFunction without the condition InvokedViaFunctionUrl also allows a direct Invoke.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"AWS\":\"arn:aws:iam::123456789012:role/x/App\"} | The role App may",
                "{\"AWS\":\"arn:aws:iam::444455556666:root\"} | Any principal in account 444455556666 may",
                "{\"AWS\":\"444455556666\"} | Any principal in account 444455556666 may",
                "\"*\" | * anyone may",
                "{\"Service\":\"cloudfront.amazonaws.com\"} | The service cloudfront.amazonaws.com may",
                "{\"AWS\":\"arn:aws:sts::123456789012:assumed-role/App/one\"} | The role session App/one may",
                "{\"AWS\":\"AIDAEXAMPLEUSER00001\"} | A deleted user AIDAEXAMPLEUSER00001 may",
                "{\"AWS\":\"AROAEXAMPLEROLE00001\"} | A deleted role AROAEXAMPLEROLE00001 may",
                "{\"AWS\":[\"arn:aws:iam::1:user/a\",\"arn:aws:iam::1:user/b\"]} | The user a and the user b may"
            })
    void namesThePrincipal(String principal, String begin) {
        assertThat(resource(allow("s", principal, "lambda:InvokeFunctionUrl", SIGNED))
                        .getFirst()
                        .text())
                .startsWith(begin);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"Bool\":{\"lambda:InvokedViaFunctionUrl\":\"true\"}} | only through the URL.",
                "{\"StringEquals\":{\"aws:SourceVpc\":\"vpc-0a41c7\"}} | only from vpc-0a41c7.",
                "{\"Bool\":{\"aws:MultiFactorAuthPresent\":\"true\"}} | only with MFA.",
                "{\"IpAddress\":{\"aws:SourceIp\":[\"10.0.0.0/8\",\"192.0.2.0/24\"]}}"
                        + " | only from 10.0.0.0/8 or 192.0.2.0/24.",
                "{\"NotIpAddress\":{\"aws:SourceIp\":\"10.0.0.0/8\"}} | except from 10.0.0.0/8.",
                "{\"ArnLike\":{\"AWS:SourceArn\":\"arn:aws:s3:::b\"}} | only for arn:aws:s3:::b.",
                "{\"NumericLessThan\":{\"aws:MultiFactorAuthAge\":\"300\"}}"
                        + " | when aws:MultiFactorAuthAge NumericLessThan 300.",
                "{\"BoolIfExists\":{\"aws:MultiFactorAuthPresent\":\"true\"}}"
                        + " | when aws:MultiFactorAuthPresent BoolIfExists true."
            })
    void saysTheCondition(String condition, String end) {
        assertThat(resource(allow("s", BOB, "lambda:InvokeFunction", condition))
                        .getFirst()
                        .text())
                .endsWith("may call InvokeFunction " + end);
    }

    @Test
    void putsTheOrganizationBehindThePrincipal() {
        Sentence sentence = resource(allow(
                        "s",
                        "\"*\"",
                        "lambda:InvokeFunctionUrl",
                        "{\"StringEquals\":{\"aws:PrincipalOrgID\":\"o-acme\"}}"))
                .getFirst();
        assertThat(sentence.text()).isEqualTo("* anyone in the organization o-acme may call InvokeFunctionUrl.");
        assertThat(sentence.tone()).isEqualTo(Tone.CONDITION);
        assertThat(sentence.tokens().getFirst().look()).isEqualTo(Token.Look.STAR);
    }

    @Test
    void alarmsAboutAnyoneAndAboutAnyAction() {
        assertThat(resource(allow("s", "\"*\"", "lambda:InvokeFunctionUrl", SIGNED))
                        .getFirst()
                        .tone())
                .isEqualTo(Tone.ALARM);
        Sentence any = resource(allow("s", BOB, "*", "{}")).getFirst();
        assertThat(any.text()).isEqualTo("The user bob may call * any action.");
        assertThat(any.tone()).isEqualTo(Tone.ALARM);
    }

    @Test
    void saysADenyAsNever() {
        Sentence sentence = resource(
                        allow("s", BOB, "lambda:InvokeFunctionUrl", "{}").replace("Allow", "Deny"))
                .getFirst();
        assertThat(sentence.text()).isEqualTo("The user bob may never call InvokeFunctionUrl.");
        assertThat(sentence.tone()).isEqualTo(Tone.DENY);
        assertThat(sentence.warnings()).isEmpty();
    }

    @Test
    void warnsAboutAMissingHalf() {
        assertThat(resource(allow("s", BOB, "lambda:InvokeFunctionUrl", SIGNED))
                        .getFirst()
                        .warnings())
                .containsExactly(
                        "InvokeFunction is missing. Function URLs created since October 2025 need both actions.");
        assertThat(resource(allow("s", BOB, "lambda:InvokeFunction", VIA_URL))
                        .getFirst()
                        .warnings())
                .containsExactly("InvokeFunctionUrl is missing. A call through the URL needs both actions.");
    }

    @Test
    void saysThatADeletedPrincipalMatchesNobody() {
        Sentence sentence = resource(
                        allow("s", "{\"AWS\":\"AIDAEXAMPLEUSER00001\"}", "lambda:InvokeFunctionUrl", SIGNED))
                .getFirst();
        assertThat(sentence.tone()).isEqualTo(Tone.DEAD);
        assertThat(sentence.warnings()).singleElement().asString().startsWith("Matches nobody");
    }

    @Test
    void saysThatTheOwnAccountLetsNobodyInByItself() {
        Sentence sentence = resource(
                        allow("u", "{\"AWS\":\"arn:aws:iam::123456789012:root\"}", "lambda:InvokeFunctionUrl", SIGNED),
                        allow("f", "{\"AWS\":\"arn:aws:iam::123456789012:root\"}", "lambda:InvokeFunction", VIA_URL))
                .getFirst();
        assertThat(sentence.warnings()).singleElement().asString().contains("function's own account");
    }

    @Test
    void leavesServicesAlone() {
        assertThat(resource(allow("s", "{\"Service\":\"s3.amazonaws.com\"}", "lambda:InvokeFunction", "{}"))
                        .getFirst()
                        .warnings())
                .isEmpty();
    }

    @Test
    void namesTheFunctionsOfAnIdentityPolicy() {
        Policy policy = policy(
                "{\"Sid\":\"A\",\"Effect\":\"Allow\",\"Action\":[\"lambda:InvokeFunctionUrl\",\"s3:GetObject\"],"
                        + "\"Resource\":[\"" + FUNCTION + "\",\"*\"],\"Condition\":" + SIGNED + "}",
                PolicyKind.IDENTITY);
        assertThat(Sentences.ofIdentityPolicy(policy, "The user", "url-caller")
                        .getFirst()
                        .text())
                .isEqualTo("The user url-caller may call InvokeFunctionUrl and s3:GetObject on hello-url and * any"
                        + " resource when the URL uses AWS_IAM.");
    }

    @Test
    void saysWhatANotElementLeavesOut() {
        Policy policy = policy(
                "{\"Effect\":\"Deny\",\"NotAction\":\"lambda:InvokeFunction\",\"NotResource\":\"" + FUNCTION + "\"}",
                PolicyKind.IDENTITY);
        assertThat(Sentences.ofIdentityPolicy(policy, "The role", "App")
                        .getFirst()
                        .text())
                .isEqualTo("The role App may never call * any action except InvokeFunction on * anything except"
                        + " hello-url.");
    }

    private static List<Sentence> resource(String... statements) {
        return Sentences.ofResourcePolicy(policy(String.join(",", statements), PolicyKind.RESOURCE), FUNCTION);
    }

    private static Policy policy(String statements, PolicyKind kind) {
        return PolicyReader.lenient("{\"Version\":\"2012-10-17\",\"Statement\":[" + statements + "]}", kind)
                .policy();
    }

    private static String allow(String sid, String principal, String action, String condition) {
        return "{\"Sid\":\"" + sid + "\",\"Effect\":\"Allow\",\"Principal\":" + principal + ",\"Action\":\"" + action
                + "\",\"Resource\":\"" + FUNCTION + "\""
                + (condition.equals("{}") ? "" : ",\"Condition\":" + condition) + "}";
    }
}
