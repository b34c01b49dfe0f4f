package dev.latchkey.policy;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Numbers and dates as policies and requests write them; null for what is neither. */
final class Readings {

    /** A number of absurd scale would make comparing it expensive. */
    private static final int MOST_DIGITS = 1000;

    private static final int YEAR = 4;
    private static final int MONTH = 7;

    private Readings() {}

    static @Nullable BigDecimal number(String text) {
        try {
            BigDecimal number = new BigDecimal(text.strip());
            return Math.abs((long) number.scale()) > MOST_DIGITS ? null : number;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** ISO 8601 in the W3C profile, or seconds since 1970. */
    static @Nullable Instant date(String text) {
        String value = text.strip();
        try {
            BigDecimal epoch = number(value);
            if (epoch != null && value.length() != YEAR) {
                return Instant.ofEpochSecond(epoch.longValueExact());
            }
            if (value.contains("T")) {
                boolean zoned = value.endsWith("Z")
                        || value.substring(value.indexOf('T')).matches(".*[+-]\\d\\d:\\d\\d");
                return zoned
                        ? OffsetDateTime.parse(value).toInstant()
                        : LocalDateTime.parse(value).toInstant(ZoneOffset.UTC);
            }
            String day = value.length() == YEAR ? value + "-01-01" : value.length() == MONTH ? value + "-01" : value;
            return LocalDate.parse(day).atStartOfDay().toInstant(ZoneOffset.UTC);
        } catch (DateTimeException | ArithmeticException e) {
            return null;
        }
    }
}
