package dev.latchkey.access;

/** The answer in one word, with the letter of its look. */
public enum Verdict {
    ALLOWED("Allowed", "a"),
    /** A condition decides whose value is not known. */
    DEPENDS("Depends", "c"),
    /** A policy that matters could not be read. */
    UNKNOWN("Can't tell", "u"),
    DENIED("Denied", "d"),
    /** Anyone may, without signing. */
    PUBLIC("Public", "p");

    private final String word;
    private final String look;

    Verdict(String word, String look) {
        this.word = word;
        this.look = look;
    }

    public String word() {
        return word;
    }

    /** {@code a d c u} as UI classes {@code vd-a …} name them, {@code p} for public. */
    public String look() {
        return look;
    }

    /** Whether a call sent now would get through. */
    public boolean open() {
        return this == ALLOWED || this == PUBLIC;
    }
}
