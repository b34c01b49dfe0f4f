package dev.latchkey.policy;

/** How an element of a statement meets a request. */
enum Fit {
    MATCH,
    MISS,
    /** It hangs on a key whose value we do not know. */
    OPEN,
    /** It cannot be evaluated. */
    UNREADABLE
}
