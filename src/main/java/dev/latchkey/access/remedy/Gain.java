package dev.latchkey.access.remedy;

import dev.latchkey.access.remedy.words.Words;
import java.util.ArrayList;
import java.util.List;

/**
 * Who can invoke what through the changes, beside what was asked for.
 *
 * @param others users and roles of the account that get in as well
 * @param more whether there are more of them to look at than were looked at
 * @param urls other function URLs that open to the one who asked
 * @param beyond those nobody can count: {@code anyone on the internet}; empty where there are none
 */
record Gain(int others, boolean more, int urls, String beyond) {

    static final Gain NOTHING = new Gain(0, false, 0, "");

    boolean nobody() {
        return others == 0 && !more && beyond.isEmpty();
    }

    /** {@code Gives nobody else access.} */
    String words() {
        List<String> sentences = new ArrayList<>();
        if (!beyond.isEmpty()) {
            sentences.add("Lets in " + beyond + ".");
        }
        if (others > 0) {
            String atLeast = more ? "At least " : "";
            sentences.add(
                    atLeast + "%,d %s access as well.".formatted(others, others == 1 ? "other gains" : "others gain"));
        } else if (more) {
            sentences.add("More stand under it than were counted.");
        }
        if (urls > 0) {
            sentences.add("Opens " + Words.count(urls, "other function URL") + " to it as well.");
        }
        return sentences.isEmpty() ? "Gives nobody else access." : String.join(" ", sentences);
    }
}
