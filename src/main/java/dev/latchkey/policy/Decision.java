package dev.latchkey.policy;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The answer to an {@link AuthorizationRequest}, with its reasons. */
public sealed interface Decision {

    Trace trace();

    /** Whether the request may pass. */
    default boolean allowed() {
        return this instanceof Allowed;
    }

    /** The statement that settled it, if one did. */
    default Optional<StatementResult> deciding() {
        return Optional.empty();
    }

    /** The six gates as letters, see {@link GateState#code()}. */
    default String codes() {
        return trace().codes();
    }

    /**
     * Something allows it and nothing stands against it.
     *
     * @param by null only for an account's root user, who needs no Allow
     */
    record Allowed(Trace trace, @Nullable StatementResult by) implements Decision {
        @Override
        public Optional<StatementResult> deciding() {
            return Optional.ofNullable(by);
        }
    }

    /** A statement denies it. */
    record ExplicitlyDenied(Trace trace, StatementResult by) implements Decision {
        @Override
        public Optional<StatementResult> deciding() {
            return Optional.of(by);
        }
    }

    /**
     * Nothing allows it, or a gate leaves it out.
     *
     * @param gate where it ended
     */
    record ImplicitlyDenied(Trace trace, GateKind gate) implements Decision {}

    /**
     * It depends on what we do not know.
     *
     * @param keys condition keys whose value we do not know
     * @param unread types of policies that could not be read
     */
    record Undetermined(Trace trace, Set<String> keys, Set<PolicyType> unread) implements Decision {}
}
