package dev.latchkey.permission.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.permission.statement.PolicyTemplate;
import dev.latchkey.permission.text.LintNote.Rule;
import dev.latchkey.policy.Policy;
import dev.latchkey.policy.json.PolicyKind;
import dev.latchkey.policy.json.PolicyReader;
import dev.latchkey.policy.json.PolicyWriter;
import dev.latchkey.policy.json.ReadResult.Read;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyLintTests {

    private static final String FUNCTION = "arn:aws:lambda:us-east-1:123456789012:function:hello-url";

    private static final String BOTH_IN_ONE = """
        {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Sid": "Both",
              "Effect": "Allow",
              "Action": [
                "lambda:InvokeFunctionUrl",
                "lambda:InvokeFunction"
              ],
              "Resource": "%s"%s
            }
          ]
        }
        """;

    @Test
    void hasNothingToSayAboutTheTemplateOfToday() {
        assertThat(lint(PolicyTemplate.URL.document(FUNCTION))).isEmpty();
    }

    @Test
    void missesInvokeFunctionInTheTemplateOf2022() {
        assertThat(lint(PolicyTemplate.ARTICLE.document(FUNCTION)))
                .singleElement()
                .satisfies(note -> {
                    assertThat(note.rule()).isEqualTo(Rule.LK001);
                    assertThat(note.line()).isEqualTo(7);
                    assertThat(note.fix()).isEqualTo("Add InvokeFunction");
                });
    }

    @Test
    void pointsAtTheLineThatOpensDirectInvoke() {
        assertThat(lint(BOTH_IN_ONE.formatted(FUNCTION, ""))).singleElement().satisfies(note -> {
            assertThat(note.rule()).isEqualTo(Rule.LK004);
            assertThat(note.line()).isEqualTo(9);
            assertThat(note.message()).isEqualTo("InvokeFunction also allows a direct Invoke.");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"StringEquals\":{\"lambda:FunctionUrlAuthType\":\"AWS_IAM\"}}",
                "{\"Bool\":{\"lambda:InvokedViaFunctionUrl\":\"true\"}}"
            })
    void findsBothActionsUnderACondition(String condition) {
        assertThat(lint(BOTH_IN_ONE.formatted(FUNCTION, ", \"Condition\": " + condition)))
                .extracting(LintNote::rule)
                .containsExactly(Rule.LK002);
    }

    @Test
    void takesInvokeFunctionOnAWiderResourceAsTheOtherHalf() {
        assertThat(lint("{\"Version\":\"2012-10-17\",\"Statement\":["
                        + "{\"Effect\":\"Allow\",\"Action\":\"lambda:InvokeFunctionUrl\",\"Resource\":\"" + FUNCTION
                        + "\"},{\"Effect\":\"Allow\",\"Action\":\"lambda:InvokeFunction\",\"Resource\":\"" + FUNCTION
                        + "*\",\"Condition\":{\"Bool\":{\"lambda:InvokedViaFunctionUrl\":\"true\"}}}]}"))
                .isEmpty();
    }

    @Test
    void doesNotTakeAnotherFunctionAsTheOtherHalf() {
        assertThat(lint("{\"Version\":\"2012-10-17\",\"Statement\":["
                        + "{\"Effect\":\"Allow\",\"Action\":\"lambda:InvokeFunctionUrl\",\"Resource\":\"" + FUNCTION
                        + "\"},{\"Effect\":\"Allow\",\"Action\":\"lambda:InvokeFunction\",\"Resource\":\"" + FUNCTION
                        + "2\",\"Condition\":{\"Bool\":{\"lambda:InvokedViaFunctionUrl\":\"true\"}}}]}"))
                .extracting(LintNote::rule)
                .containsExactly(Rule.LK001);
    }

    @Test
    void leavesDenyAndOtherActionsAlone() {
        assertThat(lint("{\"Version\":\"2012-10-17\",\"Statement\":["
                        + "{\"Effect\":\"Deny\",\"Action\":\"lambda:*\",\"Resource\":\"*\"},"
                        + "{\"Effect\":\"Allow\",\"Action\":\"s3:GetObject\",\"Resource\":\"*\"}]}"))
                .isEmpty();
    }

    @Test
    void tellsOfAWildcardButMendsItNot() {
        assertThat(lint("{\"Version\":\"2012-10-17\",\"Statement\":"
                        + "{\"Effect\":\"Allow\",\"Action\":\"lambda:*\",\"Resource\":\"*\"}}"))
                .singleElement()
                .satisfies(note -> assertThat(note.fixable()).isFalse());
    }

    @ParameterizedTest
    @CsvSource({"LK001", "LK002", "LK004"})
    void hasNothingLeftToSayAfterItsOwnFix(Rule rule) {
        String text = switch (rule) {
            case LK001 -> PolicyTemplate.ARTICLE.document(FUNCTION);
            case LK002 ->
                BOTH_IN_ONE.formatted(
                        FUNCTION, ", \"Condition\": {\"StringEquals\":{\"lambda:FunctionUrlAuthType\":\"AWS_IAM\"}}");
            case LK004 -> BOTH_IN_ONE.formatted(FUNCTION, "");
        };
        Policy mended = PolicyFix.of(read(text), rule);
        assertThat(PolicyLint.of(mended, "")).isEmpty();
        assertThat(read(PolicyWriter.pretty(mended))).isEqualTo(mended);
    }

    @Test
    void fixesOnlyWhatIsWrong() {
        Policy sound = read(PolicyTemplate.URL.document(FUNCTION));
        for (Rule rule : Rule.values()) {
            assertThat(PolicyFix.of(sound, rule)).isEqualTo(sound);
        }
    }

    private static List<LintNote> lint(String text) {
        return PolicyLint.of(read(text), text);
    }

    private static Policy read(String text) {
        return ((Read) PolicyReader.read(text, PolicyKind.IDENTITY)).policy();
    }
}
