package dev.latchkey.access.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.latchkey.Chromium;
import dev.latchkey.RunningLatchkey;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The access check in Chromium: by keyboard alone, by role and name, and under axe. */
@RunningLatchkey
class CheckBrowserTests {

    private static final String DENIED =
            "/c/sandbox/check?principal=arn:aws:iam::123456789012:role/GitHubActions&fn=hello-url";

    @LocalServerPort
    private int port;

    private Chromium chromium;

    @BeforeEach
    void start() {
        chromium = Chromium.start();
    }

    @AfterEach
    void close() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void asksAndLooksThroughTheGatesByKeyboardAlone() {
        Page page = signedIn(1440, 900, ColorScheme.LIGHT);
        page.navigate(address("/c/sandbox/check"));
        named(page, AriaRole.COMBOBOX, "Can this principal").focus();
        page.keyboard().type("GitHub");
        page.keyboard().press("Tab");
        page.keyboard().type("hello");
        page.keyboard().press("Tab");
        page.keyboard().press("Tab");
        assertThat(named(page, AriaRole.BUTTON, "Check")).isFocused();
        page.keyboard().press("Enter");

        assertThat(named(page, AriaRole.HEADING, "Denied by the permissions boundary"))
                .isVisible();
        assertThat(page)
                .hasURL(Pattern.compile("check\\?principal=arn:aws:iam::\\d+:role/GitHubActions&fn=hello-url$"));
        assertThat(page).hasTitle(Pattern.compile("GitHubActions on hello-url"));
        assertThat(page.locator("#status")).containsText("Denied by the permissions boundary.");
        assertThat(named(page, AriaRole.BUTTON, "Check")).isFocused();

        page.locator("#gate-boundary").focus();
        page.keyboard().press("ArrowUp");
        assertThat(page.locator("#gate-identity")).isFocused();
        page.keyboard().press("Enter");
        assertThat(named(page, AriaRole.HEADING, "CiInvoke")).isVisible();
        assertThat(page.locator("#gate-identity")).isFocused();
        assertThat(page).hasURL(Pattern.compile("gate=identity"));
        page.goBack();
        assertThat(named(page, AriaRole.HEADING, "DeployBoundary")).isVisible();
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void setsWhatTheVerdictDependsOnWhereItSaysSo() {
        Page page = signedIn(1440, 900, ColorScheme.LIGHT);
        page.navigate(
                address("/c/sandbox/check?principal=arn:aws:iam::123456789012:role/PartnerGateway&fn=image-resize"));
        Locator verdict = page.locator("#verdict");
        verdict.getByLabel("VPC").fill("vpc-0a41c7");
        verdict.getByLabel("VPC").press("Enter");
        assertThat(named(page, AriaRole.HEADING, "Allowed by the identity policy"))
                .isVisible();
        assertThat(page).hasURL(Pattern.compile("ctx.vpc=vpc-0a41c7"));
        page.locator("#ctx > summary").click();
        page.getByLabel("Source IP").fill("300.1.1.1");
        page.locator("#ctx")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Check"))
                .click();
        assertThat(page.locator("#ctx-ip-e")).containsText("300.1.1.1 is no IP address.");
        assertThat(page.getByLabel("Source IP")).isFocused();
        assertThat(page.locator("#ctx-vpc")).hasValue("vpc-0a41c7");
        assertThat(chromium.complaints()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1440, 900, LIGHT", "1440, 900, DARK", "390, 844, LIGHT", "390, 844, DARK"})
    void axeFindsNothing(int width, int height, ColorScheme scheme) {
        Page page = signedIn(width, height, scheme);
        for (String path : new String[] {
            "/c/sandbox/check",
            DENIED,
            "/c/sandbox/check?principal=arn:aws:iam::123456789012:role/PartnerGateway&fn=image-resize",
            "/c/sandbox/check?principal=bob&fn=price-quote",
            "/c/sandbox/check?principal=bob&fn=partner-callback",
            "/c/sandbox/check?principal=arn:aws:iam::444455556666:role/PartnerUploads&fn=image-resize",
            "/c/sandbox/check?principal=nobody&fn=hello-url&ctx.ip=1.2.3",
            "/c/sandbox/check?principal=bob&fn=hello-url&ctx.ip=1.2.3",
        }) {
            page.navigate(address(path));
            assertThat(chromium.axe(page))
                    .as("%s at %d, %s", path, width, scheme)
                    .isEmpty();
            assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .as("%s scrolls sideways at %d", path, width)
                    .isTrue();
        }
        assertThat(chromium.complaints()).isEmpty();
    }

    private Page signedIn(int width, int height, ColorScheme scheme) {
        Page page = chromium.page(width, height, scheme);
        page.navigate(address("/login"));
        page.getByLabel(Pattern.compile("^User ?name")).fill("admin");
        page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill(RunningLatchkey.PASSWORD);
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Sign in").setExact(true))
                .click();
        page.waitForURL("**/c/**");
        return page;
    }

    private static Locator named(Page page, AriaRole role, String name) {
        return page.getByRole(role, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private String address(String path) {
        return "http://localhost:" + port + path;
    }
}
