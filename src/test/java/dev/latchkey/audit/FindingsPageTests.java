package dev.latchkey.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.ConsoleClient;
import dev.latchkey.ConsoleClient.Page;
import dev.latchkey.RunningLatchkey;
import dev.latchkey.activity.ActivityKind;
import dev.latchkey.activity.ActivityLog;
import dev.latchkey.activity.Entry;
import dev.latchkey.console.Operator;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

@RunningLatchkey
@TestPropertySource(properties = "tests.account=findings") // a log without findings to start from
class FindingsPageTests {

    @LocalServerPort
    private int port;

    @Autowired
    private ActivityLog log;

    private ConsoleClient console;

    @BeforeEach
    void signIn() {
        console = new ConsoleClient(port).signIn(RunningLatchkey.PASSWORD);
    }

    @Test
    void leadsFromNoFindingOverAnOpenOneToAFixedOne() {
        Page empty = console.get("/audit/findings");
        assertThat(empty.text()).contains("No findings", "Open 0", "Fixed 0");
        assertThat(empty.body()).doesNotContain("cnt-sig");

        long entry = probe("admin", "sandbox", "arn:aws:iam::123456789012:user/bob", "DENIED", "false");

        Page open = console.get("/audit/findings");
        assertThat(open.text())
                .contains(
                        "1 finding needs a look",
                        "1 high.",
                        "bob gets through to hello-url",
                        "What happened",
                        "Why it matters",
                        "What to do",
                        "Activity entry " + entry);
        assertThat(open.body())
                .contains(
                        "/c/sandbox/check?principal=arn%3Aaws%3Aiam%3A%3A123456789012%3Auser%2Fbob&amp;fn=hello-url",
                        "href=\"/c/sandbox/invoke/inv-1\"",
                        "href=\"/activity?entry=" + entry + "\"",
                        "data-copy=\"http://localhost:" + port + "/audit/findings/" + entry + "\"");
        assertThat(console.get("/c/sandbox/functions").text()).contains("Audit 1 open findings");
        assertThat(console.get("/audit/findings/" + entry).text()).contains("bob gets through to hello-url");

        probe("admin", "sandbox", "arn:aws:iam::123456789012:user/bob", "ALLOWED", "true");

        assertThat(console.get("/audit/findings").text()).contains("No findings", "Open 0", "Fixed 1");
        assertThat(console.get("/audit/findings?state=fixed").text()).contains("Fixed. A probe just now agreed");
        assertThat(console.get("/audit/findings/" + entry).text())
                .contains("Fixed. A probe just now agreed")
                .doesNotContain("What to do", "Read again and explain");
        assertThat(console.get("/c/sandbox/functions").body()).doesNotContain("cnt-sig");
    }

    @Test
    void saysWhoseHistoryHoldsTheRequestAndThatAConnectionIsGone() {
        long theos = probe("theo", "sandbox", "anonymous", "PUBLIC", "false");
        long gone = probe("admin", "elsewhere", "arn:aws:iam::1:user/x", "ALLOWED", "false");

        assertThat(console.get("/audit/findings/" + theos).text())
                .contains("anyone is refused on hello-url", "The request stands in the history of theo.");
        Page page = console.get("/audit/findings/" + gone);
        assertThat(page.text()).contains("elsewhere, no longer configured").doesNotContain("Open access check");
        probe("theo", "sandbox", "anonymous", "PUBLIC", "true");
        probe("admin", "elsewhere", "arn:aws:iam::1:user/x", "ALLOWED", "true");
    }

    @Test
    void answersNotFoundWhereThereIsNoFinding() {
        for (String address : new String[] {"999999", "0", "-1", "abc", "99999999999999999999", "1%27--"}) {
            assertThat(console.get("/audit/findings/" + address).status())
                    .as(address)
                    .isEqualTo(404);
        }
    }

    @Test
    void printsNamesAsText() {
        String hostile = "arn:aws:iam::1:user/<script>alert(1)</script>";
        long entry = probe("admin", "sandbox", hostile, "ALLOWED", "false");

        assertThat(console.get("/audit/findings/" + entry).body())
                .doesNotContain("<script>alert")
                .contains("&lt;script&gt;");
        probe("admin", "sandbox", hostile, "ALLOWED", "true");
    }

    private long probe(String operator, String connection, String principal, String predicted, String agrees) {
        Map<String, String> facts = Map.of(
                "principal", principal, "function", "hello-url", "predicted", predicted, "method", "GET", "path", "/");
        Entry entry = log.begin(ActivityKind.PROBE, new Operator(operator, operator), connection, "hello-url", facts);
        entry.succeeded(Map.of("agrees", agrees, "status", "200", "invocation", "inv-1", "requestId", "r-1"));
        return entry.number();
    }
}
