package dev.latchkey.access;

import dev.latchkey.inventory.FunctionUrl;
import dev.latchkey.policy.Decision;
import dev.latchkey.policy.Principal;
import java.util.List;

/**
 * Whether a principal can invoke a function URL, and why.
 *
 * @param decisions one per action that the URL needs, {@code InvokeFunctionUrl} first
 * @param shown the one whose gates stand for the whole: the failing one, of two the one that fails earlier
 */
public record AccessReport(
        FunctionUrl url,
        Principal principal,
        Verdict verdict,
        List<ActionDecision> decisions,
        ActionDecision shown,
        Reason reason) {

    /** The six gates of the shown action as UI letters {@code d p o c x i n s}. */
    public String codes() {
        return shown.decision().trace().codes();
    }

    /** The actions that are not allowed, {@code lambda:InvokeFunction}. */
    public List<String> missingActions() {
        return decisions.stream()
                .filter(each -> !(each.decision() instanceof Decision.Allowed))
                .map(ActionDecision::action)
                .toList();
    }

    /** The same verdict with a reason that says more. */
    AccessReport because(Reason other) {
        return new AccessReport(url, principal, verdict, decisions, shown, other);
    }

    AccessReport as(Verdict other, Reason why) {
        return new AccessReport(url, principal, other, decisions, shown, why);
    }

    /** Whether a call sent now would get through. */
    public boolean open() {
        return verdict.open();
    }
}
