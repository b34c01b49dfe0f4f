package dev.latchkey.console;

/**
 * An operator is about to be let in; a listener that throws keeps him out.
 *
 * @param how by what he proved himself: password, sign-in link or setup code
 */
public record OperatorSignedIn(Operator operator, String how) {}
