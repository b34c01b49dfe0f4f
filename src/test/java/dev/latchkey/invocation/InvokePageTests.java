package dev.latchkey.invocation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.ConsoleClient;
import dev.latchkey.ConsoleClient.Page;
import dev.latchkey.RunningLatchkey;
import dev.latchkey.activity.ActivityEntry;
import dev.latchkey.activity.ActivityKind;
import dev.latchkey.activity.ActivityLog;
import dev.latchkey.activity.ActivityQuery;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@RunningLatchkey
class InvokePageTests {

    private static final String INVOKE = "/c/sandbox/invoke";

    @LocalServerPort
    private int port;

    @Autowired
    private ActivityLog log;

    @Autowired
    private JdbcClient jdbc;

    private ConsoleClient console;

    @BeforeEach
    void signIn() {
        console = new ConsoleClient(port).signIn(RunningLatchkey.PASSWORD);
    }

    @Test
    void showsWhatAnUnsignedCallGetsAndKeepsIt() {
        Page answer = send("fn", "hello-url", "path", "/greet?v=2");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).contains("403 Forbidden", "{\"Message\":\"Forbidden\"}", "/greet?v=2", "unsigned");
        assertThat(console.get(INVOKE).text()).contains("hello-url/greet?v=2");
        assertThat(latest().fact("status")).isEqualTo("403");
    }

    @Test
    void invokesAPublicUrlUnsigned() {
        assertThat(send("fn", "partner-callback").text()).contains("200", "Hello from Lambda!");
    }

    @Test
    void refusesAFunctionThatIsNotListedAndKeepsWhatWasTyped() {
        Page answer = send("fn", "no-such-function", "path", "/kept", "body", "kept too");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text()).contains("There is no function URL named no-such-function here.");
        assertThat(answer.body()).contains("value=\"/kept\"", "kept too");
    }

    @Test
    void refusesABodyOfSevenMegabytes() {
        Page answer = send("fn", "partner-callback", "method", "POST", "body", "x".repeat(7 * 1024 * 1024));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text()).contains("Its body has 7340032 bytes; Lambda takes 6291456.");
    }

    @Test
    void refusesAHeaderItDoesNotOwnAMethodAndAPathThatIsNone() {
        assertThat(send("fn", "hello-url", "hk", "Host", "hv", "evil.test").text())
                .contains("The header Host belongs to the signer");
        assertThat(send("fn", "hello-url", "method", "TRACE").text()).contains("The method TRACE is not one");
        assertThat(send("fn", "hello-url", "path", "https://evil.test/").text()).contains("Begin with /");
    }

    @Test
    void refusesAnIdentityThatIsNotThereAndLogsTheAttempt() {
        Page answer = send("fn", "hello-url", "as", "00000000-0000-0000-0000-000000000000");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(latest().outcome()).isEqualTo(ActivityEntry.Outcome.FAILED);
    }

    @Test
    void keepsAnEndedIdentityChosenInsteadOfSigningAsSomebodyElse() {
        String gone = "00000000-0000-0000-0000-000000000000";

        assertThat(send("fn", "hello-url", "as", gone).body())
                .contains("<option value=\"" + gone + "\" selected", "Ended or not on this connection");
    }

    @Test
    void neverSignsWithAnIdentityOfAnotherConnection() {
        String id = UUID.randomUUID().toString();
        jdbc.sql("""
            insert into access_key (id, connection, user_name, user_arn, access_key_id, secret, active, created_by,
            created_at) values (:id, 'elsewhere', 'alice', 'arn:aws:iam::999999999999:user/alice', 'KEY', :secret,
            true, 'operator', :now)\
            """)
                .param("id", id)
                .param("secret", new byte[] {1})
                .param("now", OffsetDateTime.now(ZoneOffset.UTC))
                .update();
        try {
            Page answer = send("fn", "hello-url", "as", id);

            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.text()).contains("The chosen identity belongs to another connection.");
            assertThat(latest().outcome()).isEqualTo(ActivityEntry.Outcome.FAILED);
        } finally {
            jdbc.sql("delete from access_key where id = :id").param("id", id).update();
        }
    }

    @Test
    void answersNotFoundForARequestOfNobody() {
        assertThat(console.get(INVOKE + "/00000000-0000-0000-0000-000000000000").status())
                .isEqualTo(404);
    }

    @Test
    void framesAPreviewUnderAPolicyOfItsOwn() {
        Page answer = console.post(INVOKE, "fn", "partner-callback", "method", "GET", "path", "/", "as", "unsigned");
        Page preview = console.get(answer.location() + "/preview");

        assertThat(preview.headers()).contains("sandbox; default-src 'none'", "frame-ancestors 'self'");
        assertThat(console.get(answer.location() + "?view=preview").body())
                .contains("<iframe", "sandbox=\"\"", answer.location() + "/preview");
        assertThat(console.get(answer.location() + "/body").headers()).contains("attachment");
    }

    private Page send(String... fields) {
        List<String> all = new ArrayList<>(List.of(fields));
        for (String[] usual : new String[][] {{"method", "GET"}, {"path", "/"}, {"as", "unsigned"}, {"body", ""}}) {
            if (!List.of(fields).contains(usual[0])) {
                all.addAll(List.of(usual));
            }
        }
        return console.submit(INVOKE, all.toArray(String[]::new));
    }

    private ActivityEntry latest() {
        return log.entries(new ActivityQuery("sandbox", null, EnumSet.of(ActivityKind.INVOKE), null, null, 1))
                .getFirst();
    }
}
