package dev.latchkey.policy;

import dev.latchkey.policy.ConditionOperator.Base;
import dev.latchkey.policy.ConditionOperator.Family;
import dev.latchkey.policy.ConditionOperator.SetOperator;
import dev.latchkey.policy.RequestContext.Absent;
import dev.latchkey.policy.RequestContext.Present;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The values of an unknown key that some conditions tell apart, one of each kind: whatever the key's value is, the
 * conditions treat it as one of these.
 */
final class Values {

    /** Keys that may have several values. */
    private static final Set<String> MULTIVALUED = Set.of(
            "aws:calledvia",
            "aws:principalorgpaths",
            "aws:principalservicenameslist",
            "aws:resourceorgpaths",
            "aws:tagkeys");

    /** Of this many values every combination is tried. */
    private static final int MOST_TOGETHER = 6;

    private static final Instant EARLIEST = Instant.parse("0001-01-02T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-30T00:00:00Z");

    private Values() {}

    /** Empty where they cannot be listed: patterns, sets, variables, or operators of several families. */
    static Optional<List<RequestContext.Value>> of(String key, List<Condition> conditions) {
        Set<Family> families = EnumSet.noneOf(Family.class);
        Set<Boolean> folding = new HashSet<>();
        List<String> texts = new ArrayList<>();
        boolean several = MULTIVALUED.contains(key);
        for (Condition condition : conditions) {
            Optional<ConditionOperator> operator = ConditionOperator.parse(condition.operator());
            several |= operator.filter(each -> each.set() != SetOperator.NONE).isPresent();
            Optional<Base> base = operator.map(ConditionOperator::base)
                    .filter(plain -> !condition.values().isEmpty())
                    .filter(plain -> condition.values().stream().allMatch(value -> plain(plain, value)));
            if (base.isEmpty()) {
                return Optional.empty();
            }
            families.add(base.get().family());
            if (base.get() != Base.NULL) {
                texts.addAll(condition.values());
                folding.add(condition.operator().contains("IgnoreCase"));
            }
        }
        families.remove(Family.NULL);
        if (families.size() > 1 || folding.size() > 1) {
            return Optional.empty();
        }
        Family family = families.isEmpty() ? Family.STRING : families.iterator().next();
        List<String> told = List.copyOf(told(family, texts, folding.contains(true)));
        return several && told.size() > MOST_TOGETHER ? Optional.empty() : Optional.of(values(told, several));
    }

    /** Absent, each by itself, and where there may be several all that can come together. */
    private static List<RequestContext.Value> values(List<String> told, boolean several) {
        List<RequestContext.Value> values = new ArrayList<>(List.of(new Absent()));
        if (!several) {
            told.forEach(text -> values.add(new Present(List.of(text))));
            return values;
        }
        for (int chosen = 1; chosen < 1 << told.size(); chosen++) {
            List<String> together = new ArrayList<>();
            for (int i = 0; i < told.size(); i++) {
                if ((chosen & 1 << i) != 0) {
                    together.add(told.get(i));
                }
            }
            values.add(new Present(together));
        }
        return values;
    }

    /** Whether a value can be compared, and means itself alone. */
    private static boolean plain(Base base, String value) {
        boolean pattern = base.family() == Family.ARN || base == Base.STRING_LIKE || base == Base.STRING_NOT_LIKE;
        return ValueTest.of(base, Template.plain(value)) != null
                && (base.family() != Family.DATE || isUsual(Readings.date(value)))
                && !Template.hasVariable(value)
                && !(pattern && (value.contains("*") || value.contains("?")));
    }

    /** Dates far off have no neighbours that could be written. */
    private static boolean isUsual(@Nullable Instant date) {
        return date != null && date.isAfter(EARLIEST) && date.isBefore(LATEST);
    }

    private static Set<String> told(Family family, List<String> texts, boolean folding) {
        return switch (family) {
            case BOOL -> Set.of("true", "false");
            case NUMERIC -> numbers(texts);
            case DATE -> dates(texts);
            case IP -> IpRange.told(texts);
            case STRING, ARN, BINARY, NULL -> texts(texts, folding);
        };
    }

    /**
     * Each text, and one that is none of them.
     *
     * @param folding whether case does not count, so that a text stands for its other spellings
     */
    private static Set<String> texts(List<String> texts, boolean folding) {
        Set<String> told = new TreeSet<>();
        StringBuilder other = new StringBuilder("=");
        for (String text : texts) {
            told.add(folding ? text.toLowerCase(Locale.ROOT) : text);
            other.append(text);
        }
        told.add(other.toString());
        return told;
    }

    /** Each number, one between each two, and one beyond either end. */
    private static Set<String> numbers(List<String> texts) {
        TreeSet<BigDecimal> numbers = new TreeSet<>();
        for (String text : texts) {
            BigDecimal number = Readings.number(text);
            if (number != null) {
                numbers.add(number);
            }
        }
        Set<String> told = new TreeSet<>();
        told.add(numbers.first().subtract(BigDecimal.ONE).toPlainString());
        for (BigDecimal number : numbers) {
            BigDecimal next = numbers.higher(number);
            BigDecimal after =
                    next == null ? number.add(BigDecimal.ONE) : number.add(next).divide(BigDecimal.TWO);
            told.add(number.toPlainString());
            told.add(after.toPlainString());
        }
        return told;
    }

    private static Set<String> dates(List<String> texts) {
        TreeSet<Instant> instants = new TreeSet<>();
        for (String text : texts) {
            Instant instant = Readings.date(text);
            if (instant != null) {
                instants.add(instant);
            }
        }
        Set<String> told = new TreeSet<>();
        told.add(instants.first().minusSeconds(1).toString());
        for (Instant instant : instants) {
            told.add(instant.toString());
            told.add(instant.plusNanos(1).toString());
        }
        return told;
    }
}
