package dev.latchkey.access.remedy;

import static dev.latchkey.access.Account.allow;
import static dev.latchkey.access.Account.both;
import static dev.latchkey.access.Account.functionArn;
import static dev.latchkey.access.Account.iam;
import static dev.latchkey.access.Account.inline;
import static dev.latchkey.access.Account.nothing;
import static dev.latchkey.access.Account.role;
import static dev.latchkey.access.Account.roleArn;
import static dev.latchkey.access.Account.user;
import static dev.latchkey.access.Account.userArn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.access.Account;
import dev.latchkey.access.CallContext;
import dev.latchkey.access.SignedWith;
import dev.latchkey.access.Verdict;
import dev.latchkey.access.remedy.words.Step;
import dev.latchkey.policy.Policy;
import dev.latchkey.policy.RequestContext;
import dev.latchkey.policy.json.PolicyKind;
import dev.latchkey.policy.json.PolicyReader;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ways that touch no policy: other credentials, another place. */
class CallChangesTests {

    private static final String BOTH = """
        {"Effect":"%s","Action":["lambda:InvokeFunctionUrl","lambda:InvokeFunction"],"Resource":"%s","Condition":%s}\
        """;

    @Test
    void asksForASessionWithMfaWhereAnAllowDemandsIt() {
        Trial trial = Trial.withKey(
                bob(statement("Allow", "{\"Bool\":{\"aws:MultiFactorAuthPresent\":\"true\"}}")),
                userArn("bob"),
                "hello");

        assertThat(trial.words().getFirst()).isEqualTo("Sign with a new session of bob with MFA");
        assertThat(trial.first().steps())
                .containsExactly(
                        new Step("Mint", "/sessions?principal=arn%3Aaws%3Aiam%3A%3A111122223333%3Auser%2Fbob"));
        assertThat(trial.first().effect()).isEmpty();
        assertThat(trial.proved()).allMatch(trial::holds);
    }

    @Test
    void asksForMfaWhereADenyCatchesEverythingElse() {
        String deny = statement("Deny", "{\"BoolIfExists\":{\"aws:MultiFactorAuthPresent\":\"false\"}}");
        Trial trial = Trial.of(
                bob(both("hello") + "," + deny).read(),
                userArn("bob"),
                "hello",
                new CallContext(SignedWith.SESSION, RequestContext.empty(), null));

        assertThat(trial.report().verdict()).isEqualTo(Verdict.DENIED);
        assertThat(trial.words())
                .containsExactly("Sign with a new session of bob with MFA", "Remove statement 3 in Mine");
    }

    @Test
    void namesAKeyThatADenyForgetsOnlyAfterMfa() {
        String deny = statement("Deny", "{\"Bool\":{\"aws:MultiFactorAuthPresent\":\"false\"}}");
        Trial trial = Trial.of(
                bob(both("hello") + "," + deny).read(),
                userArn("bob"),
                "hello",
                new CallContext(SignedWith.SESSION, RequestContext.empty(), null));

        assertThat(trial.words())
                .containsExactly(
                        "Sign with a new session of bob with MFA",
                        "Sign with an access key of bob, not a session",
                        "Remove statement 3 in Mine");
    }

    @Test
    void wantsAFreshSessionWhereOldOnesWereRevoked() {
        String deny = statement("Deny", "{\"DateLessThan\":{\"aws:TokenIssueTime\":\"2026-11-23T10:00:00Z\"}}");
        RequestContext old = RequestContext.builder()
                .put("aws:TokenIssueTime", "2026-11-23T09:00:00Z")
                .build();
        Trial trial = Trial.of(
                new Account()
                        .add(role("runner", inline("Mine", both("hello") + "," + deny)))
                        .add(iam("hello", nothing()))
                        .read(),
                roleArn("runner"),
                "hello",
                new CallContext(SignedWith.SESSION, old, null));

        assertThat(trial.words().getFirst()).isEqualTo("Sign with a new session of runner");
    }

