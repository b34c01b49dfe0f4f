package dev.latchkey.access;

import dev.latchkey.policy.AuthorizationRequest;
import dev.latchkey.policy.Decision;

/**
 * What the policies say about one of the actions that a function URL needs.
 *
 * @param request what they were asked
 */
public record ActionDecision(AuthorizationRequest request, Decision decision) {

    /** {@code lambda:InvokeFunctionUrl}. */
    public String action() {
        return request.action();
    }

    /** Without the service, {@code InvokeFunctionUrl}. */
    public String shortName() {
        return action().substring(action().indexOf(':') + 1);
    }
}
