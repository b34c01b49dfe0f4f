package dev.latchkey.policy;

import org.jspecify.annotations.Nullable;

/**
 * One check and what it came to.
 *
 * @param deciding the statement behind its state, where one is
 */
public record Gate(GateKind kind, GateState state, @Nullable StatementResult deciding) {}
