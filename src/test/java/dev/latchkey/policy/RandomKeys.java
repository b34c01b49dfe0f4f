package dev.latchkey.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Context keys with values, and conditions that ask for them with every operator of their kind. */
final class RandomKeys {

    /**
     * Keys whose values are of one kind.
     *
     * @param multivalued carries any number of values
     * @param operators without {@code Not}, set operator and IfExists
     */
    private record Kind(
            String key, String multivalued, List<String> operators, List<String> carried, List<String> wanted) {}

    private static final List<String> ORDERED =
            List.of("Equals", "NotEquals", "LessThan", "LessThanEquals", "GreaterThan", "GreaterThanEquals");
    private static final List<Kind> KINDS = List.of(
            new Kind(
                    "aws:username",
                    "my:Texts",
                    List.of(
                            "StringEquals",
                            "StringNotEquals",
                            "StringEqualsIgnoreCase",
                            "StringNotEqualsIgnoreCase",
                            "StringLike",
                            "StringNotLike"),
                    List.of("alice", "Alice", "fn", "a*", "", "a${x}"),
                    List.of(
                            "alice",
                            "ALICE",
                            "a*",
                            "?lice",
                            "*",
                            "",
                            "a${*}",
                            "${aws:username}",
                            "${AWS:PrincipalTag/Fn}*",
                            "${aws:PrincipalTag/none}",
                            "${aws:PrincipalTag/none, 'alice'}",
                            "f${aws:PrincipalTag/none,'n'}")),
            new Kind(
                    "aws:PrincipalTag/fn",
                    "aws:TagKeys",
                    List.of("StringEquals", "StringNotLike", "StringLike", "StringNotEqualsIgnoreCase"),
                    List.of("fn", "FN", "fn2", "a:b"),
                    List.of("fn", "f?", "*2", "${aws:username}", "a*")),
            new Kind(
                    "aws:MultiFactorAuthAge",
                    "my:Numbers",
                    ORDERED.stream().map("Numeric"::concat).toList(),
                    List.of("5", "5.0", "10", "-1", "0.5", "soon"),
                    List.of("5", "5.00", "10", "-1", "7.25")),
            new Kind(
                    "aws:CurrentTime",
                    "my:Dates",
                    ORDERED.stream().map("Date"::concat).toList(),
                    List.of("2026-01-01T00:00:00Z", "1767225600", "2025-12-31T23:59:59Z", "2026-06-01", "later"),
                    List.of(
                            "2026-01-01",
                            "2026-01-01T00:00:00Z",
                            "2026-01-01T02:00:00+02:00",
                            "1767225600",
                            "2027-01-01")),
            new Kind(
                    "aws:MultiFactorAuthPresent",
                    "my:Flags",
                    List.of("Bool"),
                    List.of("true", "false"),
                    List.of("true", "false")),
            new Kind(
                    "my:Blob",
                    "my:Blobs",
                    List.of("BinaryEquals"),
                    List.of("AQI=", "AQID", "!"),
                    List.of("AQI=", "AQID")),
            new Kind(
                    "aws:SourceIp",
                    "my:Addresses",
                    List.of("IpAddress", "NotIpAddress"),
                    List.of("10.0.0.1", "10.0.1.1", "192.0.2.7", "2001:db8::1", "2001:db9::1", "nowhere"),
                    List.of(
                            "10.0.0.0/24",
                            "10.0.0.0/8",
                            "0.0.0.0/0",
                            "192.0.2.7",
                            "2001:db8::/32",
                            "2001:db9::1",
                            "192.0.2.6/31")),
            new Kind(
                    "aws:SourceArn",
                    "my:Arns",
                    List.of("ArnEquals", "ArnNotEquals", "ArnLike", "ArnNotLike", "StringLike"),
                    List.of("arn:aws:s3:::fn", "arn:aws:sns:us-east-1:111122223333:a:b", "arn:aws:s3", "fn"),
                    List.of(
                            "arn:aws:s3:::*",
                            "arn:*:*:*:*:*",
                            "arn:aws:sns:*:111122223333:a*",
                            "arn:aws:sns:us-*:a:b",
                            "arn:aws:s3:::${aws:username}",
                            "${aws:SourceArn}",
                            "arn:aws:s3:::f?")));

    private final Random random;

    RandomKeys(Random random) {
        this.random = random;
    }

    /** Each key absent, present, or with several values where it may have them. */
    Map<String, List<String>> context() {
        Map<String, List<String>> context = new LinkedHashMap<>();
        if (random.nextBoolean()) {
            context.put("aws:PrincipalAccount", List.of("111122223333"));
        }
        for (Kind kind : KINDS) {
            if (random.nextInt(3) > 0) {
                context.put(kind.key, List.of(pick(kind.carried)));
            }
            if (random.nextInt(3) > 0) {
                context.put(
                        kind.multivalued,
                        IntStream.range(0, random.nextInt(4))
                                .mapToObj(i -> pick(kind.carried))
                                .toList());
            }
        }
        return context;
    }

    List<String> names() {
        return KINDS.stream()
                .flatMap(kind -> Stream.of(kind.key, kind.multivalued))
                .toList();
    }

    /** Everything the key is likely to be: absent, each value that requests carry or policies name, and where it may, two. */
    List<List<String>> values(String key) {
        Kind kind = KINDS.stream()
                .filter(each -> each.key.equals(key) || each.multivalued.equals(key))
                .findFirst()
                .orElseThrow();
        List<String> one =
                Stream.concat(kind.carried.stream(), kind.wanted.stream()).toList();
        List<List<String>> values = new ArrayList<>(List.of(List.of()));
        one.forEach(value -> values.add(List.of(value)));
        for (int i = 1; i < one.size() && kind.multivalued.equals(key); i++) {
            values.add(List.of(one.get(i), one.get(i / 2)));
            values.add(List.of(one.get(i), one.get(i - 1)));
        }
        return values;
    }

    /** Operators, keys and values; an operator asks for each key once. */
    Map<String, Map<String, Object>> conditions(int count) {
        Map<String, Map<String, Object>> conditions = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            Kind kind = pick(KINDS);
            boolean several = random.nextBoolean();
            String key = several ? kind.multivalued : kind.key;
            String set = several
                    ? pick(List.of("", "ForAllValues:", "ForAnyValue:"))
                    : pick(List.of("", "", "", "ForAllValues:"));
            String operator = set + pick(kind.operators) + (random.nextInt(4) == 0 ? "IfExists" : "");
            Object wanted = wanted(kind);
            int odd = random.nextInt(24);
            if (odd < 3) {
                operator = "Null";
                wanted = random.nextInt(6) == 0
                        ? List.of("true", "false")
                        : pick(List.<Object>of("true", "false", true));
            } else if (odd == 3) {
                operator = pick(List.of("StringSounds", "NullIfExists", "stringEquals", "ForSomeValues:Bool"));
            }
            String spelled = random.nextInt(4) == 0 ? key.toUpperCase() : key;
            Map<String, Object> asked = conditions.computeIfAbsent(operator, any -> new LinkedHashMap<>());
            if (asked.keySet().stream().noneMatch(spelled::equalsIgnoreCase)) {
                asked.put(spelled, wanted);
            }
        }
        return conditions;
    }

    private Object wanted(Kind kind) {
        int count = 1 + random.nextInt(3);
        List<Object> values = new ArrayList<>();
        Stream.generate(() -> pick(kind.wanted)).limit(count).forEach(values::add);
        boolean literal = kind.operators.contains("Bool") && random.nextBoolean();
        return count > 1 ? values : literal ? Boolean.valueOf((String) values.getFirst()) : values.getFirst();
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
