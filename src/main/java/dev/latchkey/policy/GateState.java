package dev.latchkey.policy;

/** What a gate came to. */
public enum GateState {
    /** This allow settled it. */
    DECIDED('d'),
    /** Passed, or allows as well. */
    PASSED('p'),
    /** Looked, no statement matches. */
    NO_MATCH('o'),
    /** Depends on something unknown. */
    DEPENDS('c'),
    /** An explicit deny, or a limit that leaves the action out. */
    STOPPED('x'),
    /** Nothing allows it. */
    NOTHING_ALLOWS('i'),
    /** There is no such policy. */
    NOT_APPLICABLE('n'),
    /** Decided before. */
    NOT_REACHED('s');

    private final char code;

    GateState(char code) {
        this.code = code;
    }

    /** One letter, as the pins are drawn by. */
    public char code() {
        return code;
    }
}
