package dev.latchkey.permission.effect;

import dev.latchkey.access.Verdict;

/**
 * What a change does to one pair of principal and function URL.
 *
 * @param name of the one the reader does not know yet: the function URL, or the principal
 */
public record Shift(String name, Verdict before, Verdict after) {

    public boolean changed() {
        return before != after;
    }

    public boolean gained() {
        return changed() && after.open();
    }

    public boolean lost() {
        return changed() && before.open();
    }
}
