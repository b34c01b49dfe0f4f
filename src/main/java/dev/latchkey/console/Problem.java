package dev.latchkey.console;

/**
 * An expected refusal in words.
 *
 * @param what what happened, one sentence
 * @param why the reason
 * @param todo what to do
 */
public record Problem(String what, String why, String todo) {}
