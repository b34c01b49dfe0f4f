package dev.latchkey.access.page;

import dev.latchkey.inventory.ReadGap;
import dev.latchkey.inventory.ReadGap.Part;
import dev.latchkey.inventory.Snapshot;
import java.util.List;

/**
 * A gap of the snapshot in words: what happened, why, and the policy that would close it.
 *
 * @param message AWS's message verbatim
 * @param policy to add to the connection's identity; empty where a permission would not help
 */
record GapNote(String what, String why, String action, String message, String policy) {

    private static final int NAMED = 3;

    static List<GapNote> of(Snapshot snapshot) {
        return snapshot.gaps().stream().map(gap -> of(gap, snapshot)).toList();
    }

    private static GapNote of(ReadGap gap, Snapshot snapshot) {
        if (gap.part() == Part.CONNECTION) {
            return new GapNote(
                    "No connection to AWS in " + snapshot.origin().region() + ".",
                    "What stands below is the last good copy. Latchkey tries again by itself.",
                    gap.action(),
                    gap.reason(),
                    "");
        }
        String what = gap.denied()
                ? "Latchkey may not read " + gap.part().words() + " here."
                : "AWS did not hand out all " + gap.part().words() + ".";
        String why = (gap.denied() ? "AWS refused " : "It failed on ") + gap.action() + subjects(gap) + ". "
                + consequence(gap.part());
        return new GapNote(what, why, gap.action(), gap.reason(), gap.denied() ? policy(gap.action()) : "");
    }

    private static String subjects(ReadGap gap) {
        int count = gap.subjects().size();
        if (count == 0) {
            return "";
        }
        return count > NAMED ? " for " + count + " functions and aliases" : " for " + String.join(", ", gap.subjects());
    }

    private static String consequence(Part part) {
        return switch (part) {
            case PRINCIPALS ->
                "Functions and their resource policies still work; who can invoke them shows “can’t tell”.";
            case MANAGED_POLICIES -> "Verdicts for those who hold one of AWS’s own policies show “can’t tell”.";
            case FUNCTIONS -> "Users and roles still work.";
            case FUNCTION_URLS -> "Function URLs may be missing from the list.";
            case RESOURCE_POLICIES -> "Verdicts that rest on them show “can’t tell”.";
            case CONNECTION -> "";
        };
    }

    private static String policy(String action) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"" + action
                + "\",\"Resource\":\"*\"}]}";
    }
}
