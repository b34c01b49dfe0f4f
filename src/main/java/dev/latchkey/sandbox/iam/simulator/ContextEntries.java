package dev.latchkey.sandbox.iam.simulator;

import dev.latchkey.policy.RequestContext;
import dev.latchkey.sandbox.iam.wire.IamRefusals;
import dev.latchkey.sandbox.iam.wire.Members;
import dev.latchkey.sandbox.operation.Parameters;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The condition keys a simulation is told, each of a type its values must be of (IAM API Reference, "ContextEntry"). */
final class ContextEntries {

    private static final String LIST = "List";
    private static final List<String> TYPES = List.of("string", "numeric", "boolean", "ip", "binary", "date");
    private static final int SHORTEST = 5;
    private static final int LONGEST = 256;
    private static final String ADDRESS = "(BYTE(\\.BYTE){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*)(/\\d{1,3})?"
            .replace("BYTE", "(25[0-5]|2[0-4]\\d|1?\\d?\\d)");

    private ContextEntries() {}

    static RequestContext of(Members members) {
        RequestContext.Builder context = RequestContext.builder();
        Set<String> seen = new HashSet<>();
        int number = 0;
        for (Parameters entry : members.structures("ContextEntries")) {
            number++;
            String at = "contextEntries." + number + ".member.";
            String name = required(entry, "ContextKeyName", at);
            String type = required(entry, "ContextKeyType", at);
            List<String> values = entry.list("ContextKeyValues");
            if (name.length() < SHORTEST || name.length() > LONGEST) {
                throw IamRefusals.constraint(
                        "'" + name + "'",
                        at + "contextKeyName",
                        "Member must have length between " + SHORTEST + " and " + LONGEST);
            }
            if (!seen.add(name.toLowerCase(Locale.ROOT))) {
                throw IamRefusals.input("Duplicate context key " + name + ".");
            }
            requireType(at, name, type, values);
            context.put(name, values);
        }
        return context.build();
    }

    private static String required(Parameters entry, String member, String at) {
        String value = entry.get(member);
        if (value == null) {
            throw IamRefusals.constraint(
                    "null",
                    at + member.substring(0, 1).toLowerCase(Locale.ROOT) + member.substring(1),
                    "Member must not be null");
        }
        return value;
    }

    private static void requireType(String at, String name, String type, List<String> values) {
        boolean list = type.endsWith(LIST);
        String one = list ? type.substring(0, type.length() - LIST.length()) : type;
        if (!TYPES.contains(one)) {
            throw IamRefusals.constraint(
                    "'" + type + "'",
                    at + "contextKeyType",
                    "Member must satisfy enum value set: [string, stringList, numeric, numericList, boolean,"
                            + " booleanList, ip, ipList, binary, binaryList, date, dateList]");
        }
        if (!list && values.size() != 1) {
            throw IamRefusals.input("Context key " + name + " of type " + type + " must have exactly one value, not "
                    + values.size() + ".");
        }
        for (String value : values) {
            if (!isOf(one, value)) {
                throw IamRefusals.input("Context key " + name + ": " + value + " is no value of type " + one + ".");
            }
        }
    }

    private static boolean isOf(String type, String value) {
        return switch (type) {
            case "numeric" -> isNumber(value);
            case "boolean" -> value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false");
            case "ip" -> value.matches(ADDRESS);
            case "binary" -> isBase64(value);
            case "date" -> isNumber(value) || isMoment(value);
            default -> true;
        };
    }

    private static boolean isNumber(String value) {
        try {
            return new BigDecimal(value).precision() > 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static boolean isBase64(String value) {
        try {
            return Base64.getDecoder().decode(value).length >= 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isMoment(String value) {
        try {
            return OffsetDateTime.parse(value.contains("T") ? value : value + "T00:00:00Z") != null;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
