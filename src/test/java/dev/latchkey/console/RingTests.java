package dev.latchkey.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RingTests {

    private static final Instant NOW = Instant.parse("2026-11-23T13:21:26Z");

    @ParameterizedTest
    @CsvSource({"26,4", "38,5", "124,10", "210,18"})
    void drawsAStrokeOfATwelfthButThickerOnTheSmallOnes(int size, int stroke) {
        assertThat(Ring.of(NOW, Duration.ofMinutes(15), size, NOW).stroke()).isEqualTo(stroke);
    }

    @Test
    void drawsTheShareOfTimeLeft() {
        Ring ring = Ring.of(NOW.plusSeconds(761), Duration.ofSeconds(900), 38, NOW);

        assertThat(ring.radius()).isEqualTo("16.50");
        assertThat(ring.dash()).isEqualTo("87.66 103.67");
    }

    @ParameterizedTest
    @CsvSource({"761,12:41,12:41", "47,0:47,0:47", "0,0:00,0:00", "3840,1 h 04,1 h 04", "127260,35 h,35 h 21"})
    void spellsTheTimeLeft(long left, String inside, String beside) {
        Ring ring = Ring.of(NOW.plusSeconds(left), Duration.ofHours(36), 124, NOW);

        assertThat(ring.label()).isEqualTo(inside);
        assertThat(ring.time()).isEqualTo(beside);
    }

    @Test
    void isAlarmedInTheLastMinuteOnly() {
        assertThat(Ring.of(NOW.plusSeconds(61), Duration.ofMinutes(15), 38, NOW).lastMinute())
                .isFalse();
        assertThat(Ring.of(NOW.plusSeconds(60), Duration.ofMinutes(15), 38, NOW).lastMinute())
                .isTrue();
        assertThat(Ring.of(NOW, Duration.ofMinutes(15), 38, NOW).lastMinute()).isFalse();
    }

    @Test
    void isEmptyAfterTheEnd() {
        Ring ring = Ring.of(NOW.minusSeconds(5), Duration.ofMinutes(15), 38, NOW);

        assertThat(ring.expired()).isTrue();
        assertThat(ring.left()).isZero();
        assertThat(ring.dash()).startsWith("0.00 ");
    }

    @Test
    void doesNotTickForAKeyThatNeverExpires() {
        Ring ring = Ring.of(null, null, 26, NOW);

        assertThat(ring.ticking()).isFalse();
        assertThat(ring.expired()).isFalse();
    }
}
