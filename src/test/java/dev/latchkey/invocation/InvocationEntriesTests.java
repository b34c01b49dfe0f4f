package dev.latchkey.invocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.ConsoleClient;
import dev.latchkey.RunningLatchkey;
import dev.latchkey.activity.ActivityEntry;
import dev.latchkey.activity.ActivityEntry.Outcome;
import dev.latchkey.activity.ActivityKind;
import dev.latchkey.activity.ActivityLog;
import dev.latchkey.activity.ActivityQuery;
import dev.latchkey.console.Operator;
import dev.latchkey.inventory.Inventory;
import dev.latchkey.invocation.RequestDraft.HeaderLine;
import dev.latchkey.session.SigningIdentities;
import dev.latchkey.session.SigningIdentity;
import dev.latchkey.session.StsSessions;
import dev.latchkey.session.credentials.CredentialVault;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** Whatever an operator asks to be sent leaves one entry, and each entry ends. */
@RunningLatchkey
@TestPropertySource(properties = "tests.account=changed") // keys and sessions made here are nobody else's business
class InvocationEntriesTests {

    private static final Operator ADMIN = new Operator("admin", "Admin");

    @LocalServerPort
    private int port;

    @Autowired
    private Invocations invocations;

    @Autowired
    private ActivityLog log;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Bulkheads bulkheads;

    static Stream<RequestDraft> refusedDrafts() {
        RequestDraft sound = new RequestDraft("hello-url", "GET", "/", List.of(), "", RequestDraft.UNSIGNED);
        return Stream.of(
                new RequestDraft("no-such\u0000function", "GET", "/", List.of(), "", sound.identityId()),
                new RequestDraft("x".repeat(5000), "GET", "/", List.of(), "", sound.identityId()),
                new RequestDraft("hello-url", "TRACE", "/", List.of(), "", sound.identityId()),
                new RequestDraft("hello-url", "GET", "orders", List.of(), "", sound.identityId()),
                new RequestDraft("hello-url", "GET", "/?a=%ff", List.of(), "", sound.identityId()),
                new RequestDraft("hello-url", "GET", "/", List.of(new HeaderLine("Host", "a")), "", sound.identityId()),
                new RequestDraft("hello-url", "POST", "/", List.of(), "x".repeat(7 << 20), sound.identityId()),
                new RequestDraft("hello-url", "GET", "/", List.of(), "", "nobody"));
    }

    @ParameterizedTest
    @MethodSource("refusedDrafts")
    void logsADraftThatIsNotSent(RequestDraft draft) {
        long before = latest().map(ActivityEntry::number).orElse(0L);

        Invocations.Outcome outcome = invocations.send(ADMIN, "sandbox", draft);

        assertThat(outcome).isInstanceOf(Invocations.Refused.class);
        ActivityEntry entry = latest().orElseThrow();
        assertThat(entry.number()).isGreaterThan(before).isEqualTo(outcome.entry());
        assertThat(entry.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(entry.detail()).endsWith(", not sent");
        assertThat(entry.fact("reason")).isNotBlank().hasSizeLessThan(250);
        assertThat(entry.subject()).hasSizeLessThan(250).doesNotContain("\u0000");
    }

    @Test
    void logsADraftThatFindsNoPlace() {
        for (int i = 0; i < Bulkheads.PER_OPERATOR; i++) {
            assertThat(bulkheads.enter("full", "somewhere-" + i)).isEmpty();
        }
        try {
            Invocations.Outcome outcome =
                    invocations.send(new Operator("full", "Full"), "sandbox", draft("hello-url", "unsigned"));

            assertThat(log.find(outcome.entry()).orElseThrow().outcome()).isEqualTo(Outcome.FAILED);
        } finally {
            for (int i = 0; i < Bulkheads.PER_OPERATOR; i++) {
                bulkheads.leave("full", "somewhere-" + i);
            }
        }
    }

    @Test
    void endsTheEntryOfAnAnswerTheHistoryCannotKeep() {
        jdbc.sql("alter table invocation rename to invocation_elsewhere").update();
        try {
            assertThatThrownBy(() -> invocations.send(ADMIN, "sandbox", draft("hello-url", "unsigned")))
                    .isInstanceOf(RuntimeException.class);

            assertThat(latest().orElseThrow().outcome()).isEqualTo(Outcome.SUCCEEDED);
            assertThat(latest().orElseThrow().fact("status")).isEqualTo("403");
        } finally {
            jdbc.sql("alter table invocation_elsewhere rename to invocation").update();
        }
    }

    @Test
    void endsTheEntryOfARequestThatBreaksHere(
            @Autowired Inventory inventory,
            @Autowired SigningIdentities identities,
            @Autowired CredentialVault vault,
            @Autowired StsSessions sessions,
            @Autowired SigV4Signing signing,
            @Autowired InvocationEntries entries,
            @Autowired InvocationHistory history) {
        Courier broken = new Courier() {
            @Override
            Exchange send(
                    Destination to, RequestTarget target, String method, List<HeaderLine> h, byte[] body, long nanos) {
                throw new IllegalStateException("broken on purpose");
            }
        };
        SignedExchange wire = new SignedExchange(signing, broken, Clock.systemUTC());
        Invocations breaking =
                new Invocations(inventory, identities, vault, sessions, wire, new Bulkheads(), entries, history);

        assertThatThrownBy(() -> breaking.send(ADMIN, "sandbox", draft("hello-url", "unsigned")))
                .hasMessage("broken on purpose");
        assertThat(latest().orElseThrow().outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void saysWithWhichCredentialsARequestWasSigned(@Autowired SigningIdentities identities) {
        ConsoleClient console = new ConsoleClient(port).signIn(RunningLatchkey.PASSWORD);
        console.post("/c/sandbox/principals/users/bob/keys");
        SigningIdentity key = identities.list(ADMIN, "sandbox").stream()
                .filter(identity -> identity.label().equals("bob"))
                .findFirst()
                .orElseThrow();
        ActivityEntry byKey = log.find(invocations
                        .send(ADMIN, "sandbox", draft("price-quote", key.id()))
                        .entry())
                .orElseThrow();
        console.post("/c/sandbox/sessions", "source", key.id(), "seconds", "900");
        SigningIdentity session = identities.signing(ADMIN, "sandbox").orElseThrow();
        ActivityEntry bySession = log.find(invocations
                        .send(ADMIN, "sandbox", draft("price-quote", session.id()))
                        .entry())
                .orElseThrow();

        assertThat(byKey.fact("mechanism")).isEqualTo("access key");
        assertThat(byKey.fact("accessKeyId")).startsWith("AKIA").isEqualTo(key.accessKeyId());
        assertThat(byKey.fact("status")).isEqualTo("200");
        assertThat(bySession.fact("mechanism")).isEqualTo("GetSessionToken");
        assertThat(bySession.fact("via")).isEqualTo("bob");
        assertThat(bySession.fact("accessKeyId")).startsWith("ASIA");
    }

    private static RequestDraft draft(String function, String identity) {
        return new RequestDraft(function, "GET", "/", List.of(), "", identity);
    }

    private Optional<ActivityEntry> latest() {
        return log.entries(new ActivityQuery("sandbox", null, EnumSet.of(ActivityKind.INVOKE), null, null, 1)).stream()
                .findFirst();
    }
}
