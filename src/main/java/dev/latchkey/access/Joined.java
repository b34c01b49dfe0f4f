package dev.latchkey.access;

import dev.latchkey.inventory.FunctionUrl;
import dev.latchkey.policy.Decision.Allowed;
import dev.latchkey.policy.Decision.ExplicitlyDenied;
import dev.latchkey.policy.Decision.ImplicitlyDenied;
import dev.latchkey.policy.Decision.Undetermined;
import dev.latchkey.policy.Principal;
import java.util.Comparator;
import java.util.List;

/** Joins the answers for the actions into one: all must be allowed, the worst one speaks. */
final class Joined {

    private Joined() {}

    static AccessReport report(FunctionUrl url, Principal principal, List<ActionDecision> decisions) {
        ActionDecision shown = decisions.stream()
                .min(Comparator.comparing((ActionDecision each) -> rank(each)).thenComparing(Joined::stop))
                .orElseThrow();
        Verdict verdict = verdict(shown, url);
        return new AccessReport(url, principal, verdict, decisions, shown, Reasons.of(verdict, decisions, shown, url));
    }

    private static Verdict verdict(ActionDecision worst, FunctionUrl url) {
        return switch (worst.decision()) {
            case Allowed allowed -> url.unsigned() ? Verdict.PUBLIC : Verdict.ALLOWED;
            case ExplicitlyDenied denied -> Verdict.DENIED;
            case ImplicitlyDenied denied -> Verdict.DENIED;
            case Undetermined open -> open.unread().isEmpty() ? Verdict.DEPENDS : Verdict.UNKNOWN;
        };
    }

    private static int rank(ActionDecision each) {
        return switch (each.decision()) {
            case ExplicitlyDenied denied -> 0;
            case ImplicitlyDenied denied -> 0;
            case Undetermined open -> open.unread().isEmpty() ? 2 : 1;
            case Allowed allowed -> 3;
        };
    }

    /** The gate that stops it, from 0; 6 where none does. */
    private static int stop(ActionDecision each) {
        String codes = each.decision().codes();
        for (int gate = 0; gate < codes.length(); gate++) {
            if ("xic".indexOf(codes.charAt(gate)) >= 0) {
                return gate;
            }
        }
        return codes.length();
    }
}
