package dev.latchkey.invocation.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.ConsoleClient.Form;
import dev.latchkey.ConsoleClient.Page;
import dev.latchkey.activity.ActivityEntry;
import dev.latchkey.activity.ActivityEntry.Outcome;
import dev.latchkey.console.Operator;
import dev.latchkey.session.MintRequest;
import dev.latchkey.session.Minting;
import dev.latchkey.session.StsSessions;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class ProbeRefusalTests extends RunningProbes {

    @Autowired
    private JdbcClient jdbc;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "arn:aws:iam::123456789012:user/mara.okafor|You hold no session and no access key of mara.okafor."
                        + "|/c/sandbox/sessions?tab=get-session-token&amp;principal=arn%3Aaws%3Aiam%3A%3A",
                "arn:aws:sts::123456789012:assumed-role/PartnerGateway/x|You hold no session of PartnerGateway."
                        + "|/c/sandbox/sessions?tab=assume-role&amp;sessionName=x&amp;role=arn%3Aaws%3Aiam",
                "arn:aws:iam::123456789012:root|Latchkey never signs as root.|",
                "arn:aws:iam::123456789012:group/batch-ops|A group signs nothing.|",
                "events.amazonaws.com|A service signs for itself|",
                "nonsense|This is no principal that could sign.|"
            })
    void isSwitchedOffWithTheReasonWhereNothingSigns(String principal, String reason, String remedy) {
        Page card = console.get(address(principal, "price-quote", "DENIED"));

        assertThat(card.text()).contains(reason);
        assertThat(card.body()).containsPattern("<button id=\"probe-send\"[^>]*disabled");
        if (remedy != null) {
            assertThat(card.body()).contains("href=\"" + remedy);
        }
        assertThat(console.send(card.form("/probe")).status()).isEqualTo(422);
        assertThat(latest().outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void fillsTheFormItSendsTheOperatorTo() {
        Page form = console.get("/c/sandbox/sessions?tab=assume-role&sessionName=proof&role=arn:aws:iam::1:role/R");

        keyOf("bob");
        form = console.get("/c/sandbox/sessions?tab=assume-role&sessionName=proof&role=arn:aws:iam::1:role/R");
        assertThat(form.body()).contains("value=\"arn:aws:iam::1:role/R\"", "value=\"proof\"");
    }

    @Test
    void neverSignsWithAnotherOperatorsSession(@Autowired StsSessions sessions) {
        Minting minted = sessions.mint(
                new Operator("theo", "Theo"),
                "sandbox",
                new MintRequest.GetSessionToken(keyOf("bob").id(), "900", null));
        String foreign = ((Minting.Minted) minted).session().id();

        assertRefused("as", foreign);
    }

    @Test
    void neverSignsWithAnIdentityOfAnotherConnectionOrPrincipal() {
        assertRefused("as", keyOf("alice").id());
        String id = UUID.randomUUID().toString();
        jdbc.sql("""
            insert into access_key (id, connection, user_name, user_arn, access_key_id, secret, active, created_by,
            created_at) values (:id, 'elsewhere', 'bob', :arn, 'KEY', :secret, true, 'operator', :now)\
            """)
                .param("id", id)
                .param("arn", BOB)
                .param("secret", new byte[] {1})
                .param("now", OffsetDateTime.now(ZoneOffset.UTC))
                .update();
        try {
            assertRefused("as", id);
        } finally {
            jdbc.sql("delete from access_key where id = :id").param("id", id).update();
        }
    }

    @ParameterizedTest
    @CsvSource({"method, OPTIONS", "method, TRACE", "path, orders", "path, /?a=%ff", "as, ''", "as, unsigned"})
    void sendsNothingForAFormThatAsksTooMuch(String field, String value) {
        assertRefused(field, value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "allowed", "ALLOW", "ALLOWED ", "DENIED,ALLOWED", "<script>", "0"})
    void answersATamperedPredictionWithAPage(String predicted) {
        Page page = console.get(address(BOB, "price-quote", predicted));

        assertThat(page.status()).isEqualTo(400);
        assertThat(page.text()).contains("Latchkey could not read this request.", "one of the five verdicts");
        keyOf("bob");
        Form sound = console.get(address(BOB, "price-quote", "ALLOWED")).form("/probe");
        int before = probes().size();
        assertThat(console.send(sound, "predicted", predicted).status()).isEqualTo(400);
        assertThat(probes()).hasSize(before);
    }

    @Test
    void asksForAKeyOfTheForm() {
        keyOf("bob");
        Form form = console.get(address(BOB, "price-quote", "ALLOWED")).form("/probe");

        assertThat(console.send(form, "once", "").status()).isEqualTo(400);
        assertThat(console.send(form, "once", "x' or '1'='1").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "", "00000000-0000-0000-0000-000000000000", "a\u0000b"})
    void answersNotFoundForAProbeOfNobody(String key) {
        String address = address(BOB, "price-quote", "ALLOWED") + "&probe=";

        assertThat(console.get(address + URLEncoder.encode(key, StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void sendsOneRequestForTenClicks() throws Exception {
        keyOf("bob");
        Form form = console.get(address(BOB, "price-quote", "ALLOWED")).form("/probe");
        int before = probes().size();
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService clicks = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Page>> answers = IntStream.range(0, 10)
                    .mapToObj(n -> clicks.submit(() -> {
                        start.await();
                        return console.send(form);
                    }))
                    .toList();
            start.countDown();
            for (Future<Page> answer : answers) {
                assertThat(answer.get().status()).isEqualTo(200);
            }
        }

        assertThat(probes()).hasSize(before + 1);
        assertThat(console.send(form).text()).contains("They agree");
        assertThat(probes()).hasSize(before + 1);
    }

    @Test
    void printsWhatItIsGivenAsText() {
        String hostile = "arn:aws:iam::123456789012:user/<img/src=x/onerror=alert(1)>";
        Page card = console.get(address(hostile, "\"><script>alert(1)</script>", "ALLOWED"));

        assertThat(card.body()).doesNotContain("<img", "<script>alert");
        keyOf("bob");
        Page refused = probe(BOB, "price-quote", "ALLOWED", "path", "\"><script>alert(2)</script>");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).doesNotContain("<script>alert");
        Page sent = probe(BOB, "price-quote", "ALLOWED", "path", "/\"><script>alert(3)</script>");
        assertThat(sent.text()).contains("They agree");
        assertThat(sent.body()).doesNotContain("<script>alert");
    }

    @Test
    void showsNobodyElsesProbeAndIgnoresAnotherPredictionInTheAddress() {
        keyOf("bob");
        Form form = console.get(address(BOB, "price-quote", "ALLOWED")).form("/probe");
        Page answer = console.post("/c/sandbox/probe", flat(form));

        String other = answer.location().replace("predicted=ALLOWED", "predicted=DENIED");
        assertThat(console.get(other).text()).contains("Predicted Allowed", "They agree");
        jdbc.sql("update probe set operator = 'theo' where entry = :entry")
                .param("entry", latest().number())
                .update();
        assertThat(console.get(answer.location()).status()).isEqualTo(404);
        assertThat(console.post("/c/sandbox/probe", flat(form)).status()).isEqualTo(400);
    }

    @Test
    void answersAPartWithThePartAlone() throws Exception {
        HttpRequest part = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + port + address(BOB, "price-quote", "ALLOWED")))
                .header("HX-Request", "true")
                .build();
        try (HttpClient stranger = HttpClient.newHttpClient()) {
            assertThat(stranger.send(part, BodyHandlers.ofString()).statusCode())
                    .isNotEqualTo(200);
        }
        Page swapped = console.get(address(BOB, "price-quote", "ALLOWED"), "HX-Request", "true");

        assertThat(swapped.body().strip()).startsWith("<section").doesNotContain("<html");
        assertThat(console.get(address(BOB, "price-quote", "ALLOWED")).body()).contains("<html", "<section");
    }

    private void assertRefused(String field, String value) {
        keyOf("bob");
        Page card = console.get(address(BOB, "price-quote", "ALLOWED"));
        Page answer = console.send(card.form("/probe"), field, value);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text()).contains("was not sent.");
        ActivityEntry entry = latest();
        assertThat(entry.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(entry.fact("predicted")).isEqualTo("ALLOWED");
        assertThat(entry.fact("status")).isEmpty();
    }

    private static String[] flat(Form form) {
        return form.fields().stream()
                .flatMap(field -> Stream.of(field.getKey(), field.getValue()))
                .toArray(String[]::new);
    }
}
