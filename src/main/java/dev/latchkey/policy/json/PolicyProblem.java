package dev.latchkey.policy.json;

/**
 * Something wrong in a policy's text.
 *
 * @param line from 1
 * @param column from 1
 * @param reason a sentence
 */
public record PolicyProblem(int line, int column, String reason) {

    @Override
    public String toString() {
        return "Line " + line + ", column " + column + ": " + reason;
    }
}
