package dev.latchkey.console;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The geometry of a countdown ring: an arc that drains clockwise from twelve.
 *
 * @param size edge of the square in pixels
 * @param expiresAt epoch milliseconds, or null where nothing expires
 * @param total seconds from start to expiry
 * @param now epoch milliseconds of the server, so that the browser can correct its own clock
 */
record Ring(int size, @Nullable Long expiresAt, long total, long now) {

    private static final long LAST_MINUTE = 60;
    private static final int SMALLEST_WITH_LABEL = 76;
    private static final int SMALLEST_WITH_TOTAL = 120;

    static Ring of(@Nullable Instant expiresAt, @Nullable Duration total, int size, Instant now) {
        Long ends = expiresAt == null ? null : expiresAt.toEpochMilli();
        return new Ring(size, ends, total == null ? 0 : total.toSeconds(), now.toEpochMilli());
    }

    /** Seconds left, never below zero. */
    public long left() {
        return expiresAt == null ? 0 : Math.max(0, Math.ceilDiv(expiresAt - now, 1000L));
    }

    public boolean ticking() {
        return expiresAt != null;
    }

    public boolean lastMinute() {
        return left() > 0 && left() <= LAST_MINUTE;
    }

    public boolean expired() {
        return expiresAt != null && left() == 0;
    }

    /** A twelfth of the size, but thick enough to read on the two small rings. */
    public int stroke() {
        return size <= 26 ? 4 : size <= 38 ? 5 : Math.round(size / 12f);
    }

    public String centre() {
        return number(size / 2.0);
    }

    public String radius() {
        return number((size - stroke()) / 2.0);
    }

    /** The arc as a dash and the whole circumference as its gap. */
    public String dash() {
        double circumference = Math.PI * (size - stroke());
        double share = total == 0 ? 0 : Math.min(1.0, left() / (double) total);
        return number(circumference * share) + " " + number(circumference);
    }

    public boolean labelled() {
        return size >= SMALLEST_WITH_LABEL;
    }

    public boolean showsTotal() {
        return size >= SMALLEST_WITH_TOTAL && total > 0;
    }

    /** The label inside: from ten hours on, hours alone. */
    public String label() {
        return left() >= 36_000 ? left() / 3600 + " h" : TimeLeft.words(left());
    }

    /** The time left beside the ring: {@code 12:41}, {@code 35 h 21}. */
    public String time() {
        return TimeLeft.words(left());
    }

    public String totalWords() {
        return "of " + TimeLeft.words(total);
    }

    public String labelSize() {
        return number(size * 0.215);
    }

    public String labelY() {
        return number(showsTotal() ? size * 0.446 : size * 0.5);
    }

    public String totalSize() {
        return number(Math.max(11, size * 0.085));
    }

    public String totalY() {
        return number(size * 0.622);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
