package dev.latchkey.access.explain;

import static dev.latchkey.access.Account.allow;
import static dev.latchkey.access.Account.aws;
import static dev.latchkey.access.Account.both;
import static dev.latchkey.access.Account.bounded;
import static dev.latchkey.access.Account.deny;
import static dev.latchkey.access.Account.functionArn;
import static dev.latchkey.access.Account.group;
import static dev.latchkey.access.Account.iam;
import static dev.latchkey.access.Account.in;
import static dev.latchkey.access.Account.inline;
import static dev.latchkey.access.Account.none;
import static dev.latchkey.access.Account.nothing;
import static dev.latchkey.access.Account.pair;
import static dev.latchkey.access.Account.role;
import static dev.latchkey.access.Account.unread;
import static dev.latchkey.access.Account.user;
import static dev.latchkey.access.Account.userArn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.access.Account;
import dev.latchkey.access.Verdict;
import dev.latchkey.access.question.CheckQuestion;
import dev.latchkey.inventory.FunctionUrl;
import dev.latchkey.inventory.KnownPrincipal;
import dev.latchkey.inventory.ResourcePolicy;
import dev.latchkey.inventory.Snapshot;
import dev.latchkey.policy.GateKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExplanationTests {

    private static final String ANY = allow("lambda:*", "*");

    @Test
    void theVerdictFollowsTheSourceIpThatIsSaid() {
        KnownPrincipal bob = user("bob", inline("Office", on("IpAddress", "aws:SourceIp", "203.0.113.0/24")));
        Explanation open = told(bob, iam("fn", nothing()));
        assertThat(open.heading()).isEqualTo("Depends on the source IP");
        assertThat(open.sentence().words())
                .contains("Office statement 1 allows the call on a condition.")
                .contains("It asks for aws:SourceIp IpAddress 203.0.113.0/24.");
        assertThat(open.openKeys()).containsExactly(new OpenKey("aws:SourceIp", "ctx.ip", "Source IP", "203.0.113.7"));
        assertThat(open.policy().mark()).isEqualTo("hl-cond");
        assertThat(told(bob, iam("fn", nothing()), "ctx.ip", "203.0.113.9").verdict())
                .isEqualTo(Verdict.ALLOWED);
        Explanation outside = told(bob, iam("fn", nothing()), "ctx.ip", "198.51.100.1");
        assertThat(outside.verdict()).isEqualTo(Verdict.DENIED);
        assertThat(outside.policy().note().words())
                .isEqualTo("It asks for aws:SourceIp IpAddress 203.0.113.0/24; the request has 198.51.100.1.");
    }

    @Test
    void theVerdictFollowsTheWayToSign() {
        KnownPrincipal bob = user("bob", inline("WithMfa", on("Bool", "aws:MultiFactorAuthPresent", "true")));
        assertThat(told(bob, iam("fn", nothing())).openKeys()).singleElement().matches(OpenKey::signing);
        assertThat(told(bob, iam("fn", nothing()), "ctx.with", "session-mfa").verdict())
                .isEqualTo(Verdict.ALLOWED);
        assertThat(told(bob, iam("fn", nothing()), "ctx.with", "session").verdict())
                .isEqualTo(Verdict.DENIED);
        assertThat(told(bob, iam("fn", nothing()), "ctx.with", "key")
                        .policy()
                        .note()
                        .words())
                .endsWith("the request does not carry that key.");
        assertThat(told(bob, iam("fn", nothing()), "ctx.mfa", "true").verdict()).isEqualTo(Verdict.ALLOWED);
    }

    @Test
    void theVerdictFollowsTagsAndTime() {
        KnownPrincipal bob = user("bob", inline("Team", on("StringEquals", "aws:PrincipalTag/team", "web")));
        assertThat(told(bob, iam("fn", nothing())).verdict()).isEqualTo(Verdict.DENIED);
        assertThat(told(bob, iam("fn", nothing()), "ctx.tag.team", "web").verdict())
                .isEqualTo(Verdict.ALLOWED);
        KnownPrincipal eve =
                user("eve", inline("Until", on("DateLessThan", "aws:CurrentTime", "2026-12-01T00:00:00Z")));
        assertThat(told(eve, iam("fn", nothing())).verdict()).isEqualTo(Verdict.ALLOWED);
        assertThat(told(eve, iam("fn", nothing()), "ctx.time", "2026-12-24T18:00:00Z")
                        .verdict())
                .isEqualTo(Verdict.DENIED);
    }

    @Test
    void namesWhatCouldNotBeRead() {
        Explanation hidden = told(user("bob", unread("Mystery")), iam("fn", nothing()));
        assertThat(hidden.heading()).isEqualTo("Can’t tell");
        assertThat(hidden.sentence().words())
                .isEqualTo("AWS did not let Latchkey read all identity policies of bob, and the answer rests on it.");
        assertThat(hidden.gates().get(3).result()).isEqualTo(GateResult.UNKNOWN);
        assertThat(hidden.policy().title()).isEqualTo("Mystery");
        assertThat(hidden.policy().badge()).isEqualTo("AWS managed");
        assertThat(hidden.policy().note().words()).startsWith("AWS did not hand out its text");

        Explanation resource = told(user("bob"), iam("fn", new ResourcePolicy.Unreadable()));
        assertThat(resource.sentence().words()).contains("the resource policy of fn");
        assertThat(resource.policy().note().words()).startsWith("Lambda did not show the resource policy of fn.");
    }

    @Test
    void aGrantThatALimitStopsStaysTheGrant() {
        Explanation told = told(bounded(role("App", inline("All", ANY)), allow("s3:*", "*")), iam("fn", nothing()));
        assertThat(told.codes()).isEqualTo("pnodxs");
        assertThat(told.selected().kind()).isEqualTo(GateKind.BOUNDARY);
        assertThat(told.gates())
                .extracting(row -> row.result().word())
                .containsExactly("Passed", "Not applicable", "No match", "Allows", "Stops it", "Skipped");
        assertThat(told.gates().get(4).sentence().words()).isEqualTo("Edge does not include either action");
    }

    @Test
    void saysOfASessionPolicyThatWasReachedThatNoneWasGiven() {
        Explanation told = told(role("App", inline("All", ANY)), iam("fn", nothing()));
        assertThat(told.gates().get(5).sentence().words()).isEqualTo("None given. AssumeRole sessions may carry one");
        assertThat(told(user("bob", inline("All", ANY)), iam("fn", nothing()))
                        .gates()
                        .get(5)
                        .sentence()
                        .words())
                .isEqualTo("None. GetSessionToken takes none");
    }

    @Test
    void theClosestStatementIsTheOneThatMissesLatest() {
        String first = allow("s3:*", "*");
        String second = allow("lambda:InvokeFunctionUrl", functionArn("other"));
        String third = allow("lambda:Get*", "*");
        Explanation told = told(user("bob", inline("Mixed", first + "," + second + "," + third)), iam("fn", nothing()));
        PolicyView policy = told.policy();
        assertThat(policy.lead()).isEqualTo("Closest statement.");
        assertThat(policy.json().lines().toList().get(policy.from()))
                .contains("\"Action\": \"lambda:InvokeFunctionUrl\"");
        assertThat(policy.note().words())
                .isEqualTo(functionArn("other") + " does not cover " + functionArn("fn") + ".");
    }

    @Test
    void tellsAFunctionFromItsAlias() {
        Explanation told = told(user("bob", inline("Fn", both("fn"))), iam("fn:live", nothing()));
        assertThat(told.policy().note().words()).endsWith("It names the function; the call goes to its alias.");
    }

    @Test
    void namesTheGroupADenyComesThrough() {
        KnownPrincipal bob = in(user("bob", inline("All", ANY)), "ops");
        Snapshot snapshot = new Account()
                .add(bob)
                .add(group("ops", inline("Stop", deny("lambda:*", "*"))))
                .add(iam("fn", nothing()))
                .read();
        Explanation told = told(snapshot, bob.arn(), "fn");
        assertThat(told.heading()).isEqualTo("Denied by an explicit deny in the identity policy");
        assertThat(told.sentence().words())
                .isEqualTo("Stop statement 1, via group ops, denies both actions, and a deny outweighs every allow.");
        assertThat(told.policy().badge()).isEqualTo("Inline, via group ops");
        assertThat(told.policy().open()).isEqualTo("/principals/groups/ops?policy=Stop");
        assertThat(told.policy().choices()).extracting(PolicyView.Choice::key).containsExactly("All", "Stop@ops");
    }

    @Test
    void namesTheStatementsOfAResourcePolicy() {
        Explanation told = told(user("bob"), iam("fn", pair(aws(userArn("bob")), "fn")));
        assertThat(told.heading()).isEqualTo("Allowed by the resource policy");
        assertThat(told.gates().get(2).sentence().words()).isEqualTo("Statements lk-url and lk-fn allow both actions");
        Explanation other = told(user("eve"), iam("fn", pair(aws(userArn("bob")), "fn")));
        assertThat(other.gates().get(2).sentence().words()).isEqualTo("No statement names eve");
    }

    @Test
    void anUnsignedUrlAsksNobodyWhoHeIs() {
        Explanation told = told(user("bob", inline("All", ANY)), none("fn", nothing()));
        assertThat(told.heading()).isEqualTo("Denied, nothing allows it");
        assertThat(told.sentence().words()).endsWith("the resource policy of fn lets nobody in.");
        assertThat(told.gates().get(4).sentence().words()).isEqualTo("Nobody signs, so there is none");
    }

    private static String on(String operator, String key, String value) {
        return "{\"Effect\":\"Allow\",\"Action\":\"lambda:*\",\"Resource\":\"*\",\"Condition\":{\"" + operator
                + "\":{\"" + key + "\":\"" + value + "\"}}}";
    }

    private static Explanation told(KnownPrincipal principal, FunctionUrl url, String... context) {
        Snapshot snapshot = new Account().add(principal).add(url).read();
        return told(snapshot, principal.arn(), url.id(), context);
    }

    private static Explanation told(Snapshot snapshot, String principal, String fn, String... context) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (int i = 0; i < context.length; i += 2) {
            parameters.put(context[i], List.of(context[i + 1]));
        }
        CheckQuestion question = CheckQuestion.of(parameters);
        assertThat(question.problems()).isEmpty();
        FunctionUrl url = snapshot.findFunctionUrl(fn).orElseThrow();
        var report = Account.checks().check(snapshot, principal, url, question.context());
        return Explanation.of(new CheckedCall(snapshot, principal, url, question.context(), report), "", "", "");
    }
}
