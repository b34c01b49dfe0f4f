package dev.latchkey.access;

import static dev.latchkey.access.Account.ID;
import static dev.latchkey.access.Account.NOW;
import static dev.latchkey.access.Account.URL_ONLY;
import static dev.latchkey.access.Account.VIA_URL;
import static dev.latchkey.access.Account.allow;
import static dev.latchkey.access.Account.aws;
import static dev.latchkey.access.Account.bounded;
import static dev.latchkey.access.Account.functionArn;
import static dev.latchkey.access.Account.grant;
import static dev.latchkey.access.Account.group;
import static dev.latchkey.access.Account.iam;
import static dev.latchkey.access.Account.in;
import static dev.latchkey.access.Account.inline;
import static dev.latchkey.access.Account.none;
import static dev.latchkey.access.Account.nothing;
import static dev.latchkey.access.Account.pair;
import static dev.latchkey.access.Account.resource;
import static dev.latchkey.access.Account.role;
import static dev.latchkey.access.Account.roleArn;
import static dev.latchkey.access.Account.unread;
import static dev.latchkey.access.Account.user;
import static dev.latchkey.access.Account.userArn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.inventory.FunctionUrl;
import dev.latchkey.inventory.KnownPrincipal;
import dev.latchkey.inventory.ResourcePolicy;
import dev.latchkey.policy.RequestContext;
import java.time.Clock;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** The golden cases of aws-facts 5.11 and what the joined answer adds to the engine's. */
class AccessChecksTests {

    private static final String LAMBDA_ALL = allow("lambda:*", "*");
    private static final String S3_ONLY = allow("s3:*", "*");

