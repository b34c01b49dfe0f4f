package dev.latchkey.policy;

import dev.latchkey.policy.ConditionOperator.Base;
import dev.latchkey.policy.ConditionOperator.Family;
import dev.latchkey.policy.ConditionOperator.SetOperator;
import dev.latchkey.policy.MismatchReason.ConditionMiss;
import dev.latchkey.policy.MismatchReason.ConditionUnknown;
import dev.latchkey.policy.MismatchReason.Unevaluable;
import dev.latchkey.policy.RequestContext.Present;
import dev.latchkey.policy.RequestContext.Unknown;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A condition made ready to be held against contexts (IAM User Guide, "Creating a condition with multiple keys or
 * values").
 *
 * <p>A value of the policy that cannot be compared, because it is not of the operator's kind or holds a variable we do
 * not know, is tried both ways; only if that makes a difference does the condition stay open.
 */
final class CompiledCondition {

    private final Condition condition;
    private final String key;
    private final @Nullable ConditionOperator operator;
    /** One per value; null for a value that is not of the operator's kind. */
    private final @Nullable ValueTest[] tests;
    /** Which of the values hold variables; null when none does, as is usual. */
    private final boolean @Nullable [] variable;

    private final boolean variables;
    /** Whether all values could be made ready beforehand. */
    private final boolean ready;
    /** For Null: which of its two questions are among the values. */
    private final boolean wantsAbsent;

    private final boolean wantsPresent;

    /**
     * @param variables whether the policy's version has variables
     */
    CompiledCondition(Condition condition, boolean variables) {
        this.condition = condition;
        this.variables = variables;
        this.key = RequestContext.name(condition.key());
        this.operator = ConditionOperator.parse(condition.operator()).orElse(null);
        List<String> values = condition.values();
        this.tests = new ValueTest[values.size()];
        boolean[] holds = new boolean[values.size()];
        boolean all = true;
        boolean any = false;
        for (int i = 0; i < tests.length && operator != null; i++) {
            holds[i] = variables && fillable(operator) && Template.hasVariable(values.get(i));
            tests[i] = holds[i] ? null : ValueTest.of(operator.base(), Template.plain(values.get(i)));
            any |= holds[i];
            all &= tests[i] != null;
        }
        this.variable = any ? holds : null;
        this.ready = all;
        this.wantsAbsent = values.stream().anyMatch("true"::equalsIgnoreCase);
        this.wantsPresent = values.stream().anyMatch("false"::equalsIgnoreCase);
    }

    private static boolean fillable(ConditionOperator operator) {
        Family family = operator.base().family();
        return family == Family.STRING || family == Family.ARN;
    }

    /** Why a condition cannot be evaluated, or can be only in part. */
    static Optional<String> flaw(Condition condition) {
        Optional<ConditionOperator> operator = ConditionOperator.parse(condition.operator());
        if (operator.isEmpty()) {
            return Optional.of("There is no condition operator " + condition.operator() + ".");
        }
        return condition.values().stream()
                .filter(value -> ValueTest.of(operator.get().base(), Template.plain(value)) == null)
                .findFirst()
                .map(value -> value + " is no value for " + condition.operator() + ".");
    }

    /** In lower case. */
    String key() {
        return key;
    }

    Condition written() {
        return condition;
    }

    boolean variables() {
        return variables;
    }

    /** The keys that decide it, in lower case: its own and those of variables. */
    Set<String> keys() {
        Set<String> keys = new HashSet<>(Set.of(key));
        for (int i = 0; variable != null && i < variable.length; i++) {
            if (variable[i]) {
                keys.addAll(Template.keys(condition.values().get(i)));
            }
        }
        return keys;
    }

    Fit fit(RequestContext context) {
        if (operator == null || operator.base() == Base.NULL && !ready) {
            return Fit.UNREADABLE;
        }
        // Asked millions of times: a chain of instanceof is quicker than a pattern switch.
        RequestContext.Value value = context.named(key);
        if (value instanceof Present(List<String> actual) && !isNothing(operator, actual)) {
            if (operator.base() == Base.NULL) {
                return wantsPresent ? Fit.MATCH : Fit.MISS;
            }
            return with(operator, actual, context);
        }
        return value instanceof Unknown ? Fit.OPEN : without(operator);
    }

    /** Why the condition is not met, or null when it is. */
    @Nullable
    MismatchReason miss(RequestContext context) {
        return switch (fit(context)) {
            case MATCH -> null;
            case UNREADABLE -> new Unevaluable(flaw(condition).orElse("The condition cannot be evaluated."));
            case OPEN -> new ConditionUnknown(condition, unknownKeys(context));
            case MISS -> {
                List<String> actual = context.named(key) instanceof Present(List<String> values) ? values : List.of();
                boolean absent = actual.isEmpty() || operator != null && isNothing(operator, actual);
                yield new ConditionMiss(condition, actual, absent);
            }
        };
    }

    private Set<String> unknownKeys(RequestContext context) {
        if (context.named(key) instanceof Unknown) {
            return Set.of(key);
        }
        Set<String> unknown = new TreeSet<>();
        for (int i = 0; variable != null && i < variable.length; i++) {
            String open = variable[i]
                    ? Template.fill(condition.values().get(i), 0, context).unknownKey()
                    : null;
            if (open != null) {
                unknown.add(open);
            }
        }
        return unknown;
    }

    /** No values at all; to ForAllValues empty texts are none (IAM User Guide, "Multivalued context keys"). */
    private static boolean isNothing(ConditionOperator operator, List<String> actual) {
        if (operator.set() != SetOperator.FOR_ALL_VALUES) {
            return actual.isEmpty();
        }
        for (String value : actual) {
            if (!value.isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private Fit without(ConditionOperator operator) {
        boolean met = switch (operator.set()) {
            case FOR_ALL_VALUES -> true;
            // Also with IfExists: so observed on AWS, against the text of IfExists.
            case FOR_ANY_VALUE -> false;
            case NONE ->
                operator.base() == Base.NULL
                        ? wantsAbsent
                        : operator.ifExists() || operator.base().negated();
        };
        return met ? Fit.MATCH : Fit.MISS;
    }

    private Fit with(ConditionOperator operator, List<String> actual, RequestContext context) {
        if (ready) {
            return ValuesTest.met(operator, tests, actual) ? Fit.MATCH : Fit.MISS;
        }
        boolean shut = ValuesTest.met(operator, filled(operator, context, false), actual);
        boolean open = ValuesTest.met(operator, filled(operator, context, true), actual);
        if (shut == open) {
            return shut ? Fit.MATCH : Fit.MISS;
        }
        return unknownKeys(context).isEmpty() ? Fit.UNREADABLE : Fit.OPEN;
    }

    /**
     * The tests with variables filled in.
     *
     * @param open whether values that cannot be compared are taken to fit
     */
    private ValueTest[] filled(ConditionOperator operator, RequestContext context, boolean open) {
        ValueTest[] filled = new ValueTest[tests.length];
        for (int i = 0; i < filled.length; i++) {
            ValueTest test = tests[i];
            filled[i] = test != null ? test : requested -> open;
            if (variable != null && variable[i]) {
                filled[i] = filled(operator.base(), condition.values().get(i), context, filled[i]);
            }
        }
        return filled;
    }

    /** A value whose variable is absent fits nothing. */
    private static ValueTest filled(Base base, String value, RequestContext context, ValueTest unknown) {
        Template.Filled filled = Template.fill(value, 0, context);
        ValueTest test = filled.template()
                .map(template -> ValueTest.of(base, template))
                .orElse(filled.absent() ? requested -> false : null);
        return test == null ? unknown : test;
    }
}
