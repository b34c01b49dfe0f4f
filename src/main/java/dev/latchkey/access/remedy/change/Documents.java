package dev.latchkey.access.remedy.change;

import dev.latchkey.inventory.PolicyDocument;
import dev.latchkey.policy.Policy;
import dev.latchkey.policy.Policy.Version;
import dev.latchkey.policy.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes policies, and documents of them to try. */
public final class Documents {

    private Documents() {}

    public static Policy policy(List<Statement> statements) {
        return new Policy(Version.V2012_10_17, Optional.empty(), statements);
    }

    /** For an evaluation, which needs no text: a search makes thousands of them. */
    static PolicyDocument tried(Policy policy) {
        return new PolicyDocument("", Optional.of(policy), List.of());
    }

    /** The same policy with more statements at its end. */
    public static Policy plus(Policy policy, List<Statement> added) {
        return new Policy(
                policy.version(),
                policy.id(),
                Stream.concat(policy.statements().stream(), added.stream()).toList());
    }

    /** Whether it was read whole, so that it can be written again without a loss. */
    public static boolean sound(PolicyDocument document) {
        return document.readable() && document.problems().isEmpty();
    }
}
