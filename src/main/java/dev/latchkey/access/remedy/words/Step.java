package dev.latchkey.access.remedy.words;

/**
 * The page where a change goes on.
 *
 * @param label of the link, {@code Preview}
 * @param address below {@code /c/{connection}}, encoded
 */
public record Step(String label, String address) {}
