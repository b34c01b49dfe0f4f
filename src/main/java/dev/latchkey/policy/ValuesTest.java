package dev.latchkey.policy;

import dev.latchkey.policy.ConditionOperator.Base;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How an operator takes the values of a policy and those of a request together. */
final class ValuesTest {

    private ValuesTest() {}

    /**
     * @param wanted without null
     */
    static boolean met(ConditionOperator operator, @Nullable ValueTest[] wanted, List<String> actual) {
        Base base = operator.base();
        return switch (operator.set()) {
            // A plain operator on several values is undefined in the guide; any of them counts.
            case NONE -> base.negated() != any(wanted, actual, false);
            case FOR_ALL_VALUES -> !any(wanted, actual, !base.negated());
            case FOR_ANY_VALUE -> any(wanted, actual, base.negated());
        };
    }

    /** Whether some value of the request fits one of the policy's, or, asked so, fits none. */
    private static boolean any(@Nullable ValueTest[] wanted, List<String> actual, boolean none) {
        for (int i = 0; i < actual.size(); i++) {
            if (fitsOne(wanted, actual.get(i)) != none) {
                return true;
            }
        }
        return false;
    }

    private static boolean fitsOne(@Nullable ValueTest[] wanted, String value) {
        for (ValueTest test : wanted) {
            if (test != null && test.fits(value)) {
                return true;
            }
        }
        return false;
    }
}
