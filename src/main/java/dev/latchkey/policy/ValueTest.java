package dev.latchkey.policy;

import dev.latchkey.policy.ConditionOperator.Base;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Whether one value of a policy fits one value of a request, for the positive form of each operator. */
final class ValueTest {

    private ValueTest() {}

    /** Whether a value of a policy is of the operator's kind. */
    static boolean readable(Base base, String policy) {
        return switch (base.family()) {
            case STRING, ARN -> true;
            case NUMERIC -> number(policy) != null;
            case DATE -> date(policy) != null;
            case BOOL, NULL -> isBoolean(policy);
            case BINARY -> bytes(policy) != null;
            case IP -> IpRange.isBlock(policy);
        };
    }

    static boolean fits(Base base, Template policy, String request) {
        return switch (base) {
            case STRING_EQUALS, STRING_NOT_EQUALS -> policy.text().equals(request);
            case STRING_EQUALS_IGNORE_CASE, STRING_NOT_EQUALS_IGNORE_CASE ->
                policy.text().equalsIgnoreCase(request);
            case STRING_LIKE, STRING_NOT_LIKE -> Glob.of(policy).matches(request);
            case NUMERIC_EQUALS, NUMERIC_NOT_EQUALS -> numeric(policy, request, order -> order == 0);
            case NUMERIC_LESS_THAN -> numeric(policy, request, order -> order < 0);
            case NUMERIC_LESS_THAN_EQUALS -> numeric(policy, request, order -> order <= 0);
            case NUMERIC_GREATER_THAN -> numeric(policy, request, order -> order > 0);
            case NUMERIC_GREATER_THAN_EQUALS -> numeric(policy, request, order -> order >= 0);
            case DATE_EQUALS, DATE_NOT_EQUALS -> date(policy, request, order -> order == 0);
            case DATE_LESS_THAN -> date(policy, request, order -> order < 0);
            case DATE_LESS_THAN_EQUALS -> date(policy, request, order -> order <= 0);
            case DATE_GREATER_THAN -> date(policy, request, order -> order > 0);
            case DATE_GREATER_THAN_EQUALS -> date(policy, request, order -> order >= 0);
            case BOOL -> isBoolean(request) && policy.text().equalsIgnoreCase(request);
            case BINARY_EQUALS -> sameBytes(policy.text(), request);
            case IP_ADDRESS, NOT_IP_ADDRESS -> IpRange.contains(policy.text(), request);
            case ARN_EQUALS, ARN_NOT_EQUALS, ARN_LIKE, ARN_NOT_LIKE -> ArnPattern.matches(policy, request);
            case NULL -> throw new IllegalArgumentException("Null tests the presence of a key, not its values");
        };
    }

    private static boolean numeric(Template policy, String request, IntPredicate order) {
        BigDecimal right = number(policy.text());
        BigDecimal left = number(request);
        return left != null && right != null && order.test(left.compareTo(right));
    }

    private static @Nullable BigDecimal number(String text) {
        try {
            // A number of absurd scale would make comparing it expensive.
            BigDecimal number = new BigDecimal(text.strip());
            return Math.abs((long) number.scale()) > 1000 ? null : number;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static boolean date(Template policy, String request, IntPredicate order) {
        Instant right = date(policy.text());
        Instant left = date(request);
        return left != null && right != null && order.test(left.compareTo(right));
    }

    /** ISO 8601 in the W3C profile, or seconds since 1970. */
    static @Nullable Instant date(String text) {
        String value = text.strip();
        try {
            BigDecimal epoch = number(value);
            if (epoch != null && value.length() != 4) {
                return Instant.ofEpochSecond(epoch.longValueExact());
            }
            if (value.contains("T")) {
                boolean zoned = value.endsWith("Z")
                        || value.substring(value.indexOf('T')).matches(".*[+-]\\d\\d:\\d\\d");
                return zoned
                        ? OffsetDateTime.parse(value).toInstant()
                        : LocalDateTime.parse(value).toInstant(ZoneOffset.UTC);
            }
            String day = value.length() == 4 ? value + "-01-01" : value.length() == 7 ? value + "-01" : value;
            return LocalDate.parse(day).atStartOfDay().toInstant(ZoneOffset.UTC);
        } catch (DateTimeException | ArithmeticException e) {
            return null;
        }
    }

    private static boolean isBoolean(String text) {
        return text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false");
    }

    private static boolean sameBytes(String policy, String request) {
        byte[] wanted = bytes(policy);
        byte[] actual = bytes(request);
        return wanted != null && actual != null && Arrays.equals(wanted, actual);
    }

    private static byte @Nullable [] bytes(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
