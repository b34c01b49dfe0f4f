package dev.latchkey.access;

import dev.latchkey.policy.Decision;

/**
 * What the policies say about one of the actions that a function URL needs.
 *
 * @param action {@code lambda:InvokeFunctionUrl}
 */
public record ActionDecision(String action, Decision decision) {

    /** Without the service, {@code InvokeFunctionUrl}. */
    public String shortName() {
        return action.substring(action.indexOf(':') + 1);
    }
}
