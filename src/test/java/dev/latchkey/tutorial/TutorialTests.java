package dev.latchkey.tutorial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.ConsoleClient;
import dev.latchkey.ConsoleClient.Page;
import dev.latchkey.RunningLatchkey;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;

/** Every hand step of the article, S1 to S24, over HTTP and without scripts, in its order. */
@RunningLatchkey
@DirtiesContext
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TutorialTests {

    private static final String C = "/c/sandbox";
    private static final String USER = C + "/principals/users/url-caller";

    @LocalServerPort
    private int port;

    @Value("${latchkey.connections.sandbox.endpoint}")
    private URI sandbox;

    private ConsoleClient console;

    @BeforeAll
    void signIn() {
        console = new ConsoleClient(port).signIn(RunningLatchkey.PASSWORD);
    }

    @Test
    @Order(1)
    void s1AndS2CreateAFunctionWithItsRoleAndUrl() {
        Page form = console.get(C + "/functions/new");
        Page made = console.send(form.form("/functions/new"), "name", "my-first");

        assertThat(made.status()).isEqualTo(200);
        assertThat(made.text()).contains("my-first").contains("AWS_IAM");
        assertThat(console.get(C + "/functions").text()).contains("my-first");
    }

    @Test
    @Order(2)
    void s3SaysWhatAwsIamMeansAndAnswersTheUnsignedWith403() {
        assertThat(console.get(C + "/functions/hello-url").text()).contains("AWS_IAM");
        Page answer = send("hello-url", "unsigned");

        assertThat(answer.text()).contains("403").contains("{\"Message\":\"Forbidden\"}");
    }

    @Test
    @Order(3)
    void s4CreatesAUserWithNothingAttached() {
        Page form = console.get(C + "/principals/users/new");
        Page made = console.send(form.form("/principals/users/new"), "name", "url-caller");

        assertThat(made.text()).contains("url-caller").contains("No policies yet");
    }

    @Test
    @Order(4)
    void s5CreatesAKeyAndShowsItsSecretOnce() {
        Page keys = console.get(USER + "?tab=keys");
        Page made = console.send(keys.form(USER + "/keys"));
        Matcher id = Pattern.compile("AKIA[A-Z2-7]{16}").matcher(made.text());

        assertThat(made.status()).isEqualTo(200);
        assertThat(id.find()).isTrue();
        assertThat(secretsIn(made)).as("the answer shows the secret").isTrue();
        assertThat(console.get(USER + "?tab=keys").text()).contains(id.group().substring(16));
        assertThat(secretsIn(console.get(USER + "?tab=keys"))).as("never again").isFalse();
    }

    @Test
    @Order(5)
    void s6ToS8SignsForTheRegionAndServiceOfTheHostAndGets403() {
        Page workbench = console.get(C + "/invoke?fn=hello-url");
        assertThat(workbench.text()).contains("us-east-1").contains("lambda");

        Page answer = send("hello-url", identity("url-caller", "key"));

        assertThat(answer.text()).contains("403 Forbidden").contains("urls-auth.html");
        assertThat(answer.text()).contains("x-amz-content-sha256").contains("authorization");
    }

    @Test
    @Order(6)
    void s9OffersTheTwoWaysSideBySide() {
        assertThat(console.get(USER).text()).contains("On the principal").contains("On the function");
    }

    @Test
    @Order(7)
    void s10ToS12TheArticlesPolicyAloneStill403AndBothActionsGive200() {
        inline("Article", "article");
        assertThat(send("hello-url", identity("url-caller", "key")).text()).contains("403 Forbidden");
        deleteInline("Article");

        inline("Both", "url");
        assertThat(send("hello-url", identity("url-caller", "key")).text())
                .contains("200")
                .contains("Hello from Lambda!");
    }

    @Test
    @Order(8)
    void s13DetachingBringsThe403Back() {
        deleteInline("Both");

        assertThat(send("hello-url", identity("url-caller", "key")).text()).contains("403 Forbidden");
    }

    @Test
    @Order(9)
    void s14ToS16TheResourcePolicyAloneGives200() {
        Page function = console.get(C + "/functions/hello-url?principal=url-caller");
        Page added = console.send(function.form("/functions/hello-url/permissions"), "principal", "url-caller");

        assertThat(added.text()).contains("lk-url-caller-hello-url").contains("lk-url-caller-hello-url-fn");
        assertThat(send("hello-url", identity("url-caller", "key")).text()).contains("Hello from Lambda!");
        assertThat(added.text()).contains("Resource policy");
    }

    @Test
    @Order(10)
    void s17AndS18WarnsOfLongTermKeysAndNamesTheConnection() {
        assertThat(console.get(USER + "?tab=keys").text()).containsIgnoringCase("long-term");
        assertThat(console.get(C + "/").text()).contains("Sandbox").contains("123456789012 · us-east-1");
    }

    @Test
    @Order(11)
    void s19AndS20Mints900SecondsAndShowsTheFourValuesMasked() {
        Page sessions = console.get(C + "/sessions");
        assertThat(sessions.text()).containsPattern("aws sts get-session-token( \\\\)? --duration-seconds 900");

        Page minted = console.send(sessions.form("/sessions"), "seconds", "900");

        assertThat(minted.status()).isEqualTo(200);
        assertThat(minted.text()).contains("url-caller").contains("ASIA");
        Page session = console.get(sessionPath());
        assertThat(session.text()).contains("AWS_SESSION_TOKEN");
        assertThat(session.body()).doesNotContain("IQoJ");
    }

    @Test
    @Order(12)
    void s21AndS22SignsWithTheSessionAndGets200() {
        Page answer = send("hello-url", identity("url-caller", "session"));

        assertThat(answer.text()).contains("Hello from Lambda!").contains("x-amz-security-token");
        assertThat(answer.body()).doesNotContainPattern("IQoJ[A-Za-z0-9+/]{40}");
    }

    @Test
    @Order(13)
    void tellsTheEightStepsDone() {
        assertThat(console.get(C + "/").text()).contains("8 of 8");
    }

    @Test
    @Order(14)
    void s23AfterFifteenMinutes403AndRenewedIs200() throws Exception {
        String old = identity("url-caller", "session");
        HttpRequest later = HttpRequest.newBuilder(sandbox.resolve("/_sandbox/clock"))
                .header("X-Latchkey-Sandbox", "control")
                .POST(HttpRequest.BodyPublishers.ofString("{\"advance\":\"PT15M\"}"))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(later, BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(200);

        assertThat(send("hello-url", old).text())
                .contains("403")
                .contains("The security token included in the request is expired");

        Page session = console.get(C + "/sessions/" + old);
        Page renewed = console.send(session.form("/renew"));
        assertThat(renewed.status()).isEqualTo(200);
        assertThat(send("hello-url", identity("url-caller", "session")).text()).contains("Hello from Lambda!");
    }

    @Test
    @Order(15)
    void s24CleansUpAndNothingIsLeft() {
        Page function = console.get(C + "/functions/hello-url");
        Page confirm = console.get(link(function, "permissions/remove"));
        assertThat(console.send(confirm.form("permissions/remove")).text()).contains("No statements on this function");
        assertThat(send("hello-url", identity("url-caller", "key")).text()).contains("403 Forbidden");

        Page removal = console.get(USER + "/delete");
        Page removed = console.send(removal.form("/delete"), "confirm", "url-caller");
        assertThat(removed.status()).isEqualTo(200);
        assertThat(console.get(C + "/principals").body()).doesNotContain("users/url-caller");
        Page gone = console.get(C + "/functions/my-first/delete");
        console.send(gone.form("/delete"), "confirm", "my-first");
        assertThat(console.get(C + "/functions").text()).doesNotContain("my-first");
    }

    private Page send(String function, String identity) {
        return console.submit(C + "/invoke", "fn", function, "method", "GET", "path", "/", "as", identity, "body", "");
    }

    /** The first identity of that user and kind the workbench offers. */
    private String identity(String user, String kind) {
        Matcher option = Pattern.compile("<option value=\"([^\"]+)\"[^>]*>" + user + " · " + kind)
                .matcher(console.get(C + "/invoke").body());
        assertThat(option.find()).as("%s of %s", kind, user).isTrue();
        return option.group(1);
    }

    private String sessionPath() {
        return C + "/sessions/" + identity("url-caller", "session");
    }

    private void inline(String name, String template) {
        Page form = console.get(USER + "/policies/new?function=hello-url&template=" + template);
        Page review = console.send(form.form("/policies/new"), "policy", name);
        assertThat(review.text()).contains("hello-url");
        Page applied = console.send(review.form("/policies/apply"));
        assertThat(applied.text()).contains(name);
    }

    private void deleteInline(String name) {
        Page confirm = console.get(USER + "/policies/delete?policy=" + name);
        assertThat(console.send(confirm.form("/policies/delete")).text()).contains("No policies yet");
    }

    private static String link(Page page, String part) {
        Matcher href = Pattern.compile("href=\"([^\"]*" + part + "[^\"]*)\"").matcher(page.body());
        assertThat(href.find()).as("a link to %s", part).isTrue();
        return href.group(1).replace("&amp;", "&");
    }

    private static boolean secretsIn(Page page) {
        return Pattern.compile("(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{40}(?![A-Za-z0-9+/=])")
                .matcher(page.text())
                .find();
    }
}
