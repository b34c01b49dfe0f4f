package dev.latchkey.policy;

import dev.latchkey.policy.ConditionOperator.Base;
import dev.latchkey.policy.ConditionOperator.Family;
import dev.latchkey.policy.ConditionOperator.SetOperator;
import dev.latchkey.policy.MismatchReason.ConditionMiss;
import dev.latchkey.policy.MismatchReason.ConditionUnknown;
import dev.latchkey.policy.MismatchReason.Unevaluable;
import dev.latchkey.policy.RequestContext.Absent;
import dev.latchkey.policy.RequestContext.Present;
import dev.latchkey.policy.RequestContext.Unknown;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Holds one condition against a context (IAM User Guide, "Creating a condition with multiple keys or values").
 *
 * <p>A value of the policy that cannot be compared, because it is not of the operator's kind or holds a variable we do
 * not know, is tried both ways; only if that makes a difference does the condition stay open.
 */
final class ConditionMatcher {

    private final RequestContext context;
    private final boolean variables;

    /**
     * @param variables whether the policy's version has variables
     */
    ConditionMatcher(RequestContext context, boolean variables) {
        this.context = context;
        this.variables = variables;
    }

    /** Why a condition cannot be evaluated, or can be only in part. */
    static Optional<String> flaw(Condition condition) {
        Optional<ConditionOperator> operator = ConditionOperator.parse(condition.operator());
        if (operator.isEmpty()) {
            return Optional.of("There is no condition operator " + condition.operator() + ".");
        }
        return condition.values().stream()
                .filter(value -> !ValueTest.readable(operator.get().base(), value))
                .findFirst()
                .map(value -> value + " is no value for " + condition.operator() + ".");
    }

    /** Why the condition is not met, or null when it is. */
    @Nullable
    MismatchReason miss(Condition condition) {
        ConditionOperator operator =
                ConditionOperator.parse(condition.operator()).orElse(null);
        if (operator == null || operator.base() == Base.NULL && flaw(condition).isPresent()) {
            return new Unevaluable(flaw(condition).orElse("The condition cannot be evaluated."));
        }
        return switch (context.value(condition.key())) {
            case Unknown(String key) -> new ConditionUnknown(condition, Set.of(key));
            case Absent absent -> missWithout(operator, condition, List.of());
            case Present(List<String> actual)
            when isNothing(operator, actual) -> missWithout(operator, condition, actual);
            case Present(List<String> actual)
            when operator.base() == Base.NULL ->
                asksForAbsence(condition, false) ? null : new ConditionMiss(condition, actual, false);
            case Present(List<String> actual) -> missWith(operator, condition, actual);
        };
    }

    /** No values at all; to ForAllValues empty texts are none (IAM User Guide, "Multivalued context keys"). */
    private static boolean isNothing(ConditionOperator operator, List<String> actual) {
        return actual.isEmpty()
                || operator.set() == SetOperator.FOR_ALL_VALUES
                        && actual.stream().allMatch(String::isEmpty);
    }

    private static @Nullable MismatchReason missWithout(
            ConditionOperator operator, Condition condition, List<String> actual) {
        boolean met = switch (operator.set()) {
            case FOR_ALL_VALUES -> true;
            // Also with IfExists: so observed on AWS, against the text of IfExists.
            case FOR_ANY_VALUE -> false;
            case NONE ->
                operator.base() == Base.NULL
                        ? asksForAbsence(condition, true)
                        : operator.ifExists() || operator.base().negated();
        };
        return met ? null : new ConditionMiss(condition, actual, true);
    }

    private static boolean asksForAbsence(Condition condition, boolean absent) {
        return condition.values().stream().anyMatch(Boolean.toString(absent)::equalsIgnoreCase);
    }

    private @Nullable MismatchReason missWith(ConditionOperator operator, Condition condition, List<String> actual) {
        List<Wanted> wanted = wanted(operator, condition);
        boolean met = met(operator, wanted, actual, false);
        if (met == met(operator, wanted, actual, true)) {
            return met ? null : new ConditionMiss(condition, actual, false);
        }
        Set<String> unknown = new TreeSet<>();
        wanted.stream().map(Wanted::unknownKey).filter(Objects::nonNull).forEach(unknown::add);
        return unknown.isEmpty()
                ? new Unevaluable(flaw(condition).orElse("The condition cannot be evaluated."))
                : new ConditionUnknown(condition, unknown);
    }

    /**
     * @param open whether values that cannot be compared are taken to fit
     */
    private static boolean met(ConditionOperator operator, List<Wanted> wanted, List<String> actual, boolean open) {
        Base base = operator.base();
        return switch (operator.set()) {
            // A plain operator on several values is undefined in the guide; any of them counts.
            case NONE -> base.negated() != actual.stream().anyMatch(value -> fitsAny(base, wanted, value, open));
            case FOR_ALL_VALUES ->
                actual.stream().allMatch(value -> base.negated() != fitsAny(base, wanted, value, open));
            case FOR_ANY_VALUE ->
                actual.stream().anyMatch(value -> base.negated() != fitsAny(base, wanted, value, open));
        };
    }

    private static boolean fitsAny(Base base, List<Wanted> wanted, String value, boolean open) {
        return wanted.stream()
                .anyMatch(each -> each.template == null ? open : ValueTest.fits(base, each.template, value));
    }

    /** The policy's values with variables filled in; one whose variable is absent fits nothing and is left out. */
    private List<Wanted> wanted(ConditionOperator operator, Condition condition) {
        Family family = operator.base().family();
        boolean fill = variables && (family == Family.STRING || family == Family.ARN);
        List<Wanted> wanted = new ArrayList<>();
        for (String value : condition.values()) {
            if (!ValueTest.readable(operator.base(), value)) {
                wanted.add(new Wanted(null, null));
            } else if (fill) {
                Template.Filled filled = Template.fill(value, 0, context);
                if (!filled.absent()) {
                    wanted.add(new Wanted(filled.template().orElse(null), filled.unknownKey()));
                }
            } else {
                wanted.add(new Wanted(Template.plain(value), null));
            }
        }
        return wanted;
    }

    /**
     * A value of the policy.
     *
     * @param template null when it cannot be compared
     */
    private record Wanted(
            @Nullable Template template, @Nullable String unknownKey) {}
}
