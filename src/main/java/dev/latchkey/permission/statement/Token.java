package dev.latchkey.permission.statement;

/**
 * A piece of a sentence.
 *
 * @param title the full form of a shortened name, or empty
 */
public record Token(Look look, String text, String title) {

    /** How a piece is drawn. */
    public enum Look {
        WORDS,
        NAME,
        /** A wildcard, in red. */
        STAR
    }

    static Token words(String text) {
        return new Token(Look.WORDS, text, "");
    }

    static Token name(String text, String title) {
        return new Token(Look.NAME, text, title.equals(text) ? "" : title);
    }

    static Token star(String text) {
        return new Token(Look.STAR, text, "");
    }
}
