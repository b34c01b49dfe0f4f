package dev.latchkey.tutorial;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.latchkey.Chromium;
import dev.latchkey.RunningLatchkey;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;

/** The eight steps of the walkthrough in a real browser, by role and name, following the buttons Home offers. */
@RunningLatchkey
@DirtiesContext
class EightStepsTests {

    private static Chromium chromium;

    @LocalServerPort
    private int port;

    @BeforeAll
    static void open() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void close() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void leadsFromAFunctionUrlToASignedSession() {
        Page page = signedIn(1440, 900, ColorScheme.LIGHT);
        assertThat(page.getByText("1 of 8")).isVisible();

        followHome(page, "Create user");
        button(page, "Create user").click();
        assertThat(page.getByText("No policies yet")).isVisible();

        followHome(page, "Create access key");
        button(page, "Create access key").click();
        assertThat(page.getByText(Pattern.compile("AKIA[A-Z0-9]{16}")).first()).isVisible();

        followHome(page, "Open Invoke");
        send(page, "403");

        followHome(page, "Attach policy");
        page.getByLabel("Policy name").fill("InvokeHello");
        button(page, "Review policy").click();
        assertThat(page.getByText("Allowed").first()).isVisible();
        button(page, "Apply to url-caller").click();
        sendAs(page, "url-caller · key", "200");
        assertThat(page.getByText("Hello from Lambda!").first()).isVisible();

        page.navigate(home("principals/users/url-caller?policy=InvokeHello"));
        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Delete policy"))
                .first()
                .click();
        page.getByRole(AriaRole.DIALOG).getByRole(AriaRole.BUTTON).last().click();
        assertThat(page.getByText("No policies yet")).isVisible();
        sendAs(page, "url-caller · key", "403");

        followHome(page, "Add permission");
        assertThat(page.getByLabel("Principal", new Page.GetByLabelOptions().setExact(true)))
                .hasValue(Pattern.compile(".*url-caller"));
        button(page, "Add 2 statements").click();
        assertThat(page.getByText("lk-url-caller-hello-url").first()).isVisible();
        sendAs(page, "url-caller · key", "200");

        followHome(page, "Mint session");
        button(page, "Mint 15-minute session").click();
        assertThat(page.getByText(Pattern.compile("ASIA")).first()).isVisible();
        followHome(page, "Open Invoke");
        send(page, "200");

        page.navigate(home(""));
        assertThat(page.getByText("8 of 8")).isVisible();
        assertThat(chromium.complaints()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1440, LIGHT", "1440, DARK", "390, LIGHT"})
    void hasNoViolationOnAnyPage(int width, ColorScheme scheme) {
        Page page = signedIn(width, 900, scheme);
        for (String path : List.of(
                "",
                "sessions",
                "sessions?tab=assume-role",
                "functions",
                "functions/hello-url",
                "functions/image-resize",
                "functions/hello-url?tab=config",
                "functions/image-resize?tab=json",
                "functions/new",
                "principals",
                "principals?kind=roles",
                "principals/users/bob",
                "principals/users/bob?policy=InvokeQuotes&mode=edit",
                "principals/users/bob?tab=can-invoke",
                "principals/users/bob?tab=keys",
                "principals/users/new",
                "principals/users/bob/policies/new",
                "invoke",
                "probe?principal=arn:aws:iam::123456789012:user/bob&fn=price-quote&predicted=ALLOWED",
                "check",
                "check?principal=arn:aws:iam::123456789012:role/GitHubActions&fn=hello-url",
                "../../audit/findings",
                "../../activity",
                "../../tutorial",
                "nothing-here")) {
            page.navigate(home(path));
            assertThat(chromium.axe(page))
                    .as("%s at %d, %s", path, width, scheme)
                    .isEmpty();
            Object overflow = page.evaluate("document.documentElement.scrollWidth > window.innerWidth + 1");
            assertThat(overflow)
                    .as("sideways scrolling of %s at %d", path, width)
                    .isEqualTo(false);
        }
        assertThat(chromium.complaints()).isEmpty();
    }

    private Page signedIn(int width, int height, ColorScheme scheme) {
        Page page = chromium.page(width, height, scheme);
        page.navigate("http://localhost:" + port + "/login");
        assertThat(chromium.axe(page)).as("sign-in at %d, %s", width, scheme).isEmpty();
        page.getByLabel("Username").fill("admin");
        page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill(RunningLatchkey.PASSWORD);
        button(page, "Sign in").click();
        page.waitForURL("**/c/sandbox/");
        return page;
    }

    private void followHome(Page page, String link) {
        page.navigate(home(""));
        page.getByRole(AriaRole.REGION, new GetByRoleOptions().setName("First key"))
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(link))
                .click();
    }

    private void sendAs(Page page, String signer, String status) {
        page.navigate(home("invoke?fn=hello-url"));
        Locator options = page.getByLabel("Sign as").locator("option");
        String value = options.filter(new Locator.FilterOptions().setHasText(signer))
                .first()
                .getAttribute("value");
        page.getByLabel("Sign as").selectOption(value);
        send(page, status);
    }

    private static void send(Page page, String status) {
        button(page, "Send").click();
        page.waitForURL("**/invoke/*");
        assertThat(page.getByRole(AriaRole.REGION, new GetByRoleOptions().setName("Response")))
                .containsText(status);
    }

    private String home(String path) {
        return "http://localhost:" + port + "/c/sandbox/" + path;
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(name))
                .first();
    }
}
