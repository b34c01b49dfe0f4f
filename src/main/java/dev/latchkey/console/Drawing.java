package dev.latchkey.console;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What templates ask for as {@code @drawing}: geometry, coloured code and times, computed on the server. */
@Component("drawing")
class Drawing {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("d MMM uuuu HH:mm:ss 'UTC'", Locale.ENGLISH);

    private final Clock clock;
    private final ZoneId zone;

    Drawing(Clock clock) {
        this.clock = clock;
        this.zone = ZoneId.systemDefault();
    }

    public Ring ring(@Nullable Instant expiresAt, @Nullable Duration total, int size) {
        return Ring.of(expiresAt, total, size, clock.instant());
    }

    public Pins pins(String codes) {
        return Pins.small(codes);
    }

    public Pins largePins(String codes) {
        return Pins.large(codes);
    }

    public List<CodeLine> json(@Nullable String text) {
        return CodeBlock.json(text == null ? "" : text);
    }

    public List<CodeLine> json(@Nullable String text, String mark, int from, int to) {
        return CodeBlock.mark(json(text), mark, from, to);
    }

    public List<CodeLine> plain(@Nullable String text) {
        return CodeBlock.plain(text == null ? "" : text);
    }

    public List<CodeLine> diff(@Nullable String before, @Nullable String after) {
        return CodeBlock.diff(before == null ? "" : before, after == null ? "" : after);
    }

    /** AWS refusals arrive as exceptions and carry AWS's own words; our problems are plain records. */
    public boolean fromAws(Object problem) {
        return problem instanceof Exception;
    }

    public long now() {
        return clock.millis();
    }

    /** Time of day in the server's zone; the script puts the viewer's zone in its place. */
    public String time(Instant at) {
        return TIME.format(at.atZone(zone));
    }

    public String date(Instant at) {
        return DATE.format(at.atZone(zone));
    }

    public String utc(Instant at) {
        return UTC.format(at.atZone(ZoneOffset.UTC));
    }

    public String utcTime(Instant at) {
        return TIME.format(at.atZone(ZoneOffset.UTC));
    }

    /** Relative up to a day, then the date. */
    public String ago(Instant at) {
        long minutes = Duration.between(at, clock.instant()).toMinutes();
        if (minutes < 1) {
            return "just now";
        }
        if (minutes < 60) {
            return minutes + " min ago";
        }
        return minutes < 24 * 60 ? minutes / 60 + " h ago" : date(at);
    }

    /** The duration in the words of a button: {@code 15-minute}, {@code 36-hour}. */
    public String spoken(Duration duration) {
        long minutes = duration.toMinutes();
        if (duration.toSeconds() % 60 != 0) {
            return duration.toSeconds() + "-second";
        }
        return minutes % 60 == 0 ? minutes / 60 + "-hour" : minutes + "-minute";
    }

    /** A key ID short enough for a list: {@code ASIA…7Q2F}. */
    public String shortKey(String keyId) {
        return keyId.length() <= 9 ? keyId : keyId.substring(0, 4) + "…" + keyId.substring(keyId.length() - 4);
    }
}
