package dev.latchkey.access.question;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Points in time as text, to the second; without an offset they are UTC. */
final class TimeText {

    private TimeText() {}

    static Optional<Instant> parse(String text) {
        try {
            boolean zoned = text.endsWith("Z") || text.matches(".*[+-]\\d\\d:?\\d\\d");
            Instant at = zoned
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
            int year = at.atOffset(ZoneOffset.UTC).getYear();
            return year < 1970 || year > 9999 ? Optional.empty() : Optional.of(at.truncatedTo(ChronoUnit.SECONDS));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
