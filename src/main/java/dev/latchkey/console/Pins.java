package dev.latchkey.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The six gates of a decision as the pins of a lock: what lets the key turn hangs below the line, what stops it sticks
 * out above.
 *
 * @param width of the drawing
 * @param height of the drawing
 * @param line y of the shear line
 * @param pins in the order deny, organization, resource, identity, boundary, session
 */
record Pins(int width, int height, String line, List<Pin> pins) {

    private static final List<String> LABELS = List.of("Deny", "Org", "Res.", "Ident.", "Bound.", "Sess.");

    /**
     * One pin.
     *
     * @param code the gate's letter, which is also its class
     */
    record Pin(String code, String x, String y, String width, String height, String radius, String label) {
        public boolean dot() {
            return code.equals("n");
        }

        public boolean stops() {
            return code.equals("x") || code.equals("i");
        }

        public String centre() {
            return number(Double.parseDouble(x) + Double.parseDouble(width) / 2);
        }
    }

    /** Six pins 6 wide for a list row. */
    static Pins small(String codes) {
        return draw(codes, 6, 9, 20, 1);
    }

    /** Six pins 13 wide with names below, for the verdict band. */
    static Pins large(String codes) {
        return draw(codes, 13, 40, 44, 14);
    }

    private static Pins draw(String codes, int width, int pitch, int height, int margin) {
        double line = height / 2.0 - 2.4;
        List<Pin> pins = new ArrayList<>();
        for (int i = 0; i < codes.length(); i++) {
            String code = codes.substring(i, i + 1);
            // An outline is drawn half inside, half outside of its edge.
            double inset = code.equals("i") ? 0.75 : code.equals("s") ? 0.5 : 0;
            double top = switch (code) {
                case "x", "i" -> inset;
                case "c" -> line - 4;
                default -> line + 1.4 + inset;
            };
            pins.add(new Pin(
                    code,
                    number(margin + i * pitch + inset),
                    number(top),
                    number(width - 2 * inset),
                    number(height - inset - top),
                    number(Math.min(width / 2.0, height / 6.0)),
                    i < LABELS.size() ? LABELS.get(i) : ""));
        }
        int total = 2 * margin + (codes.length() - 1) * pitch + width;
        return new Pins(total, height, number(line), List.copyOf(pins));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
