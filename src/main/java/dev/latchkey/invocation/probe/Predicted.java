package dev.latchkey.invocation.probe;

import java.util.Arrays;
import java.util.Optional;

/** What the access check says, in its own words. */
enum Predicted {
    ALLOWED,
    DENIED,
    /** A condition decides whose value the check does not know. */
    DEPENDS,
    /** A policy that matters could not be read. */
    UNKNOWN,
    PUBLIC;

    /** Exactly as written; a prediction is recorded, so nothing close to one passes for it. */
    static Optional<Predicted> parse(String text) {
        return Arrays.stream(values())
                .filter(value -> value.name().equals(text))
                .findFirst();
    }

    /** Whether it says how the call ends. */
    boolean firm() {
        return this != DEPENDS && this != UNKNOWN;
    }

    /** Whether it says that the call passes. */
    boolean passes() {
        return this == ALLOWED || this == PUBLIC;
    }
}
