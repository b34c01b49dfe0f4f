package dev.latchkey.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.MovableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SignInThrottleTests {

    private final MovableClock clock = new MovableClock("2026-11-23T08:00:00Z");
    private final SignInThrottle throttle = new SignInThrottle(clock);

    @Test
    void letsFiveTriesPass() {
        fail(4);

        assertThat(throttle.wait("admin")).isZero();
    }

    @Test
    void makesTheSixthTryWaitThirtySeconds() {
        fail(5);

        assertThat(throttle.wait("admin")).isEqualTo(Duration.ofSeconds(30));
        clock.advance(Duration.ofSeconds(31));
        assertThat(throttle.wait("admin")).isZero();
    }

    @Test
    void holdsOtherNamesFree() {
        fail(5);

        assertThat(throttle.wait("mara")).isZero();
    }

    @Test
    void forgetsFailuresAfterSuccess() {
        fail(5);
        throttle.succeeded("admin");

        assertThat(throttle.wait("admin")).isZero();
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            throttle.failed("admin");
        }
    }
}
