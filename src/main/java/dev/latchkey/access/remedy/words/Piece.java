package dev.latchkey.access.remedy.words;

/** A part of a sentence, with its look. */
public record Piece(Look look, String text) {

    /** How it is set. */
    public enum Look {
        PLAIN,
        /** A name. */
        BOLD,
        /** An identifier. */
        MONO
    }

    public static Piece plain(String text) {
        return new Piece(Look.PLAIN, text);
    }

    public static Piece bold(String text) {
        return new Piece(Look.BOLD, text);
    }

    public static Piece mono(String text) {
        return new Piece(Look.MONO, text);
    }
}
