package dev.latchkey.policy;

/** The six checks, in the order they are made and shown. */
public enum GateKind {
    DENY,
    ORGANIZATION,
    RESOURCE,
    IDENTITY,
    BOUNDARY,
    SESSION
}
