package dev.latchkey.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.console.Pins.Pin;
import org.junit.jupiter.api.Test;

class PinsTests {

    @Test
    void drawsSixPinsSixWideAndThreeApart() {
        Pins pins = Pins.small("pnoinn");

        assertThat(pins.width()).isEqualTo(53);
        assertThat(pins.height()).isEqualTo(20);
        assertThat(pins.pins()).extracting(Pin::code).containsExactly("p", "n", "o", "i", "n", "n");
        assertThat(pins.pins()).first().extracting(Pin::x, Pin::width).containsExactly("1.00", "6.00");
        assertThat(pins.pins().get(2).x()).isEqualTo("19.00");
    }

    @Test
    void letsAPassingPinHangBelowTheLineAndAStoppingOneStickOut() {
        Pins pins = Pins.small("pcx");
        double line = Double.parseDouble(pins.line());

        assertThat(Double.parseDouble(pins.pins().get(0).y())).isGreaterThan(line);
        assertThat(pins.pins().get(1).y()).isEqualTo("3.60");
        assertThat(pins.pins().get(2).y()).isEqualTo("0.00");
        assertThat(pins.pins().get(2).height()).isEqualTo("20.00");
    }

    @Test
    void keepsTheOutlineOfAnUnallowedGateInsideThePicture() {
        Pin stopped = Pins.small("i").pins().getFirst();

        assertThat(stopped.x()).isEqualTo("1.75");
        assertThat(stopped.y()).isEqualTo("0.75");
        assertThat(stopped.width()).isEqualTo("4.50");
        assertThat(stopped.stops()).isTrue();
    }

    @Test
    void namesTheGatesInTheLargeForm() {
        assertThat(Pins.large("ppodxs").pins())
                .extracting(Pin::label)
                .containsExactly("Deny", "Org", "Res.", "Ident.", "Bound.", "Sess.");
    }
}
