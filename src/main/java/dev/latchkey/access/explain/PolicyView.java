package dev.latchkey.access.explain;

import java.util.List;

/**
 * The policy a gate looks at, with the statement that matters.
 *
 * @param title its name
 * @param badge what kind it is; empty for none
 * @param json empty where there is no text to show
 * @param mark class of the marked lines
 * @param from first marked line; none where it is after the last
 * @param lead what the note is about: {@code Closest statement.}
 * @param note why it decides, or misses
 * @param open where to edit it, below {@code /c/{connection}}; empty for nowhere
 * @param choices the gate's policies, where there are several
 */
public record PolicyView(
        String title,
        String badge,
        String json,
        String mark,
        int from,
        int to,
        String lead,
        Phrase note,
        String open,
        List<Choice> choices) {

    /**
     * One of several policies.
     *
     * @param key in the address
     */
    public record Choice(String key, String name, boolean shown) {}
}
