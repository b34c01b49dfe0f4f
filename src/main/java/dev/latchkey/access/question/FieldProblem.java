package dev.latchkey.access.question;

/**
 * Why what was typed into one field does not count.
 *
 * @param field its name in the address, {@code ctx.ip}
 * @param text what happened, why, and what to do
 */
public record FieldProblem(String field, String text) {}
