package dev.latchkey.invocation.probe;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.latchkey.Chromium;
import dev.latchkey.RunningLatchkey;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProbeInBrowserTests extends RunningProbes {

    private static Chromium chromium;

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

    @ParameterizedTest
    @CsvSource({"1440, LIGHT", "390, DARK"})
    void changesTheCardAloneAndLeadsToTheFinding(int width, ColorScheme scheme) {
        keyOf("bob");
        Page page = chromium.page(width, 900, scheme);
        page.navigate("http://localhost:" + port + "/login");
        page.getByLabel("Username").fill("admin");
        page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill(RunningLatchkey.PASSWORD);
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Sign in"))
                .click();
        page.waitForURL("**/c/sandbox/");
        page.navigate("http://localhost:" + port + address(BOB, "price-quote", "DENIED"));
        page.evaluate("window.samePage = true");
        int before = probes().size();

        page.keyboard().press("p");
        assertThat(page.locator("#probe-send")).isFocused();
        page.route("**/probe", route -> {
            assertThat(page.locator("#probe-send").innerText()).isEqualTo("Sending…");
            route.resume();
        });
        page.locator("#probe-send").dblclick();
        assertThat(page.locator(".prove-r")).hasText("They differ");
        page.locator("#probe-send").click();
        page.waitForTimeout(300);

        assertThat(probes()).hasSize(before + 1);
        assertThat(page.evaluate("window.samePage")).isEqualTo(true);
        assertThat(page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Probe again")))
                .isFocused();
        assertThat(page.locator("#status")).hasText("Probe: 200 OK. They differ.");
        clean(page, width);
        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Open the finding"))
                .click();
        assertThat(page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setName("bob gets through to price-quote")))
                .isVisible();
        clean(page, width);
        assertThat(chromium.complaints()).isEmpty();
    }

    private static void clean(Page page, int width) {
        assertThat(chromium.axe(page)).as("%s at %d", page.url(), width).isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth > window.innerWidth + 1"))
                .isEqualTo(false);
    }
}
