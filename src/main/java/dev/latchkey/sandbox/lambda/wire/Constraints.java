package dev.latchkey.sandbox.lambda.wire;

import dev.latchkey.sandbox.operation.Refusal;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Holds values to the lengths, patterns and choices of Lambda's shapes. */
public final class Constraints {

    private Constraints() {}

    public static String present(String member, @Nullable String value) {
        if (value == null) {
            throw LambdaRefusals.validation("null", member, "Member must not be null");
        }
        return value;
    }

    public static String length(String member, String value, int least, int most) {
        if (value.length() > most) {
            throw refused(member, value, "Member must have length less than or equal to " + most);
        }
        if (value.length() < least) {
            throw refused(member, value, "Member must have length greater than or equal to " + least);
        }
        return value;
    }

    public static String pattern(String member, String value, Pattern pattern) {
        if (!pattern.matcher(value).matches()) {
            throw refused(member, value, "Member must satisfy regular expression pattern: " + pattern.pattern());
        }
        return value;
    }

    public static String choice(String member, String value, List<String> choices) {
        if (!choices.contains(value)) {
            throw refused(member, value, "Member must satisfy enum value set: " + choices);
        }
        return value;
    }

    public static int range(String member, int value, int least, int most) {
        if (value < least) {
            throw refused(member, value, "Member must have value greater than or equal to " + least);
        }
        if (value > most) {
            throw refused(member, value, "Member must have value less than or equal to " + most);
        }
        return value;
    }

    private static Refusal refused(String member, Object value, String rule) {
        return LambdaRefusals.validation("'" + value + "'", member, rule);
    }
}
