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
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Holds one condition against a context (IAM User Guide, "Creating a condition with multiple keys or values"). */
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

    /** Why the condition is not met, or null when it is. */
    @Nullable
    MismatchReason miss(Condition condition) {
        Optional<ConditionOperator> parsed = ConditionOperator.parse(condition.operator());
        if (parsed.isEmpty()) {
            return new Unevaluable("There is no condition operator " + condition.operator() + ".");
        }
        ConditionOperator operator = parsed.get();
        return switch (context.value(condition.key())) {
            case Unknown unknown -> new ConditionUnknown(condition, unknown.key());
            case Absent absent ->
                metWhenAbsent(operator, condition) ? null : new ConditionMiss(condition, List.of(), true);
            case Present present -> miss(operator, condition, present.values());
        };
    }

    private static boolean metWhenAbsent(ConditionOperator operator, Condition condition) {
        if (operator.base() == Base.NULL) {
            return condition.values().stream().anyMatch("true"::equalsIgnoreCase);
        }
        return switch (operator.set()) {
            case FOR_ALL_VALUES -> true;
            // Also with IfExists: so observed on AWS, against the text of IfExists.
            case FOR_ANY_VALUE -> false;
            case NONE -> operator.ifExists() || operator.base().negated();
        };
    }

    private @Nullable MismatchReason miss(ConditionOperator operator, Condition condition, List<String> actual) {
        if (operator.base() == Base.NULL) {
            String wanted = actual.isEmpty() ? "true" : "false";
            return condition.values().stream().anyMatch(wanted::equalsIgnoreCase)
                    ? null
                    : new ConditionMiss(condition, actual, actual.isEmpty());
        }
        boolean nothing = actual.isEmpty()
                || operator.set() == SetOperator.FOR_ALL_VALUES
                        && actual.stream().allMatch(String::isEmpty);
        if (nothing) {
            return metWhenAbsent(operator, condition) ? null : new ConditionMiss(condition, actual, true);
        }
        Values wanted = values(operator, condition);
        if (wanted.unknownKey != null) {
            return new ConditionUnknown(condition, wanted.unknownKey);
        }
        return met(operator, wanted.templates, actual) ? null : new ConditionMiss(condition, actual, false);
    }

    private static boolean met(ConditionOperator operator, List<Template> wanted, List<String> actual) {
        Base base = operator.base();
        return switch (operator.set()) {
            // A plain operator on several values is undefined in the guide; any of them counts.
            case NONE -> base.negated() != actual.stream().anyMatch(value -> fitsAny(base, wanted, value));
            case FOR_ALL_VALUES -> actual.stream().allMatch(value -> base.negated() != fitsAny(base, wanted, value));
            case FOR_ANY_VALUE -> actual.stream().anyMatch(value -> base.negated() != fitsAny(base, wanted, value));
        };
    }

    private static boolean fitsAny(Base base, List<Template> wanted, String value) {
        return wanted.stream().anyMatch(template -> ValueTest.fits(base, template, value));
    }

    /** The policy's values with variables filled in; one whose variable is absent fits nothing and is left out. */
    private Values values(ConditionOperator operator, Condition condition) {
        Family family = operator.base().family();
        if (!variables || family != Family.STRING && family != Family.ARN) {
            return new Values(condition.values().stream().map(Template::plain).toList(), null);
        }
        List<Template.Filled> filled = condition.values().stream()
                .map(value -> Template.fill(value, 0, context))
                .toList();
        for (Template.Filled value : filled) {
            if (value.unknownKey() != null) {
                return new Values(List.of(), value.unknownKey());
            }
        }
        return new Values(
                filled.stream().flatMap(value -> value.template().stream()).toList(), null);
    }

    private record Values(
            List<Template> templates, @Nullable String unknownKey) {}
}
