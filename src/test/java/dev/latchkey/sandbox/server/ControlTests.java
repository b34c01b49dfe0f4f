package dev.latchkey.sandbox.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.sandbox.Caller;
import dev.latchkey.sandbox.RawHttp;
import dev.latchkey.sandbox.RawHttp.Answer;
import dev.latchkey.sandbox.RunningSandbox;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The calls that are not AWS's, and the hosts the sandbox answers to. */
class ControlTests {

    @RegisterExtension
    final RunningSandbox sandbox = new RunningSandbox();

    @Test
    void needsItsHeader() {
        Answer answer = RawHttp.send(
                sandbox.port(), "POST", "/_sandbox/reset", List.of(Map.entry("Host", "127.0.0.1")), new byte[0]);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.text())
                .isEqualTo("Nothing was changed. Control calls carry the header X-Latchkey-Sandbox: control.\n");
    }

    @Test
    void resetsToTheSeedAndKeepsTheAdministratorsKey() {
        Caller alice = sandbox.user("alice");

        assertThat(control("POST reset", "").status()).isEqualTo(200);

        assertThat(sandbox.admin().iam().listUsers().users())
                .extracting(user -> user.userName())
                .containsExactly("latchkey-admin");
        assertThat(alice.accessKeyId()).isNotEqualTo(sandbox.admin().accessKeyId());
    }

    @Test
    void showsTheAccountWithoutSecretsAndTakesItBack() {
        Caller alice = sandbox.user("alice");
        Answer shown = control("GET account", "");
        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.text())
                .contains("\"alice\"")
                .doesNotContain(alice.secretAccessKey(), sandbox.admin().secretAccessKey());

        control("POST reset", "");
        assertThat(control("PUT account", shown.text()).status()).isEqualTo(200);

        assertThat(sandbox.admin().iam().getUser(r -> r.userName("alice")).user())
                .isNotNull();
    }

    @Test
    void changesNothingByABodyThatIsNoAccount() {
        sandbox.user("alice");

        Answer answer = control("PUT account", "{\"accountId\": secret");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text())
                .isEqualTo("The account was not replaced. The body is no account (it is not JSON at line 1, column 15)."
                        + " Send what GET account gives.\n");
        assertThat(sandbox.admin().iam().listUsers().users()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"advance\":\"soon\"}", "{\"advance\":\"-PT1S\"}", "{\"advance\":\"P9999D\"}"})
    void movesTheClockByDurationsForwardOnly(String body) {
        Answer answer = control("POST clock", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).startsWith("The clock was not moved. ").endsWith("Send {\"advance\":\"PT15M\"}.\n");
    }

    @Test
    void namesItsCallsWhereAnotherIsAsked() {
        Answer answer = control("DELETE account", "");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text()).contains("POST clock, POST reset, GET account and PUT account");
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "evil.example:80", "sts.amazonaws.com", "127.0.0.1.evil.example", ""})
    void answersToNoOtherHost(String host) {
        Answer answer = RawHttp.send(
                sandbox.port(),
                "POST",
                "/_sandbox/reset",
                List.of(Map.entry("Host", host), Map.entry("X-Latchkey-Sandbox", "control")),
                new byte[0]);

        assertThat(answer.status()).isEqualTo(421);
    }

    @Test
    void answersToNoFunctionUrlOfAnotherRegion() {
        Answer answer = RawHttp.send(
                sandbox.port(),
                "GET",
                "/",
                List.of(Map.entry("Host", "a".repeat(32) + ".lambda-url.eu-west-1.localhost")),
                new byte[0]);

        assertThat(answer.status()).isEqualTo(421);
    }

    private Answer control(String call, String body) {
        String[] parts = call.split(" ");
        return RawHttp.send(
                sandbox.port(),
                parts[0],
                "/_sandbox/" + parts[1],
                List.of(Map.entry("Host", "127.0.0.1"), Map.entry("X-Latchkey-Sandbox", "control")),
                body.getBytes(UTF_8));
    }
}