    @Test
    void namesTheNetworkThatAConditionAsksFor() {
        Trial trial = Trial.of(
                bob(statement("Allow", "{\"IpAddress\":{\"aws:SourceIp\":[\"203.0.113.0/24\",\"198.51.100.7\"]}}")),
                userArn("bob"),
                "hello");

        assertThat(trial.report().verdict()).isEqualTo(Verdict.DEPENDS);
        assertThat(trial.words()).startsWith("Call from 203.0.113.0/24", "Call from 198.51.100.7");
        assertThat(trial.proved()).allMatch(trial::holds);
    }

    @Test
    void staysInsideTheNetworkThatADenySpares() {
        String deny = statement("Deny", "{\"NotIpAddress\":{\"aws:SourceIp\":\"203.0.113.0/24\"}}");
        RequestContext home =
                RequestContext.builder().put("aws:SourceIp", "192.0.2.9").build();
        Trial trial = Trial.of(
                bob(both("hello") + "," + deny).read(),
                userArn("bob"),
                "hello",
                new CallContext(SignedWith.LONG_TERM_KEY, home, null));

        assertThat(trial.words().getFirst()).isEqualTo("Call from 203.0.113.0/24");
    }

    @Test
    void leavesTheNetworkThatADenyNames() {
        String deny = statement("Deny", "{\"IpAddress\":{\"aws:SourceIp\":\"203.0.113.0/24\"}}");
        RequestContext there =
                RequestContext.builder().put("aws:SourceIp", "203.0.113.9").build();
        Trial trial = Trial.of(
                bob(both("hello") + "," + deny).read(),
                userArn("bob"),
                "hello",
                new CallContext(SignedWith.LONG_TERM_KEY, there, null));

        assertThat(trial.words().getFirst()).isEqualTo("Call from an address outside 203.0.113.0/24");
    }

    @Test
    void saysThatAVpcMayBeOutOfReach() {
        Trial trial = Trial.withKey(
                bob(statement("Allow", "{\"StringEquals\":{\"aws:SourceVpc\":\"vpc-0a41c7\"}}")),
                userArn("bob"),
                "hello");

        assertThat(trial.way("Call from vpc-0a41c7").effect())
                .isEqualTo("Function URLs answer on the public internet only, so a call may not be able to carry it.");
    }

    @Test
    void needsTheNetworkAndTheCredentialsTogether() {
        String allow = statement("Allow", """
            {"Bool":{"aws:MultiFactorAuthPresent":"true"},"IpAddress":{"aws:SourceIp":"203.0.113.0/24"}}\
            """);
        String deny = statement("Deny", "{\"NotIpAddress\":{\"aws:SourceIp\":\"203.0.113.0/24\"}}");
        Trial trial = Trial.withKey(bob(allow + "," + deny), userArn("bob"), "hello");

        assertThat(trial.words().getFirst())
                .isEqualTo("Sign with a new session of bob with MFA, and call from 203.0.113.0/24");
        assertThat(trial.proved()).allMatch(trial::holds);
    }

    @Test
    void mintsWithoutTheSessionPolicyThatIsInTheWay() {
        Account account = new Account()
                .add(role("runner", inline("Mine", both("hello"))))
                .add(role("second", inline("Mine", both("hello"))))
                .add(iam("hello", nothing()));
        Trial trial = Trial.of(
                account.read(),
                roleArn("runner"),
                "hello",
                new CallContext(SignedWith.SESSION, RequestContext.empty(), policy(allow("s3:*", "*"))));

        assertThat(trial.words()).containsExactly("Mint a session without the session policy");
        assertThat(trial.first().steps().getFirst().address()).startsWith("/sessions?tab=assume-role&role=");
    }

    private static Account bob(String statements) {
        return new Account().add(user("bob", inline("Mine", statements))).add(iam("hello", nothing()));
    }

    private static String statement(String effect, String condition) {
        return BOTH.formatted(effect, functionArn("hello"), condition);
    }

    private static Policy policy(String statements) {
        String json = "{\"Version\":\"2012-10-17\",\"Statement\":" + List.of(statements) + "}";
        return PolicyReader.lenient(json, PolicyKind.IDENTITY).policy();
    }
}
