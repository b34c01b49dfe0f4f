package dev.latchkey.access.remedy;

import dev.latchkey.inventory.PolicyDocument;
import dev.latchkey.policy.Policy;
import dev.latchkey.policy.Policy.Version;
import dev.latchkey.policy.Statement;
import dev.latchkey.policy.json.PolicyWriter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes policy documents the way the inventory would read them back. */
final class Documents {

    private Documents() {}

    static Policy policy(List<Statement> statements) {
        return new Policy(Version.V2012_10_17, Optional.empty(), statements);
    }

    static PolicyDocument of(Policy policy) {
        return new PolicyDocument(PolicyWriter.pretty(policy), Optional.of(policy), List.of());
    }

    /** The same policy with more statements at its end. */
    static Policy plus(Policy policy, List<Statement> added) {
        return new Policy(
                policy.version(),
                policy.id(),
                Stream.concat(policy.statements().stream(), added.stream()).toList());
    }

    /** Whether it was read whole, so that it can be written again without a loss. */
    static boolean sound(PolicyDocument document) {
        return document.readable() && document.problems().isEmpty();
    }
}
