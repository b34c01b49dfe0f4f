package dev.latchkey.access.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.ConsoleClient;
import dev.latchkey.ConsoleClient.Page;
import dev.latchkey.LatchkeyApplication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** "What would allow it" on the access check page, followed through without scripts. */
@SpringBootTest(
        classes = LatchkeyApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"latchkey.sandbox.port=0", "latchkey.admin.password=correct-horse-9"})
class WaysPageTests {

    private static final String IAM = "arn:aws:iam::123456789012:";
    private static final Pattern WAY = Pattern.compile("<li>(.*?)</li>", Pattern.DOTALL);
    private static final Pattern STEP = Pattern.compile("href=\"([^\"]*)\"[^>]*aria-label=\"([^\"]*)\"");

    @LocalServerPort
    private int port;

    private ConsoleClient console;

    @DynamicPropertySource
    static void ownData(DynamicPropertyRegistry registry) throws IOException {
        Path data = Files.createTempDirectory("ways-page");
        registry.add("latchkey.data-dir", data::toString);
    }

    @BeforeEach
    void signIn() {
        console = new ConsoleClient(port).signIn("correct-horse-9");
    }

    @Test
    void leadsFromADenialThroughThePreviewToAccess() {
        Page check = check("user/bob", "session-echo");
        String preview = step(check, "Preview: Add both actions to the policies of bob");

        Page written = console.open(preview);
        Page review = console.send(written.form("/policies/new"));
        console.send(review.form("/policies/apply"));

        assertThat(written.body()).contains("value=\"latchkey-session-echo\"", "InvokeThroughUrl");
        assertThat(check("user/bob", "session-echo").text()).doesNotContain("What would allow it");
    }

    @Test
    void fillsInTheStatementThatIsMissing() {
        Page check = check("user/ci-deployer", "ops-runbook");
        Page card = console.open(step(check, "Preview: Add a statement for ci-deployer"));

        assertThat(card.text()).contains("Add 1 statement");
        console.send(card.form("/functions/ops-runbook/permissions"));

        assertThat(check("user/ci-deployer", "ops-runbook").text()).doesNotContain("What would allow it");
    }

    @Test
    void fillsInTheRoleToAssume() {
        Page check = check("user/theo.brandt", "orders-webhook:live");

        String address = step(check, "Sign as: Invoke as OrdersService");

        assertThat(address)
                .isEqualTo(
                        "/c/sandbox/sessions?tab=assume-role&role=arn%3Aaws%3Aiam%3A%3A123456789012%3Arole%2FOrdersService");
        assertThat(console.get(address).status()).isEqualTo(200);
    }

    @Test
    void offersTheBoundaryAsTextToCopyAndTheDenyAsAPolicyToOpen() {
        List<String> boundary = ways(check("role/GitHubActions", "image-resize"));
        assertThat(boundary)
                .anySatisfy(way -> assertThat(way)
                        .contains("<b>DeployBoundary</b>", "data-copy=", "OnlyDeployTargets", "New version of"));

        Page check = check("user/mara.okafor", "invoice-render");
        Page policy = console.get(step(check, "Open policy: Detach DenyBilling"));
        assertThat(policy.status()).isEqualTo(200);
        assertThat(policy.text()).contains("DenyBilling");
    }

    @Test
    void saysWhomElseAStatementForAServiceLetsIn() {
        Page check = console.get("/c/sandbox/check?fn=hello-url&principal=cloudfront.amazonaws.com");

        assertThat(check.text())
                .contains(
                        "Add 2 statements for cloudfront.amazonaws.com to the resource policy of hello-url",
                        "Lets in cloudfront.amazonaws.com on behalf of any account.");
        assertThat(console.open(step(check, "Preview: Add 2 statements for cloudfront"))
                        .text())
                .contains("Add 2 statements");
    }

    @Test
    void showsNoMarkupOfAPrincipalsName() {
        Page check = console.get("/c/sandbox/check?fn=hello-url&principal="
                + "arn:aws:iam::444455556666:role/%3Cscript%3Ealert(1)%3C/script%3E");

        assertThat(check.body()).doesNotContain("<script>alert(1)");
    }

    private Page check(String principal, String functionId) {
        Page page = console.get("/c/sandbox/check?principal=" + IAM + principal + "&fn=" + functionId);
        assertThat(page.status()).isEqualTo(200);
        return page;
    }

    private static List<String> ways(Page page) {
        List<String> ways = new ArrayList<>();
        int from = page.body().indexOf("id=\"ways\"");
        Matcher way = WAY.matcher(page.body());
        while (from >= 0 && way.find(from)) {
            ways.add(way.group(1));
            from = way.end();
        }
        return ways;
    }

    /** The address behind the link of that name. */
    private static String step(Page page, String name) {
        List<String> names = new ArrayList<>();
        for (String way : ways(page)) {
            Matcher step = STEP.matcher(way);
            while (step.find()) {
                names.add(step.group(2));
                if (step.group(2).startsWith(name)) {
                    return step.group(1).replace("&amp;", "&");
                }
            }
        }
        throw new AssertionError(name + " is none of " + names);
    }
}
