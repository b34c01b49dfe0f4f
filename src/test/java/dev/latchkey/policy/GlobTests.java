package dev.latchkey.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class GlobTests {

    /** A guard against endless matching, not a measurement: the longest takes well under a second. */
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(20);

    @Test
    void finishesOnPatternsMadeToGoBack() {
        String pattern = "a*".repeat(3_000) + "b";
        String text = "a".repeat(10_000);
        assertTimeoutPreemptively(LONG_ENOUGH, () -> {
            assertThat(Glob.of(Template.plain(pattern)).matches(text)).isFalse();
            assertThat(Glob.of(Template.plain(pattern)).matches(text + "b")).isTrue();
            assertThat(Glob.of(Template.plain("*" + "a".repeat(6_000) + "b")).matches(text))
                    .isFalse();
            assertThat(Glob.of(Template.plain("*a?".repeat(2_000) + "b")).matches(text))
                    .isFalse();
        });
    }

    @Test
    void finishesOnSuchPatternsWithinAnArnToo() {
        String pattern = "arn:aws:lambda:" + "a*".repeat(3_000) + "b:1:fn";
        String text = "arn:aws:lambda:" + "a".repeat(10_000) + ":1:fn";
        assertTimeoutPreemptively(
                LONG_ENOUGH,
                () -> assertThat(Glob.ofArn(Template.plain(pattern)).matches(text))
                        .isFalse());
    }

    /** Both ways of matching against the JDK's own, which goes back but is right. */
    @Test
    void agreesWithARegularExpression() {
        Random random = new Random(20261123);
        for (int i = 0; i < 20_000; i++) {
            String pattern = text(random, "ab:*?", 10);
            String text = text(random, "ab:", 10);
            assertThat(Glob.of(Template.plain(pattern)).matches(text))
                    .as("%s matches %s", pattern, text)
                    .isEqualTo(Pattern.matches(regex(pattern, ".*", "."), text));
            assertThat(Glob.ofArn(Template.plain(pattern)).matches(text))
                    .as("as an ARN, %s matches %s", pattern, text)
                    .isEqualTo(Pattern.matches(arnRegex(pattern), text));
        }
    }

    /** Longer than a machine word, with texts made to fit them or to fail late. */
    @Test
    void agreesWithARegularExpressionOnLongOnesToo() {
        Random random = new Random(42);
        int matched = 0;
        for (int i = 0; i < 1_000; i++) {
            String literal = text(random, "ab", 90) + ":" + text(random, "ab", 90);
            StringBuilder pattern = new StringBuilder(literal);
            // A few only: the JDK's expressions go back, and with many runs they would not end.
            for (int wild = random.nextInt(4); wild > 0; wild--) {
                pattern.setCharAt(random.nextInt(pattern.length()), random.nextBoolean() ? '*' : '?');
            }
            String text = random.nextInt(3) == 0 ? literal + "b" : literal;
            boolean fits = Pattern.matches(arnRegex(pattern.toString()), text);
            assertThat(Glob.ofArn(Template.plain(pattern.toString())).matches(text))
                    .as("%s matches %s", pattern, text)
                    .isEqualTo(fits);
            assertThat(Glob.of(Template.plain(pattern.toString())).matches(text))
                    .as("%s matches %s", pattern, text)
                    .isEqualTo(Pattern.matches(regex(pattern.toString(), ".*", "."), text));
            matched += fits ? 1 : 0;
        }
        assertThat(matched).isBetween(200, 900);
    }

    @Test
    void ignoresCaseOnlyWhenAsked() {
        assertThat(Glob.ignoringCase(Template.plain("Lambda:Get*")).matches("lambda:GETFUNCTION"))
                .isTrue();
        assertThat(Glob.of(Template.plain("Lambda:Get*")).matches("lambda:GetFunction"))
                .isFalse();
    }

    @Test
    void takesEmptyPatternsAndTexts() {
        assertThatCode(() -> {
                    assertThat(Glob.of(Template.plain("")).matches("")).isTrue();
                    assertThat(Glob.of(Template.plain("")).matches("a")).isFalse();
                    assertThat(Glob.of(Template.plain("*")).matches("")).isTrue();
                    assertThat(Glob.of(Template.plain("?")).matches("")).isFalse();
                    assertThat(Glob.of(Template.plain("**")).matches("")).isTrue();
                })
                .doesNotThrowAnyException();
    }

    private static String text(Random random, String letters, int longest) {
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(longest + 1); length > 0; length--) {
            text.append(letters.charAt(random.nextInt(letters.length())));
        }
        return text.toString();
    }

    private static String regex(String pattern, String run, String one) {
        StringBuilder regex = new StringBuilder();
        for (char c : pattern.toCharArray()) {
            regex.append(c == '*' ? run : c == '?' ? one : Pattern.quote(String.valueOf(c)));
        }
        return regex.toString();
    }

    /** In the first five segments wildcards stay inside, but for a * at a segment's end. */
    private static String arnRegex(String pattern) {
        String[] segments = pattern.split(":", 6);
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < segments.length; i++) {
            String segment = segments[i];
            boolean bound = i < 5;
            boolean runsOn = bound && segment.endsWith("*");
            String body = runsOn ? segment.substring(0, segment.length() - 1) : segment;
            regex.append(i == 0 ? "" : ":").append(bound ? regex(body, "[^:]*", "[^:]") : regex(body, ".*", "."));
            regex.append(runsOn ? ".*" : "");
        }
        return regex.toString();
    }
}
