package dev.latchkey.policy;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A condition operator taken apart: {@code ForAnyValue:StringLikeIfExists} is set, base and suffix
 * (IAM User Guide, "IAM JSON policy elements: Condition operators").
 *
 * @param ifExists the test is met when the key is absent
 */
public record ConditionOperator(SetOperator set, Base base, boolean ifExists) {

    private static final String IF_EXISTS = "IfExists";
    private static final String FOR_ALL = "ForAllValues:";
    private static final String FOR_ANY = "ForAnyValue:";
    private static final Map<String, Base> BASES =
            Stream.of(Base.values()).collect(Collectors.toUnmodifiableMap(base -> base.text, Function.identity()));

    /** How the values of a multivalued key are taken together. */
    public enum SetOperator {
        NONE,
        FOR_ALL_VALUES,
        FOR_ANY_VALUE
    }

    /** What kind of values are compared. */
    public enum Family {
        STRING,
        NUMERIC,
        DATE,
        BOOL,
        BINARY,
        IP,
        ARN,
        NULL
    }

    /** The comparison. */
    public enum Base {
        STRING_EQUALS("StringEquals", Family.STRING, false),
        STRING_NOT_EQUALS("StringNotEquals", Family.STRING, true),
        STRING_EQUALS_IGNORE_CASE("StringEqualsIgnoreCase", Family.STRING, false),
        STRING_NOT_EQUALS_IGNORE_CASE("StringNotEqualsIgnoreCase", Family.STRING, true),
        STRING_LIKE("StringLike", Family.STRING, false),
        STRING_NOT_LIKE("StringNotLike", Family.STRING, true),
        NUMERIC_EQUALS("NumericEquals", Family.NUMERIC, false),
        NUMERIC_NOT_EQUALS("NumericNotEquals", Family.NUMERIC, true),
        NUMERIC_LESS_THAN("NumericLessThan", Family.NUMERIC, false),
        NUMERIC_LESS_THAN_EQUALS("NumericLessThanEquals", Family.NUMERIC, false),
        NUMERIC_GREATER_THAN("NumericGreaterThan", Family.NUMERIC, false),
        NUMERIC_GREATER_THAN_EQUALS("NumericGreaterThanEquals", Family.NUMERIC, false),
        DATE_EQUALS("DateEquals", Family.DATE, false),
        DATE_NOT_EQUALS("DateNotEquals", Family.DATE, true),
        DATE_LESS_THAN("DateLessThan", Family.DATE, false),
        DATE_LESS_THAN_EQUALS("DateLessThanEquals", Family.DATE, false),
        DATE_GREATER_THAN("DateGreaterThan", Family.DATE, false),
        DATE_GREATER_THAN_EQUALS("DateGreaterThanEquals", Family.DATE, false),
        BOOL("Bool", Family.BOOL, false),
        BINARY_EQUALS("BinaryEquals", Family.BINARY, false),
        IP_ADDRESS("IpAddress", Family.IP, false),
        NOT_IP_ADDRESS("NotIpAddress", Family.IP, true),
        ARN_EQUALS("ArnEquals", Family.ARN, false),
        ARN_NOT_EQUALS("ArnNotEquals", Family.ARN, true),
        ARN_LIKE("ArnLike", Family.ARN, false),
        ARN_NOT_LIKE("ArnNotLike", Family.ARN, true),
        NULL("Null", Family.NULL, false);

        private final String text;
        private final Family family;
        private final boolean negated;

        Base(String text, Family family, boolean negated) {
            this.text = text;
            this.family = family;
            this.negated = negated;
        }

        public Family family() {
            return family;
        }

        /** Whether it asks that no value match. */
        public boolean negated() {
            return negated;
        }
    }

    /** The operator written so, or empty when there is none; Null has no IfExists form. */
    public static Optional<ConditionOperator> parse(String text) {
        SetOperator set = SetOperator.NONE;
        String rest = text;
        if (text.startsWith(FOR_ALL)) {
            set = SetOperator.FOR_ALL_VALUES;
            rest = text.substring(FOR_ALL.length());
        } else if (text.startsWith(FOR_ANY)) {
            set = SetOperator.FOR_ANY_VALUE;
            rest = text.substring(FOR_ANY.length());
        }
        boolean ifExists = rest.endsWith(IF_EXISTS);
        Base base = BASES.get(ifExists ? rest.substring(0, rest.length() - IF_EXISTS.length()) : rest);
        return base == null || base == Base.NULL && (ifExists || set != SetOperator.NONE)
                ? Optional.empty()
                : Optional.of(new ConditionOperator(set, base, ifExists));
    }
}
