package dev.latchkey.permission.statement;

import static dev.latchkey.permission.statement.UrlAction.INVOKE_FUNCTION;
import static dev.latchkey.permission.statement.UrlAction.INVOKE_FUNCTION_URL;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementSidsTests {

    @ParameterizedTest
    @CsvSource({
        "arn:aws:iam::123456789012:user/bob, lk-bob-hello-url",
        "arn:aws:iam::123456789012:role/service-role/App, lk-App-hello-url",
        "arn:aws:iam::444455556666:root, lk-444455556666-hello-url",
        "444455556666, lk-444455556666-hello-url",
        "cloudfront.amazonaws.com, lk-cloudfront-amazonaws-com-hello-url",
        "*, lk-anyone-hello-url",
        "arn:aws:iam::123456789012:user/mara@example.com, lk-mara-example-com-hello-url",
        "arn:aws:iam::123456789012:user/a+b=c, lk-a-b-c-hello-url"
    })
    void namesAStatementAfterPrincipalAndFunction(String principal, String sid) {
        assertThat(StatementSids.of(principal, "hello-url", INVOKE_FUNCTION_URL, List.of()))
                .isEqualTo(sid);
    }

    @Test
    void namesTheFunctionActionWithASuffix() {
        assertThat(StatementSids.of("*", "f", INVOKE_FUNCTION, List.of())).isEqualTo("lk-anyone-f-fn");
    }

    @Test
    void stepsAsideWhenTheNameIsTaken() {
        List<String> taken = List.of("lk-anyone-f", "lk-anyone-f-2", "lk-anyone-f-fn");
        assertThat(StatementSids.of("*", "f", INVOKE_FUNCTION_URL, taken)).isEqualTo("lk-anyone-f-3");
        assertThat(StatementSids.of("*", "f", INVOKE_FUNCTION, taken)).isEqualTo("lk-anyone-f-2-fn");
    }

    @Test
    void keepsLongNamesApartWithinAHundredCharacters() {
        String user = "arn:aws:iam::123456789012:user/" + "u".repeat(63);
        String one = StatementSids.of(user + "1", "f".repeat(64), INVOKE_FUNCTION, List.of());
        String other = StatementSids.of(user + "2", "f".repeat(64), INVOKE_FUNCTION, List.of());
        assertThat(one).hasSizeLessThanOrEqualTo(100).isNotEqualTo(other).matches(StatementSids.PATTERN);
        assertThat(StatementSids.accepted(other)).isTrue();
    }

    @Test
    void refusesWhatLambdaRefuses() {
        assertThat(StatementSids.accepted("example.com")).isFalse();
        assertThat(StatementSids.accepted("")).isFalse();
        assertThat(StatementSids.accepted("x".repeat(101))).isFalse();
    }
}
