package dev.latchkey.access.question;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.access.SignedWith;
import dev.latchkey.policy.RequestContext;
import dev.latchkey.policy.RequestContext.Absent;
import dev.latchkey.policy.RequestContext.Present;
import dev.latchkey.policy.RequestContext.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CheckQuestionTests {

    @Test
    void saysNothingWhereNothingIsTyped() {
        CheckQuestion question = asked("principal", "arn:aws:iam::1:user/bob", "fn", "hello-url", "ctx.ip", " ");
        assertThat(question.complete()).isTrue();
        assertThat(question.problems()).isEmpty();
        assertThat(question.fields().isDefault()).isTrue();
        assertThat(question.context().signedWith()).isEqualTo(SignedWith.ANYTHING);
        assertThat(question.context().keys()).isEqualTo(RequestContext.empty());
        assertThat(question.address().page()).isEqualTo("/check?principal=arn:aws:iam::1:user/bob&fn=hello-url");
    }

    @Test
    void setsTheKeysOfEachField() {
        CheckQuestion question = asked(
                "ctx.ip",
                "203.0.113.7",
                "ctx.vpc",
                "vpc-0a41c7",
                "ctx.vpce",
                "vpce-0d2f91",
                "ctx.mfaAge",
                "300",
                "ctx.time",
                "2026-11-23T14:30:00Z",
                "ctx.tag.team",
                "web",
                "ctx.key.aws:UserAgent",
                "curl/8");
        assertThat(question.problems()).isEmpty();
        assertThat(value(question, "aws:SourceIp")).isEqualTo(present("203.0.113.7"));
        assertThat(value(question, "aws:sourcevpc")).isEqualTo(present("vpc-0a41c7"));
        assertThat(value(question, "aws:SourceVpce")).isEqualTo(present("vpce-0d2f91"));
        assertThat(value(question, "aws:MultiFactorAuthAge")).isEqualTo(present("300"));
        assertThat(value(question, "aws:CurrentTime")).isEqualTo(present("2026-11-23T14:30:00Z"));
        assertThat(value(question, "aws:EpochTime")).isEqualTo(present("1795444200"));
        assertThat(value(question, "aws:PrincipalTag/team")).isEqualTo(present("web"));
        assertThat(value(question, "aws:UserAgent")).isEqualTo(present("curl/8"));
        assertThat(question.context().signedWith()).isEqualTo(SignedWith.SESSION_WITH_MFA);
    }

    @Test
    void noneMeansThatTheRequestDoesNotCarryTheKey() {
        CheckQuestion question = asked("ctx.vpc", "none", "ctx.ip", "none", "ctx.key.aws:UserAgent", "");
        RequestContext assumed = RequestContext.builder()
                .unknown("aws:SourceVpc")
                .unknown("aws:SourceVpce")
                .unknown("aws:SourceIp")
                .unknown("aws:UserAgent")
                .unknown("aws:referer")
                .build()
                .with(question.context().keys());
        for (String key : List.of("aws:SourceVpc", "aws:SourceVpce", "aws:SourceIp", "aws:UserAgent")) {
            assertThat(assumed.value(key)).as(key).isEqualTo(new Absent());
        }
        assertThat(assumed.value("aws:referer")).isInstanceOf(RequestContext.Unknown.class);
    }

    @Test
    void readsRowsOfAForm() {
        Map<String, List<String>> form = new LinkedHashMap<>();
        form.put("ctx.k", List.of("aws:TagKeys", "aws:TagKeys", ""));
        form.put("ctx.kv", List.of("a", "b", ""));
        form.put("ctx.t", List.of("team", ""));
        form.put("ctx.tv", List.of("web"));
        CheckQuestion question = CheckQuestion.of(form);
        assertThat(value(question, "aws:TagKeys")).isEqualTo(present("a", "b"));
        assertThat(value(question, "aws:PrincipalTag/team")).isEqualTo(present("web"));
        assertThat(question.address().query())
                .isEqualTo("ctx.tag.team=web&ctx.key.aws:TagKeys=a&ctx.key.aws:TagKeys=b");
    }

    @Test
    void theAddressLeadsToTheSameQuestion() {
        CheckQuestion question = asked(
                "principal",
                "arn:aws:iam::1:role/a b&c=d",
                "fn",
                "f:live",
                "ctx.with",
                "session",
                "ctx.ip",
                "::1",
                "ctx.tag.a&b",
                "<x> + \"y\"",
                "ctx.key.aws:UserAgent",
                "ü%20",
                "ctx.policy",
                "{\"a\": 1}");
        Map<String, List<String>> again = new LinkedHashMap<>();
        for (String pair : question.address().query().split("&")) {
            String[] parts = pair.split("=", 2);
            again.put(decoded(parts[0]), List.of(decoded(parts[1])));
        }
        assertThat(CheckQuestion.of(again)).isEqualTo(question);
    }

    @Test
    void saysAtTheFieldWhatDoesNotCount() {
        assertThat(asked("ctx.ip", "300.1.2.3").problem("ctx.ip"))
                .isEqualTo("300.1.2.3 is no IP address. Write one like 203.0.113.7 or 2001:db8::7, or none.");
        assertThat(asked("ctx.ip", "example.com").problem("ctx.ip")).startsWith("example.com is no IP address.");
        assertThat(asked("ctx.ip", "::1").problems()).isEmpty();
        assertThat(asked("ctx.time", "yesterday").problem("ctx.time")).startsWith("yesterday is no point in time.");
        assertThat(asked("ctx.time", "+999999999-01-01T00:00:00Z").problem("ctx.time"))
                .contains("no point in time");
        assertThat(asked("ctx.vpc", "vpce-1").problem("ctx.vpc")).contains("no VPC id");
        assertThat(asked("ctx.mfaAge", "-1").problem("ctx.mfaAge")).contains("whole seconds");
        assertThat(asked("ctx.with", "key", "ctx.mfaAge", "1").problem("ctx.mfaAge"))
                .contains("Only a session with MFA");
        assertThat(asked("ctx.with", "magic").problem("ctx.with")).contains("Nothing signs with magic.");
        assertThat(asked("ctx.key.SourceIp", "1").problem("ctx.key")).contains("no condition key");
        assertThat(asked("ctx.kv", "lonely").problem("ctx.key")).contains("lonely has no key");
        assertThat(asked("ctx.policy", "{\n  \"Version\": 2012,").problem("ctx.policy"))
                .startsWith("Line 2, column ");
        assertThat(asked("ctx.with", "key", "ctx.policy", "{}").problem("ctx.policy"))
                .contains("carries no session policy");
    }

    @Test
    void shortensMfa() {
        assertThat(asked("ctx.mfa", "true").context().signedWith()).isEqualTo(SignedWith.SESSION_WITH_MFA);
        assertThat(asked("ctx.mfa", "false").context().signedWith()).isEqualTo(SignedWith.SESSION);
        assertThat(asked("ctx.mfa", "true").address().query()).isEqualTo("ctx.with=session-mfa");
    }

    private static CheckQuestion asked(String... pairs) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            parameters.put(pairs[i], List.of(pairs[i + 1]));
        }
        return CheckQuestion.of(parameters);
    }

    private static Value value(CheckQuestion question, String key) {
        return question.context().keys().value(key);
    }

    private static Present present(String... values) {
        return new Present(List.of(values));
    }

    private static String decoded(String text) {
        return java.net.URLDecoder.decode(text, java.nio.charset.StandardCharsets.UTF_8);
    }
}
