package dev.latchkey.policy;

/** What a statement does to the requests it matches. */
public enum Effect {
    ALLOW,
    DENY;

    /** As written in JSON. */
    public String text() {
        return this == ALLOW ? "Allow" : "Deny";
    }
}
