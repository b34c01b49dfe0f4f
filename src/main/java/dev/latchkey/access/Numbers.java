package dev.latchkey.access;

import java.util.List;

/** Small numbers as words, as sentences write them. */
public final class Numbers {

    private static final List<String> WORDS = List.of(
            "none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve");

    private Numbers() {}

    /** Up to twelve in letters. */
    public static String word(int number) {
        return number < WORDS.size() ? WORDS.get(number) : String.valueOf(number);
    }
}
