package dev.latchkey.access;

/**
 * What a caller signs with; it decides {@code aws:TokenIssueTime} and the MFA keys.
 *
 * <p>AWS: "AWS global condition context keys": a long-term key carries none of them.
 */
public enum SignedWith {
    LONG_TERM_KEY,
    SESSION,
    SESSION_WITH_MFA,
    /** Some session, with MFA or without. */
    SOME_SESSION,
    /** Nobody said. */
    ANYTHING
}
