package dev.latchkey.invocation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTargetTests {

    @ParameterizedTest
    @CsvFileSource(
            resources = "/invocation/targets.csv",
            delimiter = '|',
            numLinesToSkip = 1,
            maxCharsPerColumn = 10_000)
    void isSignedAndSentInOneForm(String typed, String sent) {
        assertThat(RequestTarget.parse(typed == null ? "" : typed))
                .isInstanceOfSatisfying(
                        RequestTarget.Sound.class,
                        sound -> assertThat(sound.target().text()).isEqualTo(sent));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "orders",
                "https://evil.test/",
                "@evil.test/",
                "//\\evil.test",
                "/a\\b",
                "/a\u0000b",
                "/a\r\nHost: evil.test",
                "/a\nb",
                "/a\tb",
                "/\u007f",
                "?x=1",
                "#x",
                "/?X-Amz-Signature=1",
                "/?x-amz-security-token=1",
                "/?X-AMZ-Date=1",
                "/?X%2DAmz%2DDate=1",
                "/?a=1&x-amz-credential=2",
                "/?a=%ff",
                "/?%c3=1",
                "/?a=%ed%a0%80"
            })
    void refusesWhatIsNoPathOfAFunction(String typed) {
        assertThat(RequestTarget.parse(typed)).isInstanceOf(RequestTarget.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {2049, 10_000})
    void refusesWhatIsTooLong(int length) {
        assertThat(RequestTarget.parse("/" + "a".repeat(length))).isInstanceOf(RequestTarget.Refused.class);
        assertThat(RequestTarget.parse("/?q=" + "a".repeat(length * 2))).isInstanceOf(RequestTarget.Refused.class);
    }
}
