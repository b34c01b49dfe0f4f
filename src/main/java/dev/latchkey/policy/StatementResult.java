package dev.latchkey.policy;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A statement held against a request.
 *
 * @param index its place in the policy, from 0
 * @param miss the first element that does not match, null when all match
 */
public record StatementResult(
        PolicySource source,
        int index,
        Statement statement,
        @Nullable MismatchReason miss) {

    public boolean matched() {
        return miss == null;
    }

    /** Whether it matches hangs on condition keys we do not know. */
    public boolean uncertain() {
        return !unknownKeys().isEmpty();
    }

    /** The keys it hangs on, empty when it surely matches or surely does not. */
    public Set<String> unknownKeys() {
        return miss == null ? Set.of() : miss.unknownKeys();
    }

    /** Why the statement cannot be evaluated; such an Allow never matches, such a Deny matches all it may have meant. */
    public Optional<String> flaw() {
        return statement
                .flaw()
                .or(() -> statement.conditions().stream()
                        .flatMap(condition -> CompiledCondition.flaw(condition).stream())
                        .findFirst());
    }

    /** The Sid, or {@code statement 2} when it has none. */
    public String label() {
        return statement.sid().filter(sid -> !sid.isEmpty()).orElse("statement " + (index + 1));
    }
}
