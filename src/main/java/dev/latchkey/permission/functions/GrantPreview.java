package dev.latchkey.permission.functions;

import java.util.List;

/**
 * What would be written and what would come of it.
 *
 * @param statements JSON of each statement
 * @param sids of them
 * @param typed whether the function's name has to be typed
 */
record GrantPreview(List<String> statements, List<String> sids, EffectLine effect, boolean typed) {

    /** {@code Add 2 statements}. */
    public String button() {
        return statements.size() == 1 ? "Add 1 statement" : "Add " + statements.size() + " statements";
    }
}
