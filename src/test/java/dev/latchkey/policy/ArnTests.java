package dev.latchkey.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArnTests {

    @Test
    void keepsColonsInTheResource() {
        assertThat(Arn.parse("arn:aws:lambda:us-east-1:111122223333:function:fn:prod"))
                .hasValue(new Arn("aws", "lambda", "us-east-1", "111122223333", "function:fn:prod"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"arn:aws:s3:::b", "arn:aws-cn:iam::111122223333:root", "arn:aws:lambda:::"})
    void writesWhatItRead(String text) {
        assertThat(Arn.parse(text)).hasValueSatisfying(arn -> assertThat(arn).hasToString(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*", "arn:aws:lambda:us-east-1:1", "urn:aws:lambda:us-east-1:1:fn", "fn"})
    void isNoneOfTheseTexts(String text) {
        assertThat(Arn.parse(text)).isEmpty();
    }
}
