package dev.latchkey.access.remedy;

import static dev.latchkey.access.Account.ID;
import static dev.latchkey.access.Account.allow;
import static dev.latchkey.access.Account.attached;
import static dev.latchkey.access.Account.both;
import static dev.latchkey.access.Account.deny;
import static dev.latchkey.access.Account.group;
import static dev.latchkey.access.Account.iam;
import static dev.latchkey.access.Account.inline;
import static dev.latchkey.access.Account.none;
import static dev.latchkey.access.Account.nothing;
import static dev.latchkey.access.Account.resource;
import static dev.latchkey.access.Account.role;
import static dev.latchkey.access.Account.roleArn;
import static dev.latchkey.access.Account.user;
import static dev.latchkey.access.Account.userArn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.access.AccessReport;
import dev.latchkey.access.Account;
import dev.latchkey.access.ActionDecision;
import dev.latchkey.access.CallContext;
import dev.latchkey.inventory.FunctionUrl;
import dev.latchkey.inventory.HeldPolicy;
import dev.latchkey.inventory.KnownPrincipal;
import dev.latchkey.inventory.ResourcePolicy;
import dev.latchkey.policy.AuthorizationRequest;
import dev.latchkey.policy.PolicyEvaluator;
import dev.latchkey.policy.PolicySet;
import dev.latchkey.policy.PolicySource;
import dev.latchkey.policy.PolicyType;
import dev.latchkey.policy.Principal;
import dev.latchkey.policy.RequestContext;
import dev.latchkey.policy.SourcedPolicy;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands in the way of a way: full policies, policies that AWS or an organization keeps. */
class ObstacleTests {

    private static final String OPEN = both("hello");

    @Test
    void leavesABoundaryThatAwsKeeps() {
        Account account = new Account()
                .add(underAwsBoundary(role("data", inline("Mine", OPEN))))
                .add(iam("hello", nothing()));

        assertThat(Trial.of(account, roleArn("data"), "hello").ways())
                .containsExactly(new NothingProved("The boundary ReadOnlyAccess is kept by AWS. Give data a boundary of"
                        + " your own that allows both actions."));
    }

    @Test
    void saysThatAStatementForAUserPassesTheBoundaryBy() {
        Account account = new Account()
                .add(underAwsBoundary(user("bob", inline("Mine", OPEN))))
                .add(iam("hello", nothing()));

        Trial trial = Trial.of(account, userArn("bob"), "hello");

        assertThat(trial.words())
                .containsExactly("Add 2 statements for bob to the resource policy of hello,"
                        + " which ReadOnlyAccess does not limit");
        assertThat(trial.proved()).allMatch(trial::holds);
    }

    @Test
    void leavesADenyThatAwsKeeps() {
        HeldPolicy quarantine = byAws(attached("Quarantine", deny("lambda:*", "*")), PolicyType.IDENTITY);
        Account account =
                new Account().add(user("bob", inline("Mine", OPEN), quarantine)).add(iam("hello", nothing()));

        assertThat(Trial.of(account, userArn("bob"), "hello").ways())
                .containsExactly(new NothingProved("Quarantine denies it, and AWS keeps that policy. Ask why it is"
                        + " attached before you detach it."));
    }

    @Test
    void doesNotOpenAUrlToAnyoneAgainstADeny() {
        String no =
                "{\"Sid\":\"Closed\",\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"lambda:*\",\"Resource\":\"*\"}";
        Account account = new Account().add(user("bob", inline("Mine", OPEN))).add(none("hello", resource(no)));

        assertThat(Trial.of(account, userArn("bob"), "hello").words())
                .containsExactly("Explicit deny in resource policy, Sid Closed. Latchkey does not propose to open a URL"
                        + " to anyone against a deny.");
    }

    @Test
    void takesAManagedPolicyWhereInlineOnesAreFull() {
        String wide = allow("s3:GetObject", "arn:aws:s3:::" + "x".repeat(1800));
        Account account = new Account().add(user("bob", inline("Full", wide))).add(iam("hello", nothing()));

        Trial trial = Trial.of(account, userArn("bob"), "hello");

        assertThat(trial.first().evidence().getFirst().title()).startsWith("New managed policy latchkey-hello");
        assertThat(trial.first().steps().getFirst().address()).contains("&target=MANAGED&");
    }

