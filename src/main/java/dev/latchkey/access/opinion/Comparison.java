package dev.latchkey.access.opinion;

import dev.latchkey.inventory.SecondOpinions.Simulated;
import dev.latchkey.policy.Decision;
import dev.latchkey.policy.Decision.Undetermined;

/** How two answers to one action stand to each other. */
public enum Comparison {
    AGREE("They agree"),
    DIFFER("They differ"),
    /** Ours hangs on what is not known, so theirs cannot be held against it. */
    OPEN("Does not tell");

    private final String words;

    Comparison(String words) {
        this.words = words;
    }

    static Comparison of(Decision ours, Simulated theirs) {
        if (ours instanceof Undetermined) {
            return OPEN;
        }
        return ours.allowed() == theirs.allowed() ? AGREE : DIFFER;
    }

    public String words() {
        return words;
    }
}
