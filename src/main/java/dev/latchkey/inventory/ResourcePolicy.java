package dev.latchkey.inventory;

import dev.latchkey.policy.Policy;
import java.util.List;
import java.util.Optional;

/** The resource policy of exactly one function or alias, as Lambda's {@code GetPolicy} answers. */
public sealed interface ResourcePolicy {

    /** Lambda knows of no policy there. */
    record None() implements ResourcePolicy {}

    /**
     * @param revisionId guards writes; it also moves when the function changes
     */
    record Stated(PolicyDocument document, String revisionId) implements ResourcePolicy {}

    /** Lambda did not show it; a {@link ReadGap} says why. */
    record Unreadable() implements ResourcePolicy {}

    /** The policy, where there is one that could be read. */
    default Optional<Policy> policy() {
        return switch (this) {
            case None() -> Optional.empty();
            case Stated(PolicyDocument document, String revisionId) -> document.policy();
            case Unreadable() -> Optional.empty();
        };
    }

    /** The text, empty where there is none. */
    default String json() {
        return switch (this) {
            case None() -> "";
            case Stated(PolicyDocument document, String revisionId) -> document.json();
            case Unreadable() -> "";
        };
    }

    /** Whether nobody knows what stands there. */
    default boolean unknown() {
        return switch (this) {
            case None() -> false;
            case Stated(PolicyDocument document, String revisionId) -> !document.readable();
            case Unreadable() -> true;
        };
    }

    /** How many statements it has. */
    default int statements() {
        return policy().map(Policy::statements).map(List::size).orElse(0);
    }
}
