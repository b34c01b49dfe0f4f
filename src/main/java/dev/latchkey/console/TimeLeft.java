package dev.latchkey.console;

/** Spells seconds as a clock does: {@code 12:41}, from one hour on {@code 1 h 04}. */
final class TimeLeft {

    private TimeLeft() {}

    static String words(long seconds) {
        if (seconds >= 3600) {
            return "%d h %02d".formatted(seconds / 3600, seconds % 3600 / 60);
        }
        return "%d:%02d".formatted(seconds / 60, seconds % 60);
    }
}
