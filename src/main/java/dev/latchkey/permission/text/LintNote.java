package dev.latchkey.permission.text;

/**
 * Something an operator should know about a policy that AWS would take.
 *
 * @param line of the text, from 1
 * @param fix words of the link that mends it, or empty
 */
public record LintNote(Rule rule, int line, String message, String fix) {

    /** What is looked for. */
    public enum Rule {
        /** The URL action without the function action. */
        LK001,
        /** Both actions under a condition that only one of them knows. */
        LK002,
        /** The function action without its condition. */
        LK004
    }

    public boolean fixable() {
        return !fix.isEmpty();
    }
}
