package dev.latchkey.invocation;

import dev.latchkey.invocation.Exchange.Timing;
import java.util.ArrayList;
import java.util.List;

/** The bar that shows where the time went, 260 wide. */
record SplitBar(List<Part> parts, String total) {

    private static final double WIDTH = 260;
    private static final double LEAST = 2;

    /** A phase: class, label, milliseconds, geometry. */
    record Part(String css, String label, String millis, double x, double width) {}

    static SplitBar of(Timing timing) {
        String[] css = {"sp-sign", "sp-connect", "sp-first", "sp-down"};
        String[] labels = {"Sign", "Connect", "First byte", "Download"};
        long[] micros = {timing.sign(), timing.connect(), timing.firstByte(), timing.download()};
        double scale = (WIDTH - micros.length * LEAST) / Math.max(1, timing.total());
        List<Part> parts = new ArrayList<>();
        double x = 0;
        for (int i = 0; i < micros.length; i++) {
            double width = LEAST + micros[i] * scale;
            parts.add(new Part(css[i], labels[i], millis(micros[i]), round(x), round(Math.max(1, width - 1))));
            x += width;
        }
        return new SplitBar(parts, millis(timing.total()));
    }

    private static String millis(long micros) {
        return micros >= 10_000
                ? Long.toString(Math.round(micros / 1000.0))
                : Double.toString(Math.round(micros / 100.0) / 10.0);
    }

    private static double round(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
