package dev.latchkey.policy;

import java.util.List;

/** The first element of a statement that does not fit a request, with both values. */
public sealed interface MismatchReason {

    /** It names other principals. */
    record PrincipalMiss(PrincipalElement named, Principal asking) implements MismatchReason {}

    /** It names other actions. */
    record ActionMiss(PatternElement named, String asked) implements MismatchReason {}

    /** It names other resources. */
    record ResourceMiss(PatternElement named, String asked) implements MismatchReason {}

    /**
     * A condition is not met.
     *
     * @param actual the request's values; empty when the key is absent
     */
    record ConditionMiss(Condition condition, List<String> actual, boolean absent) implements MismatchReason {}

    /** Whether a condition is met depends on a key we do not know. */
    record ConditionUnknown(Condition condition, String key) implements MismatchReason {}

    /** The statement cannot be evaluated. */
    record Unevaluable(String reason) implements MismatchReason {}
}
