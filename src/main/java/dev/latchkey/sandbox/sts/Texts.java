package dev.latchkey.sandbox.sts;

import dev.latchkey.sandbox.operation.Parameters;
import dev.latchkey.sandbox.operation.Refusal;

/** Checks text members and words AWS's validation errors. */
final class Texts {

    private Texts() {}

    static String required(Parameters parameters, String name, int shortest, int longest, String pattern) {
        String value = parameters.get(name);
        if (value == null) {
            throw new Refusal(
                    400,
                    "ValidationError",
                    "1 validation error detected: Value null at '" + member(name)
                            + "' failed to satisfy constraint: Member must not be null");
        }
        return checked(name, value, shortest, longest, pattern);
    }

    static String checked(String name, String value, int shortest, int longest, String pattern) {
        if (value.length() < shortest) {
            throw violated(name, value, "Member must have length greater than or equal to " + shortest);
        }
        if (value.length() > longest) {
            throw violated(name, value, "Member must have length less than or equal to " + longest);
        }
        if (!value.matches(pattern)) {
            throw violated(name, value, "Member must satisfy regular expression pattern: " + pattern);
        }
        return value;
    }

    static Refusal violated(String name, String value, String constraint) {
        return new Refusal(
                400,
                "ValidationError",
                "1 validation error detected: Value '" + value + "' at '" + member(name)
                        + "' failed to satisfy constraint: " + constraint);
    }

    private static String member(String name) {
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }
}
