package dev.latchkey.policy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * One operator and key of a Condition, as the tables of the guide say it (IAM User Guide, "IAM JSON policy elements:
 * Condition operators", "Creating a condition with multiple keys or values").
 *
 * @param context by key in lower case
 */
record ReferenceCondition(
        String operator, String key, List<String> wanted, Map<String, List<String>> context, boolean variables) {

    private static final List<String> KNOWN = List.of(
            "StringEquals",
            "StringNotEquals",
            "StringEqualsIgnoreCase",
            "StringNotEqualsIgnoreCase",
            "StringLike",
            "StringNotLike",
            "NumericEquals",
            "NumericNotEquals",
            "NumericLessThan",
            "NumericLessThanEquals",
            "NumericGreaterThan",
            "NumericGreaterThanEquals",
            "DateEquals",
            "DateNotEquals",
            "DateLessThan",
            "DateLessThanEquals",
            "DateGreaterThan",
            "DateGreaterThanEquals",
            "Bool",
            "BinaryEquals",
            "IpAddress",
            "NotIpAddress",
            "ArnEquals",
            "ArnNotEquals",
            "ArnLike",
            "ArnNotLike",
            "Null");

    private String base() {
        return operator.replaceFirst("^ForA(ll|ny)Values?:", "").replaceFirst("IfExists$", "");
    }

    boolean known() {
        return KNOWN.contains(base()) && (!base().equals("Null") || operator.equals("Null"));
    }

    boolean met() {
        List<String> carried = context.getOrDefault(key.toLowerCase(), List.of());
        boolean forAll = operator.startsWith("ForAllValues:");
        boolean forAny = operator.startsWith("ForAnyValue:");
        boolean absent = forAll ? carried.stream().allMatch(String::isEmpty) : carried.isEmpty();
        if (base().equals("Null")) {
            return wanted.contains(String.valueOf(absent));
        }
        boolean negated = base().contains("Not");
        if (absent) {
            return forAll || !forAny && (operator.endsWith("IfExists") || negated);
        }
        Predicate<String> fits = value -> wanted.stream().anyMatch(want -> fits(want, value));
        Predicate<String> passes = negated ? fits.negate() : fits;
        if (forAll) {
            return carried.stream().allMatch(passes);
        }
        if (forAny) {
            return carried.stream().anyMatch(passes);
        }
        return negated ? carried.stream().noneMatch(fits) : carried.stream().anyMatch(fits);
    }

    /** By the positive form of the operator. */
    private boolean fits(String want, String value) {
        String plain = base().replace("Not", "");
        boolean filling = variables && (plain.startsWith("String") || plain.startsWith("Arn"));
        ReferencePattern pattern = filling ? ReferencePattern.filled(want, 0, context) : ReferencePattern.plain(want);
        if (pattern == null) {
            return false;
        }
        String text = pattern.text();
        try {
            return switch (plain) {
                case "StringEquals" -> text.equals(value);
                case "StringEqualsIgnoreCase" -> text.toLowerCase().equals(value.toLowerCase());
                case "StringLike" -> pattern.matches(value);
                case "ArnEquals", "ArnLike" -> pattern.matchesParts(value);
                case "Bool" -> text.equals(value);
                case "BinaryEquals" ->
                    Arrays.equals(
                            Base64.getDecoder().decode(text),
                            Base64.getDecoder().decode(value));
                case "IpAddress" -> inBlock(value, text);
                default ->
                    plain.startsWith("Date")
                            ? ordered(
                                    plain.substring("Date".length()),
                                    date(value).compareTo(date(text)))
                            : ordered(
                                    plain.substring("Numeric".length()),
                                    new BigDecimal(value).compareTo(new BigDecimal(text)));
            };
        } catch (IllegalArgumentException | java.time.DateTimeException notOfTheKind) {
            return false;
        }
    }

    private static boolean ordered(String relation, int order) {
        return switch (relation) {
            case "Equals" -> order == 0;
            case "LessThan" -> order < 0;
            case "LessThanEquals" -> order <= 0;
            case "GreaterThan" -> order > 0;
            case "GreaterThanEquals" -> order >= 0;
            default -> throw new IllegalStateException(relation);
        };
    }

    private static Instant date(String text) {
        if (text.matches("\\d+")) {
            return Instant.ofEpochSecond(Long.parseLong(text));
        }
        return text.contains("T")
                ? OffsetDateTime.parse(text).toInstant()
                : LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    private static boolean inBlock(String address, String block) {
        byte[] asked = bytes(address);
        byte[] base = bytes(block.replaceFirst("/.*", ""));
        if (asked.length != base.length) {
            return false;
        }
        int bits = base.length * 8;
        int prefix = block.contains("/") ? Integer.parseInt(block.replaceFirst(".*/", "")) : bits;
        return new BigInteger(1, asked)
                .shiftRight(bits - prefix)
                .equals(new BigInteger(1, base).shiftRight(bits - prefix));
    }

    private static byte[] bytes(String address) {
        if (!address.matches("[0-9.]+|[0-9a-f:]+:[0-9a-f:.]*")) {
            throw new IllegalArgumentException(address);
        }
        try {
            return InetAddress.getByName(address).getAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