    @Test
    void takesTheResourcePolicyWhereTheIdentitySideIsFull() {
        HeldPolicy[] full = new HeldPolicy[11];
        full[0] = inline("Full", allow("s3:GetObject", "arn:aws:s3:::" + "x".repeat(1800)));
        for (int i = 1; i < full.length; i++) {
            full[i] = attached("A" + i, allow("s3:*", "*"));
        }
        Account account = new Account().add(user("bob", full)).add(iam("hello", nothing()));

        assertThat(Trial.of(account, userArn("bob"), "hello").words())
                .containsExactly("Add 2 statements for bob to the resource policy of hello");
    }

    @Test
    void leavesAFullOrUnreadableResourcePolicyAlone() {
        String grant =
                Account.grant("a", Account.aws(userArn("x".repeat(20_000))), "lambda:InvokeFunction", "hello", "{}");
        Account full = new Account().add(user("bob")).add(iam("hello", resource(grant)));

        assertThat(Trial.of(full, userArn("bob"), "hello").words())
                .containsExactly("Add both actions to the policies of bob");

        Account unreadable = new Account().add(user("bob")).add(iam("hello", new ResourcePolicy.Unreadable()));
        assertThat(Trial.of(unreadable, userArn("bob"), "hello").words())
                .containsExactly("Could not read the resource policy. What stands there may deny whatever is added, so"
                        + " no change can be proved.");
    }

    @Test
    void sendsToWhoRunsTheOrganization() {
        FunctionUrl url = iam("hello", nothing());
        Principal bob = new Principal.User(userArn("bob"), "AIDABOB");
        SourcedPolicy scp = new SourcedPolicy(
                PolicySource.of(PolicyType.ORGANIZATION, "NoLambda"),
                inline("x", allow("s3:*", "*")).document().policy().orElseThrow());
        AuthorizationRequest request =
                new AuthorizationRequest(bob, "lambda:InvokeFunctionUrl", url.functionArn(), RequestContext.empty());
        var decision = PolicyEvaluator.evaluate(
                request, PolicySet.builder().organizationLevel(List.of(scp)).build());
        Account account = new Account().add(user("bob")).add(url);
        Trial plain = Trial.of(account.read(), userArn("bob"), "hello", CallContext.open());
        ActionDecision stopped = new ActionDecision(request, decision);
        AccessReport report = new AccessReport(
                url,
                bob,
                plain.report().verdict(),
                List.of(stopped),
                stopped,
                plain.report().reason());

        assertThat(new WaysToAllow(Account.checks())
                        .find(account.read(), userArn("bob"), url, CallContext.open(), report))
                .containsExactly(new NothingProved(
                        "An organization policy stops it. Ask who runs the organization " + ID + " belongs to."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "*",
                "x",
                "a.b",
                "arn:",
                "arn:::::",
                "arn:aws:iam::111122223333:user/",
                "arn:aws:iam::111122223333:group/web",
                "arn:aws:iam:::root",
                "arn:aws:sts::111122223333:assumed-role/x",
                "arn:aws:sts::111122223333:assumed-role//",
                "arn:aws:sts::444455556666:federated-user/eve",
                "arn:aws:iam::444455556666:role/a/b/${aws:username}",
                "444455556666",
                "arn:aws:iam::444455556666:user/\u202e<b>\"'&"
            })
    void answersAnyPrincipalAndNeverWithAnUnprovedWay(String principal) {
        Account account = new Account()
                .add(group("web", inline("Mine", OPEN)))
                .add(user("bob", inline("Mine", OPEN)))
                .add(none("open", nothing()))
                .add(iam("hello", nothing()));

        for (String url : List.of("hello", "open")) {
            Trial trial = Trial.of(account, principal, url);
            assertThat(trial.ways()).hasSizeBetween(trial.report().open() ? 0 : 1, 3);
            assertThat(trial.proved()).allMatch(trial::holds);
        }
    }

    private static KnownPrincipal underAwsBoundary(KnownPrincipal principal) {
        return principal.withBoundary(byAws(attached("ReadOnlyAccess", allow("s3:Get*", "*")), PolicyType.BOUNDARY));
    }

    private static HeldPolicy byAws(HeldPolicy policy, PolicyType type) {
        PolicySource source = new PolicySource(type, policy.name(), "arn:aws:iam::aws:policy/" + policy.name(), null);
        return new HeldPolicy(source, HeldPolicy.Kind.AWS_MANAGED, "v1", policy.document());
    }
}
