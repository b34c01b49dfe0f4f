package dev.latchkey.access.remedy.words;

/**
 * A text that belongs to a change, as it was evaluated.
 *
 * @param title what it is and where it goes
 * @param json two blanks a level
 */
public record Evidence(String title, String json) {}
