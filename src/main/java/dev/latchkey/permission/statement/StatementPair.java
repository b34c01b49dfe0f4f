package dev.latchkey.permission.statement;

import dev.latchkey.policy.Effect;
import dev.latchkey.policy.PatternElement;
import dev.latchkey.policy.Policy;
import dev.latchkey.policy.Statement;
import java.util.List;
import java.util.Set;

/** Two statements that together open a function URL to the same principal: one for each action, otherwise alike. */
final class StatementPair {

    static final PatternElement ACTIONS = new PatternElement(
            false, List.of(UrlAction.INVOKE_FUNCTION_URL.action(), UrlAction.INVOKE_FUNCTION.action()));

    private StatementPair() {}

    /** The place of the other half, or -1; places already used are left out. */
    static int partnerOf(Policy policy, int place, Set<Integer> used) {
        List<Statement> all = policy.statements();
        for (int other = place + 1; other < all.size(); other++) {
            if (!used.contains(other) && isPair(all.get(place), all.get(other))) {
                return other;
            }
        }
        return -1;
    }

    /** The half that names the URL action; its conditions speak for both. */
    static Statement forUrl(Statement one, Statement other) {
        return only(one, UrlAction.INVOKE_FUNCTION_URL) ? one : other;
    }

    private static boolean isPair(Statement one, Statement other) {
        if (only(other, UrlAction.INVOKE_FUNCTION_URL)) {
            return isUrlThenFunction(other, one);
        }
        return isUrlThenFunction(one, other);
    }

    private static boolean isUrlThenFunction(Statement url, Statement function) {
        return only(url, UrlAction.INVOKE_FUNCTION_URL)
                && only(function, UrlAction.INVOKE_FUNCTION)
                && url.effect() == Effect.ALLOW
                && function.effect() == Effect.ALLOW
                && url.principal().equals(function.principal())
                && url.resource().equals(function.resource())
                && UrlGrants.viaUrlOnly(function)
                && UrlGrants.shared(url).equals(UrlGrants.shared(function));
    }

    private static boolean only(Statement statement, UrlAction action) {
        return !statement.action().negated()
                && statement.action().patterns().size() == 1
                && statement.action().patterns().getFirst().equalsIgnoreCase(action.action());
    }
}
