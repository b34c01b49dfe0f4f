package dev.latchkey.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.MovableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SignInLinkTests {

    private final MovableClock clock = new MovableClock("2026-11-23T08:00:00Z");
    private final SignInLink link = new SignInLink(clock);

    @Test
    void worksOnce() {
        String token = link.issue();

        assertThat(link.redeem(token)).isTrue();
        assertThat(link.redeem(token)).isFalse();
    }

    @Test
    void refusesAnythingElse() {
        String token = link.issue();

        assertThat(link.redeem("")).isFalse();
        assertThat(link.redeem(token.substring(1))).isFalse();
        assertThat(link.redeem(token + "0")).isFalse();
        assertThat(link.redeem(token)).as("wrong tries do not use it up").isTrue();
    }

    @Test
    void endsAfterAnHour() {
        String token = link.issue();
        clock.advance(Duration.ofMinutes(60));

        assertThat(link.redeem(token)).isFalse();
    }

    @Test
    void isReplacedByTheNextOne() {
        String first = link.issue();
        String second = link.issue();

        assertThat(link.redeem(first)).isFalse();
        assertThat(link.redeem(second)).isTrue();
    }

    @Test
    void refusesEverythingBeforeOneIsIssued() {
        assertThat(link.redeem("")).isFalse();
    }
}
