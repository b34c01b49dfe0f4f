package dev.latchkey.access.remedy;

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

    static Piece plain(String text) {
        return new Piece(Look.PLAIN, text);
    }

    static Piece bold(String text) {
        return new Piece(Look.BOLD, text);
    }

    static Piece mono(String text) {
        return new Piece(Look.MONO, text);
    }
}
