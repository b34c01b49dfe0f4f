package dev.latchkey.access;

import dev.latchkey.policy.Policy;
import dev.latchkey.policy.RequestContext;
import org.jspecify.annotations.Nullable;

/**
 * What a check takes for granted about the call.
 *
 * @param keys condition keys that are set, or marked unknown; they win over what is assumed
 * @param sessionPolicy passed to AssumeRole or GetFederationToken, null for none
 */
public record CallContext(
        SignedWith signedWith,
        RequestContext keys,
        @Nullable Policy sessionPolicy) {

    /** Nothing is said: whatever depends on the call stays open. */
    public static CallContext open() {
        return new CallContext(SignedWith.ANYTHING, RequestContext.empty(), null);
    }
}
