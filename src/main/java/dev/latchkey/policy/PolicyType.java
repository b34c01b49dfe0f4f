package dev.latchkey.policy;

/** Where in the evaluation a policy stands. */
public enum PolicyType {
    ORGANIZATION,
    RESOURCE,
    IDENTITY,
    BOUNDARY,
    SESSION
}
