package dev.latchkey.access.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.ConsoleClient;
import dev.latchkey.LatchkeyApplication;
import dev.latchkey.aws.AwsClients;
import dev.latchkey.aws.Connections;
import dev.latchkey.console.Frame;
import dev.latchkey.console.FrameSource;
import dev.latchkey.console.Operator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The list pages over HTTP, without scripts, on the demo account. */
@SpringBootTest(
        classes = LatchkeyApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"latchkey.sandbox.port=0", "latchkey.admin.password=correct-horse-9"})
@Import(AccessPagesTests.BobSigns.class)
class AccessPagesTests {

    @LocalServerPort
    private int port;

    @Autowired
    private AwsClients clients;

    @Autowired
    private Connections connections;

    private ConsoleClient console;

    @DynamicPropertySource
    static void ownData(DynamicPropertyRegistry registry) throws IOException {
        Path data = Files.createTempDirectory("access-pages");
        registry.add("latchkey.data-dir", data::toString);
    }

    /** Everything around a page as it is, but bob signs until the test says otherwise. */
    @TestConfiguration
    static class BobSigns {

        @Bean
        @Primary
        FrameSource bobsFrame(@Qualifier("sessionFrame") FrameSource real) {
            return (Operator operator, @Nullable String connection) -> {
                Frame frame = real.frame(operator, connection);
                Frame.SigningView bob = new Frame.SigningView(
                        "s1",
                        "bob",
                        "arn:aws:iam::123456789012:user/bob",
                        Instant.now().plus(Duration.ofMinutes(12)),
                        Duration.ofMinutes(15),
                        "GetSessionToken");
                return new Frame(frame.connection(), frame.connections(), bob);
            };
        }
    }

    @BeforeEach
    void signIn() {
        console = new ConsoleClient(port).signIn("correct-horse-9");
    }

    @Test
    void listsFunctionUrlsWithBadgesCountsAndCallers() {
        String page = text("/c/sandbox/functions");
        assertThat(page)
                .contains("8 function URLs in Sandbox. 1 answers anyone on the internet.")
                .contains("All 8", "IAM 7", "Public 1")
                .contains("hello-url", "partner-callback", "PUBLIC · NONE", "Anyone", "live")
                .contains("2 functions without a URL are hidden.")
                .contains("8 of 8")
                .doesNotContain("nightly-cleanup");
        assertThat(console.get("/c/sandbox/functions").body())
                .contains("href=\"/c/sandbox/invoke?fn=orders-webhook:live\"", "href=\"/c/sandbox/functions/new\"")
                .doesNotContain("style=");
    }

    @Test
    void filtersFunctionsInTheAddress() {
        assertThat(text("/c/sandbox/functions?auth=none"))
                .contains("partner-callback", "1 of 1")
                .doesNotContain("price-quote");
        assertThat(text("/c/sandbox/functions?q=PRICE"))
                .contains("price-quote", "Text: PRICE")
                .doesNotContain("hello-url");
        assertThat(text("/c/sandbox/functions?bare=true"))
                .contains("nightly-cleanup", "No URL", "Hide functions without a URL");
        assertThat(text("/c/sandbox/functions?q=%3Cb%3Epayrol&auth=iam"))
                .contains(
                        "No function URL matches “<b>payrol”", "8 function URLs are in this snapshot", "Clear filters");
        assertThat(text("/c/sandbox/functions?page=99&sort=bogus&auth=bogus")).contains("8 of 8");
    }

    @Test
    void listsPrincipalsOfEachKind() {
        assertThat(text("/c/sandbox/principals"))
                .contains("theo.brandt", "1 inline, 1 via groups", "bob", "Access keys");
        assertThat(text("/c/sandbox/principals?kind=roles"))
                .contains(
                        "GitHubActions",
                        "DeployBoundary",
                        "token.actions.githubusercontent.com",
                        "lambda.amazonaws.com");
        assertThat(text("/c/sandbox/principals?kind=groups")).contains("developers", "2 users", "learners", "1 user");
        assertThat(text("/c/sandbox/principals?q=payrol")).contains("No user matches “payrol”");
        assertThat(text("/c/sandbox/principals?kind=roles&reach=none")).doesNotContain("BreakGlassAdmin");
    }

    @Test
    void showsWhatAPrincipalCanInvokeAndWhy() {
        assertThat(text("/c/sandbox/principals/users/bob?tab=can-invoke"))
                .contains("price-quote AWS_IAM Identity policy InvokeQuotes Allowed")
                .contains("hello-url AWS_IAM No statement allows it Denied")
                .contains("Anyone on the internet Public");
        assertThat(text("/c/sandbox/principals/groups/developers?tab=can-invoke"))
                .contains("Opens", "this group’s policies alone");
    }

    @Test
    void aPrincipalThatIsGoneIsA404InOurWords() {
        var page = console.get("/c/sandbox/principals/users/nobody?tab=can-invoke");
        assertThat(page.status()).isEqualTo(404);
        assertThat(page.text()).contains("Nothing at this address.", "There is no user named nobody in Sandbox.");
        assertThat(console.get("/c/sandbox/principals/things/x?tab=can-invoke").status())
                .isEqualTo(404);
        assertThat(console.get("/c/elsewhere/functions").status()).isEqualTo(404);
    }

    @Test
    void homeSaysWhatTheSigningSessionCanInvoke() {
        String home = text("/c/sandbox/");
        assertThat(home)
                .containsPattern("bob can invoke \\d of 8 function URLs")
                .contains("what bob gets back", "All 8", "Why?");
        assertThat(text("/c/sandbox/?show=can-invoke")).doesNotContain("No statement allows it");
    }

    @Test
    void readsAgainAndComesBack() {
        var lambda = clients.lambda(connections.get("sandbox"));
        console.get("/c/sandbox/functions");
        lambda.deleteFunctionUrlConfig(request -> request.functionName("session-echo"));
        try {
            var answer = console.post("/c/sandbox/inventory/read", "page", "/functions?auth=iam");
            assertThat(answer.status()).isEqualTo(303);
            assertThat(answer.location()).endsWith("/c/sandbox/functions?auth=iam");
            assertThat(text("/c/sandbox/functions?auth=iam")).contains("IAM 6").doesNotContain("session-echo");
        } finally {
            lambda.createFunctionUrlConfig(
                    request -> request.functionName("session-echo").authType("AWS_IAM"));
        }
    }

    @Test
    void readAgainLeadsNowhereElse() {
        console.get("/c/sandbox/functions");
        for (String page : new String[] {"//evil.example", "/../../login", "https://evil.example", "/\\evil.example"}) {
            assertThat(console.post("/c/sandbox/inventory/read", "page", page).location())
                    .as(page)
                    .endsWith("/c/sandbox/functions");
        }
    }

    private String text(String path) {
        var page = console.get(path);
        assertThat(page.status()).isEqualTo(200);
        return page.text();
    }
}
