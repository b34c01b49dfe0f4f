package dev.latchkey.permission.principals;

import dev.latchkey.permission.principals.Draft.Target;
import org.jspecify.annotations.Nullable;

/**
 * A new policy as it was typed.
 *
 * @param function whose ARN a template is filled in with
 */
record NewPolicyForm(
        @Nullable String policy,
        @Nullable Target target,
        @Nullable String document,
        @Nullable String template,
        @Nullable String function) {

    public String name() {
        return policy == null ? "" : policy.strip();
    }

    public Target wantedTarget() {
        return target == null ? Target.INLINE : target;
    }

    /** Forms send line ends as CR LF. */
    String text() {
        return document == null ? "" : document.replace("\r\n", "\n");
    }
}
