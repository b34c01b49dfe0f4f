package dev.latchkey.policy;

import dev.latchkey.policy.ConditionOperator.Base;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** One value of a policy, made ready to be held against values of requests by the positive form of its operator. */
interface ValueTest {

    boolean fits(String requested);

    /** The test for such a value, or null when the value is not of the operator's kind. */
    static @Nullable ValueTest of(Base base, Template policy) {
        String text = policy.text();
        return switch (base) {
            case STRING_EQUALS, STRING_NOT_EQUALS -> text::equals;
            case STRING_EQUALS_IGNORE_CASE, STRING_NOT_EQUALS_IGNORE_CASE -> text::equalsIgnoreCase;
            case STRING_LIKE, STRING_NOT_LIKE -> Glob.of(policy)::matches;
            case NUMERIC_EQUALS, NUMERIC_NOT_EQUALS -> number(text, order -> order == 0);
            case NUMERIC_LESS_THAN -> number(text, order -> order < 0);
            case NUMERIC_LESS_THAN_EQUALS -> number(text, order -> order <= 0);
            case NUMERIC_GREATER_THAN -> number(text, order -> order > 0);
            case NUMERIC_GREATER_THAN_EQUALS -> number(text, order -> order >= 0);
            case DATE_EQUALS, DATE_NOT_EQUALS -> date(text, order -> order == 0);
            case DATE_LESS_THAN -> date(text, order -> order < 0);
            case DATE_LESS_THAN_EQUALS -> date(text, order -> order <= 0);
            case DATE_GREATER_THAN -> date(text, order -> order > 0);
            case DATE_GREATER_THAN_EQUALS -> date(text, order -> order >= 0);
            case BOOL -> isBoolean(text) ? text::equalsIgnoreCase : null;
            // Null tests the presence of a key, not its values: they are only asked whether they can be read.
            case NULL -> isBoolean(text) ? requested -> false : null;
            case BINARY_EQUALS -> bytes(text);
            case IP_ADDRESS, NOT_IP_ADDRESS -> block(text);
            case ARN_EQUALS, ARN_NOT_EQUALS, ARN_LIKE, ARN_NOT_LIKE -> new ArnPattern(policy);
        };
    }

    private static @Nullable ValueTest number(String policy, IntPredicate order) {
        BigDecimal right = Readings.number(policy);
        return right == null
                ? null
                : requested -> {
                    BigDecimal left = Readings.number(requested);
                    return left != null && order.test(left.compareTo(right));
                };
    }

    private static @Nullable ValueTest date(String policy, IntPredicate order) {
        var right = Readings.date(policy);
        return right == null
                ? null
                : requested -> {
                    var left = Readings.date(requested);
                    return left != null && order.test(left.compareTo(right));
                };
    }

    private static boolean isBoolean(String text) {
        return text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false");
    }

    private static @Nullable ValueTest bytes(String policy) {
        byte[] right = decoded(policy);
        return right == null ? null : requested -> Arrays.equals(decoded(requested), right);
    }

    private static byte @Nullable [] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable ValueTest block(String policy) {
        IpRange range = IpRange.parse(policy);
        return range == null ? null : range::contains;
    }
}
