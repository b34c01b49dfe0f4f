package dev.latchkey.access.remedy.change;

/** How much a change puts at stake, the least first. */
public enum Caution {
    /** No policy changes. */
    CALL,
    /** One principal gets one URL. */
    OWN,
    /** The same, kept with the function. */
    SHARED,
    /** A limit is widened that stands over several. */
    LIMIT,
    /** Something forbidden on purpose is let through. */
    DENY
}
