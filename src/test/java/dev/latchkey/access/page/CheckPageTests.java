package dev.latchkey.access.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.ConsoleClient;
import dev.latchkey.ConsoleClient.Page;
import dev.latchkey.RunningLatchkey;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The access check over HTTP, without scripts, on the demo account. */
@RunningLatchkey
class CheckPageTests {

    private static final String USER = "arn:aws:iam::123456789012:user/";
    private static final String ROLE = "arn:aws:iam::123456789012:role/";
    private static final String PARTNER = "arn:aws:iam::444455556666:role/PartnerUploads";

    @LocalServerPort
    private int port;

    private ConsoleClient console;

    @BeforeEach
    void signIn() {
        console = new ConsoleClient(port).signIn(RunningLatchkey.PASSWORD);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                USER
                        + "bob | price-quote | Allowed by the identity policy | InvokeQuotes statements 1 and 2 allow"
                        + " both actions on price-quote",
                USER + "alice | price-quote | Allowed by the identity policy | InvokeAll",
                USER
                        + "ci-deployer | image-resize | Allowed by the resource policy | Statements team-web-url and"
                        + " team-web-fn allow both actions",
                USER
                        + "mara.okafor | invoice-render | Denied by an explicit deny in the identity policy |"
                        + " DenyBilling statement 1 denies both actions",
                USER + "bob | hello-url | Denied, nothing allows it | No identity policy of bob",
                USER
                        + "theo.brandt | price-quote | Denied, nothing allows it | may call InvokeFunctionUrl but not"
                        + " InvokeFunction",
                ROLE
                        + "GitHubActions | hello-url | Denied by the permissions boundary | CiInvoke allows the call,"
                        + " but DeployBoundary caps GitHubActions and leaves Lambda invokes out.",
                ROLE
                        + "PartnerGateway | image-resize | Depends on the source VPC | It asks for aws:SourceVpc"
                        + " StringEquals",
                PARTNER + " | image-resize | Can’t tell | the resource policy lets it in",
                USER + "bob | partner-callback | Open to anyone on the internet | Auth type NONE asks for no signature",
                "anonymous | hello-url | Denied, the URL asks for a signature | Lambda refuses requests without a"
                        + " signature",
                "arn:aws:iam::123456789012:root | hello-url | Allowed, root needs no policy | The root user may do"
                        + " everything",
                "cloudfront.amazonaws.com | hello-url | Denied, nothing allows it | only that one counts for a service",
            })
    void tellsEachVerdictWithPolicyAndReason(String principal, String fn, String heading, String reason) {
        Page page = check(principal, fn, "");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains(heading).contains(reason);
        assertThat(page.text())
                .contains("Six gates", "Explicit deny", "Organization", "Resource policy", "Identity policy")
                .contains("Permissions boundary", "Session policy");
    }

    @Test
    void marksTheStatementThatDecides() {
        Page page = check(USER + "mara.okafor", "invoice-render", "");
        assertThat(page.text())
                .contains("Deciding statement. It denies lambda:InvokeFunctionUrl and lambda:InvokeFunction");
        assertThat(lines(page, "hl-deny")).startsWith(4).hasSizeGreaterThan(2);
        assertThat(page.body()).contains("Customer managed, v1", "id=\"policy-h\" class=\"brk\">DenyBilling<");
    }

    @Test
    void marksTheClosestStatementWhereNoneFits() {
        Page page = check(ROLE + "GitHubActions", "hello-url", "");
        assertThat(page.text())
                .contains("Closest statement.", "do not cover arn:aws:lambda:us-east-1:123456789012:function:hello-url")
                .contains("A boundary never grants; it has to allow the action as well.")
                .contains(
                        "DeployBoundary does not include either action",
                        "Not reached. AssumeRole sessions may carry one");
        assertThat(lines(page, "hl-deny")).isNotEmpty();
        assertThat(page.body()).contains("/principals/roles/GitHubActions?policy=boundary");
    }

    @Test
    void showsTheGateThatIsAskedFor() {
        Page page = check(ROLE + "GitHubActions", "hello-url", "&gate=identity");
        assertThat(page.body()).contains("id=\"policy-h\" class=\"brk\">CiInvoke<");
        assertThat(lines(page, "hl-allow")).isNotEmpty();
        assertThat(page.body()).containsPattern("id=\"gate-identity\"[^>]*aria-current=\"true\"");
    }

    @Test
    void choosesAmongSeveralPoliciesOfAGate() {
        Page page = check(USER + "bob", "price-quote", "&gate=identity&policy=TutorialBase@learners");
        assertThat(page.body())
                .contains("class=\"brk\">TutorialBase<", "via group learners", "/principals/groups/learners?policy=");
        assertThat(page.text())
                .contains("Closest statement. sts:GetCallerIdentity does not cover lambda:InvokeFunctionUrl");
    }

    @Test
    void switchesToTheOtherActionAndStartsWithTheFailingOne() {
        Page failing = check(USER + "theo.brandt", "price-quote", "");
        assertThat(failing.body()).containsPattern("id=\"act-InvokeFunction\"[^>]*aria-current=\"true\"");
        assertThat(failing.text()).contains("The only statement does not allow InvokeFunction");
        Page other = check(USER + "theo.brandt", "price-quote", "&action=InvokeFunctionUrl");
        assertThat(other.body()).containsPattern("id=\"act-InvokeFunctionUrl\"[^>]*aria-current=\"true\"");
        assertThat(other.text()).contains("AsTheArticle statement 1 allows InvokeFunctionUrl");
        assertThat(other.body()).contains("gate=deny").contains("action=InvokeFunctionUrl&amp;gate=");
    }

    @Test
    void theContextChangesTheVerdict() {
        String role = ROLE + "PartnerGateway";
        assertThat(check(role, "image-resize", "&ctx.vpc=vpc-0a41c7").text())
                .contains("Allowed by the identity policy");
        assertThat(check(role, "image-resize", "&ctx.vpc=vpc-1").text()).contains("Denied, nothing allows it");
        assertThat(check(role, "image-resize", "&ctx.vpc=none").text())
                .contains("Denied, nothing allows it", "the request does not carry that key");
        assertThat(check(role, "image-resize", "&ctx.key.aws:SourceVpc=vpc-0a41c7")
                        .text())
                .contains("Allowed by the identity policy");
        assertThat(check(role, "image-resize", "").body())
                .contains("name=\"ctx.vpc\" placeholder=\"vpc-0a41c7\"", "Set and check");
    }

    @Test
    void aSessionPolicyStopsTheCall() {
        String policy =
                "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"*\"}}";
        Page page = check(ROLE + "OrdersService", "price-quote", "&ctx.policy=" + encoded(policy));
        assertThat(page.text())
                .contains(
                        "Denied by the session policy",
                        "OrdersInvoke allows the call, but the session policy of this check")
                .contains("Given in this check", "A session policy never grants");
        assertThat(page.body()).containsPattern("id=\"gate-session\"[^>]*aria-current=\"true\"");
    }

    @Test
    void offersEveryPrincipalAndFunctionUrl() {
        Page page = console.get("/c/sandbox/check");
        assertThat(page.text()).contains("Nothing checked yet");
        assertThat(page.body())
                .contains("value=\"" + USER + "bob\"", "value=\"" + ROLE + "DataScience\"", "value=\"" + PARTNER + "\"")
                .contains("value=\"orders-webhook:live\"", "partner-callback · PUBLIC")
                .doesNotContain("id=\"verdict\"", "style=");
    }

    @Test
    void keepsTheOtherChoiceWhereOneIsUnknown() {
        Page gone = check(USER + "carol", "hello-url", "");
        assertThat(gone.status()).isEqualTo(422);
        assertThat(gone.text()).contains("There is no user carol in 123456789012.", "Not checked");
        assertThat(gone.body())
                .containsPattern("value=\"hello-url\"[^>]*selected")
                .contains("value=\"" + USER + "carol\"");
        Page missing = check(USER + "bob", "no-such-fn", "");
        assertThat(missing.text()).contains("There is no function URL no-such-fn in us-east-1.");
        assertThat(missing.body()).containsPattern("value=\"" + USER + "bob\"[^>]*selected");
        assertThat(check(USER + "bob", "nightly-cleanup", "").text())
                .contains("nightly-cleanup has no function URL here.");
    }

    @Test
    void takesNamesAndAccountsForPrincipals() {
        assertThat(console.open("/c/sandbox/check?principal=typed&typed=bob&fn=price-quote")
                        .text())
                .contains("Allowed by the identity policy");
        assertThat(check("444455556666", "image-resize", "").text()).contains("root of account 444455556666");
        assertThat(check("arn:aws:iam::123456789012:group/developers", "hello-url", "")
                        .text())
                .contains("A group signs nothing. Choose one of its users.");
        assertThat(check("arn:aws:lambda:us-east-1:123456789012:function:f", "hello-url", "")
                        .text())
                .contains("names no principal");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "&ctx.ip=300.1.1.1 | 300.1.1.1 is no IP address. Write one like 203.0.113.7 or 2001:db8::7, or none.",
                "&ctx.time=tomorrow | tomorrow is no point in time.",
                "&ctx.vpc=my-vpc | my-vpc is no VPC id.",
                "&ctx.mfaAge=old | AWS counts the age in whole seconds; old is none.",
                "&ctx.with=magic | Nothing signs with magic.",
                "&ctx.key.UserAgent=x | UserAgent is no condition key.",
                "&ctx.policy=%7B%22Version%22%3A | Line 1, column ",
                "&ctx.policy=%5B%5D | Line 1, column 1",
            })
    void saysAtTheFieldWhatIsWrongAndLosesNothing(String context, String problem) {
        Page page = check(ROLE + "OrdersService", "price-quote", context);
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.text()).contains(problem);
        assertThat(page.body())
                .contains("aria-invalid=\"true\"")
                .containsPattern("value=\"price-quote\"[^>]*selected")
                .doesNotContain("id=\"verdict\"");
    }

    @Test
    void aRoleHasNoLongTermKey() {
        assertThat(check(ROLE + "OrdersService", "price-quote", "&ctx.with=key").text())
                .contains("Only users hold long-term keys; a role signs with sessions.");
    }

    @Test
    void unknownGatesAndActionsAreNamed() {
        Page page = check(ROLE + "GitHubActions", "hello-url", "&gate=lock&action=DeleteFunction");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text())
                .contains("There is no gate named lock.", "A function URL needs no action named DeleteFunction.")
                .contains("Denied by the permissions boundary");
    }

    @Test
    void refusesVeryLongPrincipals() {
        Page page = check("x".repeat(300), "hello-url", "");
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.text()).contains("No user or role here is named " + "x".repeat(59) + "…");
        assertThat(check("y".repeat(3000), "hello-url", "").text()).contains("no ARN has more than 2048");
    }

    @Test
    void escapesEveryParameter() {
        String html = encoded("<img src=x onerror=alert(1)>\"'");
        for (String query : new String[] {
            "principal=" + html + "&fn=hello-url",
            "principal=" + USER + "bob&fn=" + html,
            "principal=" + USER + "bob&fn=hello-url&gate=" + html + "&action=" + html + "&policy=" + html,
            "principal=" + USER + "bob&fn=hello-url&ctx.with=" + html + "&ctx.ip=" + html + "&ctx.vpc=" + html
                    + "&ctx.vpce=" + html + "&ctx.mfaAge=" + html + "&ctx.time=" + html + "&ctx.policy=" + html,
            "principal=" + USER + "bob&fn=hello-url&ctx.tag." + html + "=" + html + "&ctx.key.aws:" + html + "=" + html,
            "principal=" + ROLE + html + "&fn=hello-url",
        }) {
            Page page = console.get("/c/sandbox/check?" + query);
            assertThat(page.status()).as(query).isIn(200, 422);
            assertThat(page.body()).as(query).doesNotContain("<img src=x").contains("&lt;img");
        }
    }

    @Test
    void answersPartsToHtmxAndWholePagesOtherwise() {
        String address = "/c/sandbox/check?principal=" + ROLE + "GitHubActions&fn=hello-url&ctx.ip=";
        Page part = console.get(address, "HX-Request", "true");
        assertThat(part.body())
                .doesNotContain("<html")
                .contains("id=\"check\"", "hx-swap-oob", "<title>GitHubActions on hello-url");
        assertThat(part.headers()).contains("/c/sandbox/check?principal=" + ROLE + "GitHubActions&fn=hello-url]");
        assertThat(console.get(address).body()).contains("<html").doesNotContain("hx-swap-oob=\"innerHTML\"");
    }

    @Test
    void aSentFormLeadsToTheCanonicalAddress() {
        String form = "/c/sandbox/check?principal=" + USER + "bob&fn=price-quote&ctx.with=&ctx.ip=203.0.113.7&ctx.k="
                + encoded("aws:UserAgent") + "&ctx.kv=curl&ctx.k=&ctx.kv=&ctx.t=&ctx.tv=&typed=";
        Page answer = console.get(form);
        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.location())
                .endsWith("/c/sandbox/check?principal=" + USER
                        + "bob&fn=price-quote&ctx.ip=203.0.113.7&ctx.key.aws:UserAgent=curl");
        assertThat(console.get(answer.location()).text())
                .contains("Allowed by the identity policy", "203.0.113.7 and 1 more");
    }

    @Test
    void asksNobodyElseAboutTheSandbox() {
        assertThat(check(USER + "bob", "price-quote", "").body()).doesNotContain("id=\"second\"");
        Page asked = console.get("/c/sandbox/check/aws?principal="
                + URLEncoder.encode(USER + "bob", StandardCharsets.UTF_8) + "&fn=price-quote");
        assertThat(asked.status()).isEqualTo(200);
        assertThat(asked.text()).contains("it would only repeat the answer").doesNotContain("They agree");
    }

    private Page check(String principal, String fn, String more) {
        return console.get("/c/sandbox/check?principal=" + encoded(principal.strip()) + "&fn=" + encoded(fn.strip())
                + more.strip());
    }

    private static java.util.List<Integer> lines(Page page, String mark) {
        return java.util.regex.Pattern.compile("class=\"ln " + mark + "\" data-n=\"(\\d+)\"")
                .matcher(page.body())
                .results()
                .map(found -> Integer.valueOf(found.group(1)))
                .toList();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
