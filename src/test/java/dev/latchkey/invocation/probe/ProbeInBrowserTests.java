package dev.latchkey.invocation.probe;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.latchkey.Chromium;
import dev.latchkey.RunningLatchkey;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.iam.IamClient;

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
    void findsThatTheAccountHasChangedSinceTheCheck(int width, ColorScheme scheme) {
        keyOf("bob");
        Page page = signedIn(width, scheme);
        page.navigate("http://localhost:" + port + "/c/sandbox/check?fn=price-quote&principal=" + BOB);
        page.evaluate("window.samePage = true");
        int before = probes().size();
        String policy = URLDecoder.decode(
                iam().getUserPolicy(get -> get.userName("bob").policyName("InvokeQuotes"))
                        .policyDocument(),
                StandardCharsets.UTF_8);

        assertThat(page.locator("#probe .prove")).containsText("Allowed");
        iam().deleteUserPolicy(delete -> delete.userName("bob").policyName("InvokeQuotes"));
        try {
            probeWithADoubleClick(page);
        } finally {
            iam().putUserPolicy(put ->
                    put.userName("bob").policyName("InvokeQuotes").policyDocument(policy));
        }

        assertThat(probes()).hasSize(before + 1);
        assertThat(page.evaluate("window.samePage")).isEqualTo(true);
        assertThat(page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Probe again")))
                .isFocused();
        assertThat(page.locator("#status")).hasText("Probe: 403 Forbidden. They differ.");
        clean(page, width);
        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Open the finding"))
                .click();
        assertThat(page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setName("bob is refused on price-quote")))
                .isVisible();
        clean(page, width);
        assertThat(chromium.complaints()).isEmpty();
    }

    private static void probeWithADoubleClick(Page page) {
        page.route("**/probe", route -> {
            assertThat(page.locator("#probe-send").innerText()).isEqualTo("Sending…");
            route.resume();
        });
        page.keyboard().press("p");
        assertThat(page.locator("#probe-send")).isFocused();
        // The third click meets the button that came with the answer, as soon as it is there.
        page.evaluate("document.addEventListener('htmx:afterSettle', () => {"
                + " document.getElementById('probe-send').click(); window.clickedAgain = true; }, {once: true})");
        page.locator("#probe-send").dblclick();
        assertThat(page.locator(".prove-r")).hasText("They differ");
        page.waitForFunction("window.clickedAgain");
        page.waitForTimeout(300);
    }

    private Page signedIn(int width, ColorScheme scheme) {
        Page page = chromium.page(width, 900, scheme);
        page.navigate("http://localhost:" + port + "/login");
        page.getByLabel("Username").fill("admin");
        page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill(RunningLatchkey.PASSWORD);
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Sign in"))
                .click();
        page.waitForURL("**/c/sandbox/");
        return page;
    }

    private IamClient iam() {
        return clients.iam(connections.get("sandbox"));
    }

    private static void clean(Page page, int width) {
        page.waitForLoadState();
        assertThat(chromium.axe(page)).as("%s at %d", page.url(), width).isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth > window.innerWidth + 1"))
                .isEqualTo(false);
    }
}
