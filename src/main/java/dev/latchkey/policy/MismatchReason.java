package dev.latchkey.policy;

import java.util.List;
import java.util.Set;

/** The first element of a statement that does not fit a request, with both values. */
public sealed interface MismatchReason {

    /** The condition keys it hangs on whose value we do not know; empty when the element surely misses. */
    default Set<String> unknownKeys() {
        return Set.of();
    }

    /** It names other principals. */
    record PrincipalMiss(PrincipalElement named, Principal asking) implements MismatchReason {}

    /** It names other actions. */
    record ActionMiss(PatternElement named, String asked) implements MismatchReason {}

    /** It names other resources. */
    record ResourceMiss(PatternElement named, String asked) implements MismatchReason {}

    /** Whether it names the resource depends on a variable whose value we do not know. */
    record ResourceUnknown(PatternElement named, String asked, Set<String> unknownKeys) implements MismatchReason {
        public ResourceUnknown {
            unknownKeys = Set.copyOf(unknownKeys);
        }
    }

    /**
     * A condition is not met.
     *
     * @param actual the request's values; empty when the key is absent
     */
    record ConditionMiss(Condition condition, List<String> actual, boolean absent) implements MismatchReason {
        public ConditionMiss {
            actual = List.copyOf(actual);
        }
    }

    /**
     * Whether the conditions are met depends on keys we do not know.
     *
     * @param condition the first of them
     */
    record ConditionUnknown(Condition condition, Set<String> unknownKeys) implements MismatchReason {
        public ConditionUnknown {
            unknownKeys = Set.copyOf(unknownKeys);
        }
    }

    /** The statement cannot be evaluated, and allows nothing. */
    record Unevaluable(String reason) implements MismatchReason {}
}
