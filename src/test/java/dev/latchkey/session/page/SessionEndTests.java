package dev.latchkey.session.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.ConsoleClient.Page;
import dev.latchkey.activity.ActivityEntry.Outcome;
import dev.latchkey.activity.ActivityKind;
import dev.latchkey.session.RunningSessions;
import dev.latchkey.session.StsSession;
import dev.latchkey.session.credentials.Opening;
import dev.latchkey.session.credentials.Opening.Reason;
import dev.latchkey.session.credentials.SigningCredentials;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionEndTests extends RunningSessions {

    private StsSession session;
    private String here;

    @BeforeEach
    void mintOne() {
        createKey();
        session = minted();
        here = "/c/sandbox/sessions/" + session.id();
    }

    @Test
    void opensALiveSession() {
        try (SigningCredentials opened = (SigningCredentials) vault.open(session.id(), ADMIN)) {
            assertThat(opened.accessKeyId()).isEqualTo(session.accessKeyId());
        }
    }

    @Test
    void refusesToOpenASessionAtTheSecondItEnds() {
        clock.advance(Duration.between(clock.instant(), session.expiresAt()).minusMillis(1));
        assertThat(vault.open(session.id(), ADMIN)).isInstanceOf(SigningCredentials.class);

        clock.advance(Duration.ofMillis(1));

        assertThat(vault.open(session.id(), ADMIN)).isInstanceOfSatisfying(Opening.Refused.class, refused -> {
            assertThat(refused.reason()).isEqualTo(Reason.EXPIRED);
            assertThat(refused.endedAt()).isEqualTo(session.expiresAt());
            assertThat(refused.problem().what()).startsWith("The session for " + user + " ended at ");
        });
        assertThat(secretIsStored(session)).isFalse();
        assertThat(identities.find(session.id(), ADMIN)).isEmpty();
    }

    @Test
    void wipesTheSecretWhenTheListIsRead() {
        clock.advance(Duration.ofMinutes(16));

        String list = console.get("/c/sandbox/sessions").text();

        assertThat(list).contains("Expired today", user + " GetSessionToken", "Mint again");
        assertThat(secretIsStored(session)).isFalse();
        assertThat(console.get(here).text())
                .contains("The session for " + user + " ended at")
                .doesNotContain("Copy as");
        assertThat(console.post(here + "/copy").status()).isEqualTo(409);
        assertThat(console.post(here + "/reveal").status()).isEqualTo(409);
        assertThat(log().getFirst())
                .satisfies(entry -> assertThat(entry.kind()).isEqualTo(ActivityKind.REVEAL_SECRET))
                .satisfies(entry -> assertThat(entry.outcome()).isEqualTo(Outcome.FAILED));
    }

    @Test
    void mintsAgainWithOneClick() {
        sessions.endedAtAws(session.id());

        Page again = console.submit(here + "/renew");

        assertThat(again.text()).contains("Minted 900 s as " + user);
        assertThat(latest().id()).isNotEqualTo(session.id());
        assertThat(latest().request()).isEqualTo(session.request());
    }

    @Test
    void learnsFromAwsThatASessionHasEnded() throws IOException, InterruptedException {
        assertThat(console.submit(here + "/check").text()).contains("AWS confirms this session.", "Checked AIDA");

        ageSandboxSessions("PT15M");
        assertThat(session.live(clock.instant())).isTrue();
        Page check = console.post(here + "/check");

        assertThat(check.status()).isEqualTo(422);
        assertThat(check.text())
                .contains("AWS says that the session for " + user + " has ended.")
                .contains("The security token included in the request is expired");
        assertThat(secretIsStored(session)).isFalse();
        assertThat(vault.open(session.id(), ADMIN))
                .isInstanceOfSatisfying(
                        Opening.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.EXPIRED));
        console.submit(here + "/renew");
        assertThat(console.submit("/c/sandbox/sessions/" + latest().id() + "/check")
                        .text())
                .contains("AWS confirms this session.");
    }

    @Test
    void endsASourceSessionThatAwsCallsExpired() throws IOException, InterruptedException {
        ageSandboxSessions("PT15M");

        Page refused = console.post(
                "/c/sandbox/sessions",
                "tab",
                "assume-role",
                "source",
                session.id(),
                "seconds",
                "900",
                "role",
                "arn:aws:iam::123456789012:role/OrdersService",
                "sessionName",
                "latchkey-admin");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("The source session for " + user + " has ended.");
        assertThat(secretIsStored(session)).isFalse();
    }

    @Test
    void forgetsASessionAfterAsking() {
        assertThat(console.get(here + "/forget").text()).contains("AWS still honours copies of it until");

        console.submit(here + "/forget");

        assertThat(secretIsStored(session)).isFalse();
        assertThat(vault.open(session.id(), ADMIN))
                .isInstanceOfSatisfying(
                        Opening.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.FORGOTTEN));
        assertThat(console.get(here).status()).isEqualTo(404);
        assertThat(log().getFirst().kind()).isEqualTo(ActivityKind.FORGET_SESSION);
    }

    @Test
    void forgetsAllEndedSessionsButNoLiveOne() {
        sessions.endedAtAws(session.id());
        StsSession fresh = minted();

        console.submit("/c/sandbox/sessions/forget-ended");

        assertThat(sessions.find("sandbox", session.id())).isEmpty();
        assertThat(sessions.find("sandbox", fresh.id())).isPresent();
        assertThat(console.get("/c/sandbox/sessions").text()).doesNotContain("Expired today");
    }

    @Test
    void offersRenewInTheLastFiveMinutes() {
        assertThat(console.get("/c/sandbox/sessions").text()).doesNotContain("until Renew");

        clock.advance(Duration.ofMinutes(11));

        assertThat(console.get("/c/sandbox/sessions").body())
                .contains("<button class=\"btn btn-d btn-s\" aria-label=\"Renew: " + user);
    }
}