    private final AccessChecks checks = new AccessChecks("dual", Clock.fixed(NOW, ZoneOffset.UTC));
    private final AccessChecks legacy = new AccessChecks("legacy", Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void identityPolicyForBothActionsAllows() {
        AccessReport report = check(
                user("bob", inline("InvokeQuotes", allow("lambda:InvokeFunction*", functionArn("fn")))),
                iam("fn", nothing()));
        assertThat(report.verdict()).isEqualTo(Verdict.ALLOWED);
        assertThat(report.codes()).isEqualTo("pnodnn");
        assertThat(report.reason().sentence()).isEqualTo("Identity policy InvokeQuotes");
        assertThat(report.missingActions()).isEmpty();
    }

    @Test
    void oneActionIsNotEnoughAndTheMissingOneIsNamed() {
        AccessReport report = check(
                user("bob", inline("Half", allow("lambda:InvokeFunctionUrl", functionArn("fn")))),
                iam("fn", nothing()));
        assertThat(report.verdict()).isEqualTo(Verdict.DENIED);
        assertThat(report.missingActions()).containsExactly("lambda:InvokeFunction");
        assertThat(report.reason().sentence()).isEqualTo("InvokeFunctionUrl but not InvokeFunction");
        assertThat(report.shown().action()).isEqualTo("lambda:InvokeFunction");
    }

    @Test
    void theLegacySandboxNeedsOnlyTheFirstAction() {
        KnownPrincipal half = user("bob", inline("Half", allow("lambda:InvokeFunctionUrl", "*")));
        FunctionUrl url = iam("fn", nothing());
        var sandbox = new Account().sandbox().add(half).add(url).read();
        var aws = new Account().add(half).add(url).read();
        assertThat(legacy.check(sandbox, half, url, RequestContext.empty()).verdict())
                .isEqualTo(Verdict.ALLOWED);
        assertThat(legacy.check(aws, half, url, RequestContext.empty()).verdict())
                .isEqualTo(Verdict.DENIED);
        assertThat(checks.check(sandbox, half, url, RequestContext.empty()).verdict())
                .isEqualTo(Verdict.DENIED);
    }

    @Test
    void eachSideMayGrantOneOfTheActions() {
        AccessReport report = check(
                user("bob", inline("Half", allow("lambda:InvokeFunctionUrl", functionArn("fn")))),
                iam("fn", resource(grant("fn-half", aws(userArn("bob")), "lambda:InvokeFunction", "fn", VIA_URL))));
        assertThat(report.verdict()).isEqualTo(Verdict.ALLOWED);
        assertThat(report.reason().sentence()).isEqualTo("Identity policy Half and resource policy, Sid fn-half");
    }

    @Test
    void aResourceGrantToTheUserPassesAnEmptyBoundary() {
        AccessReport report = check(bounded(user("bob"), S3_ONLY), iam("fn", pair(aws(userArn("bob")), "fn")));
        assertThat(report.verdict()).isEqualTo(Verdict.ALLOWED);
        assertThat(report.reason().sentence()).isEqualTo("Resource policy, Sid lk-url");
    }

    @Test
    void aResourceGrantToTheRoleIsStoppedByItsBoundary() {
        AccessReport report = check(bounded(role("app"), S3_ONLY), iam("fn", pair(aws(roleArn("app")), "fn")));
        assertThat(report.verdict()).isEqualTo(Verdict.DENIED);
        assertThat(report.codes().charAt(4)).isEqualTo('x');
        assertThat(report.reason().sentence()).isEqualTo("Stopped by boundary Edge");
    }

    @Test
    void aResourceGrantToTheSessionPassesTheBoundary() {
        String session = "arn:aws:sts::" + ID + ":assumed-role/app/night";
        FunctionUrl url = iam("fn", pair(aws(session), "fn"));
        KnownPrincipal app = bounded(role("app"), S3_ONLY);
        var snapshot = new Account().add(app).add(url).read();
        assertThat(checks.check(snapshot, session, SignedWith.SESSION, url).verdict())
                .isEqualTo(Verdict.ALLOWED);
        assertThat(checks.check(snapshot, app, url, RequestContext.empty()).verdict())
                .isEqualTo(Verdict.DENIED);
        assertThat(checks.whoCanInvoke(snapshot, url).rows())
                .extracting(Caller::kind, Caller::name)
                .containsExactly(org.assertj.core.api.Assertions.tuple(CallerKind.SESSION, "app/night"));
    }

    @Test
    void namingTheOwnAccountDelegatesOnly() {
        AccessReport report = check(role("app"), iam("fn", pair(aws(ID), "fn")));
        assertThat(report.verdict()).isEqualTo(Verdict.DENIED);
        assertThat(report.reason().sentence()).isEqualTo("No statement allows it");
    }

    @Test
    void anotherAccountsRoleIsOnlyOurHalf() {
        String partner = "arn:aws:iam::444455556666:role/gateway";
        FunctionUrl url = iam("fn", pair(aws(partner), "fn"));
        Callers callers = checks.whoCanInvoke(new Account().add(url).read(), url);
        assertThat(callers.rows()).singleElement().satisfies(row -> {
            assertThat(row.kind()).isEqualTo(CallerKind.OTHER_ACCOUNT);
            assertThat(row.name()).isEqualTo("444455556666 gateway");
            assertThat(row.report().verdict()).isEqualTo(Verdict.DEPENDS);
            assertThat(row.report().reason().sentence())
                    .isEqualTo("Resource policy, Sid lk-url, if account 444455556666 allows it too");
        });
        assertThat(callers.complete()).isTrue();
    }

    @Test
    void anotherAccountWithOnlyOneActionIsNoCaller() {
        FunctionUrl url =
                iam("fn", resource(grant("half", aws("444455556666"), "lambda:InvokeFunctionUrl", "fn", URL_ONLY)));
        assertThat(checks.whoCanInvoke(new Account().add(url).read(), url).rows())
                .isEmpty();
    }

    @Test
    void anAliasUrlNeedsTheAliasArn() {
        FunctionUrl alias = iam("fn:prod", nothing());
        assertThat(check(user("bob", inline("P", allow("lambda:Invoke*", functionArn("fn")))), alias)
                        .verdict())
                .isEqualTo(Verdict.DENIED);
        assertThat(check(user("bob", inline("P", allow("lambda:Invoke*", functionArn("fn:*")))), alias)
                        .verdict())
                .isEqualTo(Verdict.ALLOWED);
        assertThat(check(user("bob", inline("P", allow("lambda:Invoke*", functionArn("fn:*")))), iam("fn", nothing()))
                        .verdict())
                .isEqualTo(Verdict.DENIED);
    }

    @Test
    void aStatementForTheOtherAuthTypeDoesNotMatch() {
        String none = URL_ONLY.replace("AWS_IAM", "NONE");
        FunctionUrl url = iam(
                "fn",
                resource(
                        grant("a", "\"*\"", "lambda:InvokeFunctionUrl", "fn", none),
                        grant("b", "\"*\"", "lambda:InvokeFunction", "fn", VIA_URL)));
        AccessReport report = check(user("bob"), url);
        assertThat(report.verdict()).isEqualTo(Verdict.DENIED);
        assertThat(report.reason().sentence()).isEqualTo("InvokeFunction but not InvokeFunctionUrl");
    }

    @Test
    void theAuthTypeConditionNeverCoversInvokeFunction() {
        String both = """
            {"Effect":"Allow","Action":["lambda:InvokeFunctionUrl","lambda:InvokeFunction"],"Resource":"*","Condition":%s}\
            """.formatted(URL_ONLY);
        AccessReport report = check(user("bob", inline("Both", both)), iam("fn", nothing()));
        assertThat(report.verdict()).isEqualTo(Verdict.DENIED);
        assertThat(report.missingActions()).containsExactly("lambda:InvokeFunction");
    }

    @Test
    void aDenyWithoutMfaHangsOnHowOneSigned() {
        String deny = """
            {"Effect":"Deny","Action":"lambda:*","Resource":"*","Condition":{"BoolIfExists":{"aws:MultiFactorAuthPresent":"false"}}}\
            """;
        KnownPrincipal bob = in(user("bob", inline("All", LAMBDA_ALL)), "staff");
        FunctionUrl url = iam("fn", nothing());
        var snapshot = new Account()
                .add(bob)
                .add(group("staff", inline("MfaOnly", deny)))
                .add(url)
                .read();
        AccessReport session = checks.check(snapshot, userArn("bob"), SignedWith.SESSION, url);
        assertThat(session.verdict()).isEqualTo(Verdict.DENIED);
        assertThat(session.codes().charAt(0)).isEqualTo('x');
        assertThat(session.reason().sentence()).isEqualTo("Explicit deny in MfaOnly via group staff");
        assertThat(checks.check(snapshot, userArn("bob"), SignedWith.SESSION_WITH_MFA, url)
                        .verdict())
                .isEqualTo(Verdict.ALLOWED);
        assertThat(checks.check(snapshot, userArn("bob"), SignedWith.LONG_TERM_KEY, url)
                        .verdict())
                .isEqualTo(Verdict.DENIED);
        AccessReport open = checks.check(snapshot, bob, url, RequestContext.empty());
        assertThat(open.verdict()).isEqualTo(Verdict.DEPENDS);
        assertThat(open.reason().sentence()).contains("Depends on MFA").contains("MfaOnly");
    }

    @Test
    void aDeadPrincipalLetsNobodyIn() {
        FunctionUrl url = iam("fn", pair(aws("AIDAOLDBOB"), "fn"));
        KnownPrincipal reborn = user("bob");
        var snapshot = new Account().add(reborn).add(url).read();
        assertThat(checks.check(snapshot, reborn, url, RequestContext.empty()).verdict())
                .isEqualTo(Verdict.DENIED);
        assertThat(checks.whoCanInvoke(snapshot, url).rows()).isEmpty();
    }

    @Test
    void aPublicUrlNeedsBothStatements() {
        String none = URL_ONLY.replace("AWS_IAM", "NONE");
        String first = grant("a", "\"*\"", "lambda:InvokeFunctionUrl", "fn", none);
        String second = grant("b", "\"*\"", "lambda:InvokeFunction", "fn", VIA_URL);
        AccessReport open = check(user("bob"), none("fn", resource(first, second)));
        assertThat(open.verdict()).isEqualTo(Verdict.PUBLIC);
        assertThat(open.reason().sentence()).isEqualTo("Anyone on the internet");
        AccessReport half = check(user("root-like", inline("All", LAMBDA_ALL)), none("fn", resource(first)));
        assertThat(half.verdict()).isEqualTo(Verdict.DENIED);
        assertThat(half.missingActions()).containsExactly("lambda:InvokeFunction");
        assertThat(check(user("bob", inline("All", LAMBDA_ALL)), none("fn", nothing()))
                        .reason()
                        .sentence())
                .isEqualTo("No statement lets anyone in");
    }

    @Test
    void groupsWildcardsAndBoundariesAreNamed() {
        FunctionUrl url = iam("fn", nothing());
        KnownPrincipal alice = in(user("alice"), "developers");
        KnownPrincipal batch = in(user("batch"), "ops");
        var snapshot = new Account()
                .add(alice)
                .add(batch)
                .add(group("developers", inline("InvokeAll", allow("lambda:Invoke*", "*"))))
                .add(group("ops", inline("LambdaAll", LAMBDA_ALL)))
                .add(url)
                .read();
        assertThat(reason(snapshot, alice, url)).isEqualTo("Group developers InvokeAll");
        assertThat(reason(snapshot, batch, url)).isEqualTo("Wildcard via group ops LambdaAll");
        assertThat(check(role("admin", inline("AdministratorAccess", allow("*", "*"))), url)
                        .reason())
                .satisfies(reason -> assertThat(reason.wildcard()).isTrue())
                .satisfies(reason -> assertThat(reason.sentence()).isEqualTo("Wildcard AdministratorAccess"));
        assertThat(check(
                                bounded(
                                        role("ci", inline("CiInvoke", allow("lambda:Invoke*", functionArn("fn")))),
                                        LAMBDA_ALL),
                                url)
                        .reason()
                        .sentence())
                .isEqualTo("Identity policy CiInvoke, inside boundary");
    }

    @Test
    void aConditionOnTheNetworkDepends() {
        String vpc = """
            {"Effect":"Allow","Action":"lambda:Invoke*","Resource":"*","Condition":{"StringEquals":{"aws:SourceVpc":"vpc-0a41c7"}}}\
            """;
        AccessReport report = check(user("bob", inline("FromHome", vpc)), iam("fn", nothing()));
        assertThat(report.verdict()).isEqualTo(Verdict.DEPENDS);
        assertThat(report.codes()).contains("c");
        assertThat(report.reason().sentence()).isEqualTo("Depends on the source VPC, policy FromHome");
        var known = RequestContext.builder().put("aws:SourceVpc", "vpc-0a41c7").build();
        KnownPrincipal bob = user("bob", inline("FromHome", vpc));
        FunctionUrl url = iam("fn", nothing());
        assertThat(checks.check(new Account().add(bob).add(url).read(), bob, url, known)
                        .verdict())
                .isEqualTo(Verdict.ALLOWED);
    }

    @Test
    void whatCouldNotBeReadIsNeverGuessed() {
        KnownPrincipal bob = user("bob", unread("AWSLambda_FullAccess"));
        AccessReport identity = check(bob, iam("fn", nothing()));
        assertThat(identity.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(identity.reason().sentence()).isEqualTo("Could not read all identity policies");
        AccessReport resource = check(user("bob"), iam("fn", new ResourcePolicy.Unreadable()));
        assertThat(resource.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(resource.reason().sentence()).isEqualTo("Could not read the resource policy");
        assertThat(check(user("bob"), none("fn", new ResourcePolicy.Unreadable()))
                        .verdict())
                .isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void anUnreadPolicyMayStillDenyWhatAnotherAllows() {
        KnownPrincipal bob = user("bob", inline("All", LAMBDA_ALL), unread("Mystery"));
        assertThat(check(bob, iam("fn", nothing())).verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void aMemberOfAnUnreadGroupIsUnknown() {
        assertThat(check(in(user("bob"), "ghosts"), iam("fn", nothing())).verdict())
                .isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void aSignerWhoIsGoneIsUnknownAndSaidToBeGone() {
        FunctionUrl url = iam("fn", nothing());
        AccessReport report =
                checks.check(new Account().add(url).read(), userArn("gone"), SignedWith.LONG_TERM_KEY, url);
        assertThat(report.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(report.reason().sentence()).isEqualTo("No such principal in this account");
    }

    @Test
    void anyoneWhoSignsIsOneRowBesideTheAccountsOwn() {
        FunctionUrl url = iam("fn", pair("\"*\"", "fn"));
        Callers callers = checks.whoCanInvoke(
                new Account().add(user("bob")).add(role("app")).add(url).read(), url);
        assertThat(callers.rows())
                .extracting(row -> row.name() + " " + row.report().verdict())
                .containsExactly("bob ALLOWED", "app ALLOWED", "Anyone who signs DEPENDS");
        assertThat(callers.count().words()).isEqualTo("1 user, 1 role, anyone who signs");
        assertThat(callers.count().anyone()).isFalse();
    }

    @Test
    void aServiceIsACallerWithItsCondition() {
        String source = """
            {"ArnLike":{"AWS:SourceArn":"arn:aws:cloudfront::111122223333:distribution/E1"}}\
            """;
        String principal = "{\"Service\":\"cloudfront.amazonaws.com\"}";
        FunctionUrl url = iam(
                "fn",
                resource(
                        grant("cf1", principal, "lambda:InvokeFunctionUrl", "fn", source),
                        grant("cf2", principal, "lambda:InvokeFunction", "fn", source)));
        assertThat(checks.whoCanInvoke(new Account().add(url).read(), url).rows())
                .extracting(Caller::kind, Caller::name, row -> row.report().verdict())
                .containsExactly(org.assertj.core.api.Assertions.tuple(
                        CallerKind.SERVICE, "cloudfront.amazonaws.com", Verdict.DEPENDS));
    }

    @Test
    void reachCountsWhatGetsThrough() {
        String none = URL_ONLY.replace("AWS_IAM", "NONE");
        KnownPrincipal bob = user("bob", inline("A", allow("lambda:Invoke*", functionArn("a"))));
        var snapshot = new Account()
                .add(bob)
                .add(iam("a", nothing()))
                .add(iam("b", nothing()))
                .add(none(
                        "c",
                        resource(
                                grant("x", "\"*\"", "lambda:InvokeFunctionUrl", "c", none),
                                grant("y", "\"*\"", "lambda:InvokeFunction", "c", VIA_URL))))
                .read();
        Reach.Count count = checks.reachOf(snapshot, bob).count();
        assertThat(count.ofAll()).isEqualTo("2 of 3 function URLs");
        assertThat(count.everyoneWords()).isEqualTo("One of the two is open to everyone.");
    }

    private AccessReport check(KnownPrincipal principal, FunctionUrl url) {
        return checks.check(new Account().add(principal).add(url).read(), principal, url, RequestContext.empty());
    }

    private String reason(dev.latchkey.inventory.Snapshot snapshot, KnownPrincipal principal, FunctionUrl url) {
        return checks.check(snapshot, principal, url, RequestContext.empty())
                .reason()
                .sentence();
    }
}
