package dev.latchkey.permission.principals;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A policy text on its way from the editor to IAM.
 *
 * @param owner ARN of the principal it is for
 * @param base the document it replaces, as IAM keeps it; null for a new policy
 */
record Draft(
        String id,
        String owner,
        String policyName,
        Target target,
        @Nullable String base,
        String text) implements Serializable {

    /** Where it is to be kept. */
    enum Target {
        INLINE,
        MANAGED
    }

    public boolean isNew() {
        return base == null;
    }
}
