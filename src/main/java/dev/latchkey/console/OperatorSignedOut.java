package dev.latchkey.console;

/** An operator is about to leave. */
public record OperatorSignedOut(Operator operator) {}
