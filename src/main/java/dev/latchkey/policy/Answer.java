package dev.latchkey.policy;

/** A {@link Decision} without its reasons. */
public enum Answer {
    ALLOWED,
    /** A statement denies it. */
    EXPLICITLY_DENIED,
    /** Nothing allows it, or a gate leaves it out. */
    IMPLICITLY_DENIED,
    /** It depends on what we do not know. */
    UNDETERMINED;

    /** The answer that a decision comes to. */
    public static Answer of(Decision decision) {
        return switch (decision) {
            case Decision.Allowed allowed -> ALLOWED;
            case Decision.ExplicitlyDenied denied -> EXPLICITLY_DENIED;
            case Decision.ImplicitlyDenied denied -> IMPLICITLY_DENIED;
            case Decision.Undetermined open -> UNDETERMINED;
        };
    }
}
