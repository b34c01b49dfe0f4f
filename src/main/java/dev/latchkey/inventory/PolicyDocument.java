package dev.latchkey.inventory;

import dev.latchkey.policy.Policy;
import dev.latchkey.policy.json.PolicyProblem;
import java.util.List;
import java.util.Optional;

/**
 * A policy's text as AWS keeps it, and what could be made of it.
 *
 * @param json decoded text; empty where AWS did not hand it out
 * @param policy empty where the text is missing or is no policy at all
 * @param problems what is wrong with the text; such statements are kept and marked unevaluable
 */
public record PolicyDocument(String json, Optional<Policy> policy, List<PolicyProblem> problems) {

    /** The document of a policy that AWS named but did not show. */
    public static PolicyDocument unread() {
        return new PolicyDocument("", Optional.empty(), List.of());
    }

    /** Whether an evaluation can rest on it. */
    public boolean readable() {
        return policy.isPresent();
    }

    /** How many statements it has, 0 where it could not be read. */
    public int statements() {
        return policy.map(Policy::statements).map(List::size).orElse(0);
    }
}
