package dev.latchkey.access.explain;

import dev.latchkey.access.ActionDecision;
import dev.latchkey.policy.Decision.Allowed;
import dev.latchkey.policy.Decision.ExplicitlyDenied;
import dev.latchkey.policy.Decision.ImplicitlyDenied;
import dev.latchkey.policy.Decision.Undetermined;

/**
 * One of the actions a call needs, in the switch above the gates.
 *
 * @param name {@code InvokeFunctionUrl}
 * @param icon what it came to
 * @param tone class of the icon's colour
 */
public record ActionTab(String name, String icon, String tone, boolean shown) {

    static ActionTab of(ActionDecision action, boolean shown) {
        return switch (action.decision()) {
            case Allowed allowed -> new ActionTab(action.shortName(), "circle-check", "t-allow", shown);
            case ExplicitlyDenied denied -> new ActionTab(action.shortName(), "ban", "t-deny", shown);
            case ImplicitlyDenied denied -> new ActionTab(action.shortName(), "ban", "t-deny", shown);
            case Undetermined open ->
                open.unread().isEmpty()
                        ? new ActionTab(action.shortName(), "adjustments", "t-cond", shown)
                        : new ActionTab(action.shortName(), "help-circle", "", shown);
        };
    }
}
