package dev.latchkey.sandbox.sts;

import dev.latchkey.sandbox.operation.Parameters;
import dev.latchkey.sandbox.operation.Refusal;

/** DurationSeconds. */
final class Durations {

    private static final String NAME = "DurationSeconds";

    private Durations() {}

    static int of(Parameters parameters, int shortest, int longest, int usual) {
        String text = parameters.get(NAME);
        if (text == null) {
            return usual;
        }
        if (!text.matches("-?[0-9]{1,9}")) {
            throw new Refusal(400, "MalformedInput", "Unable to parse DurationSeconds: " + text);
        }
        int seconds = Integer.parseInt(text);
        if (seconds < shortest) {
            throw Texts.violated(NAME, text, "Member must have value greater than or equal to " + shortest);
        }
        if (seconds > longest) {
            throw Texts.violated(NAME, text, "Member must have value less than or equal to " + longest);
        }
        return seconds;
    }
}
