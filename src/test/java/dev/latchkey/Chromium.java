package dev.latchkey;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The machine's own Chromium. Where it or Node is missing, tests are skipped with that reason; with
 * {@code -Dbrowser.required=true} they fail instead.
 */
public final class Chromium implements AutoCloseable {

    private static final List<String> SWITCHES = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run");
    private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
    private static final int PATIENCE_MILLIS = 15_000;

    private final Playwright playwright;
    private final Browser browser;
    private final List<String> complaints = new ArrayList<>();
    private boolean inspecting;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    public static Chromium start() {
        Optional<Path> chromium = onPath("chromium", "chromium-browser", "google-chrome");
        Optional<Path> node = onPath("node");
        boolean there = chromium.isPresent() && node.isPresent();
        String reason = "Chromium " + (chromium.isPresent() ? "is there" : "is missing") + ", Node "
                + (node.isPresent() ? "is there" : "is missing");
        if (!there && Boolean.getBoolean("browser.required")) {
            throw new AssertionError("A browser is required here: " + reason);
        }
        assumeTrue(there, reason);
        System.setProperty("playwright.nodejs.path", node.orElseThrow().toString());
        Playwright playwright =
                Playwright.create(new CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright
                .chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(chromium.orElseThrow())
                        .setArgs(SWITCHES));
        return new Chromium(playwright, browser);
    }

    /** A page in a window and theme of its own; what the console or the policy of the page complains of is kept. */
    public Page page(int width, int height, ColorScheme scheme) {
        Page page = browser.newContext(new Browser.NewContextOptions()
                        .setViewportSize(width, height)
                        .setColorScheme(scheme))
                .newPage();
        page.setDefaultTimeout(PATIENCE_MILLIS);
        page.addInitScript("document.addEventListener('securitypolicyviolation',"
                + " e => console.error('CSP ' + e.violatedDirective + ' ' + e.blockedURI))");
        page.onConsoleMessage(message -> {
            boolean expected = message.text().startsWith("Failed to load resource");
            if (message.type().equals("error") && !expected && !inspecting) {
                complaints.add(page.url() + ": " + message.text());
            }
        });
        page.onPageError(error -> complaints.add(page.url() + ": " + error));
        return page;
    }

    /** What scripts and the Content-Security-Policy complained of so far. */
    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** What axe finds on the page as it is, one line a violation; axe's own style elements break the policy and do not count. */
    public List<String> axe(Page page) {
        inspecting = true;
        AxeResults results = new AxeBuilder(page).withTags(RULES).analyze();
        page.waitForTimeout(20);
        inspecting = false;
        return results.getViolations().stream()
                .map(rule -> rule.getId() + ": "
                        + rule.getNodes().stream()
                                .map(node -> node.getHtml())
                                .limit(3)
                                .toList())
                .toList();
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    private static Optional<Path> onPath(String... names) {
        return Stream.of(names)
                .flatMap(name -> Stream.of(System.getenv("PATH").split(":")).map(directory -> Path.of(directory, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
