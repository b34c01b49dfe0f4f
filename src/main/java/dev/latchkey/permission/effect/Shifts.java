package dev.latchkey.permission.effect;

import java.util.ArrayList;
import java.util.List;

/**
 * What a change does, pair by pair.
 *
 * @param subjects the plural of what the names are: function URLs, principals
 */
public record Shifts(List<Shift> all, String subjects) {

    private static final int SHOWN_UNCHANGED = 3;

    public Shifts {
        all = List.copyOf(all);
    }

    public List<Shift> changed() {
        return all.stream().filter(Shift::changed).toList();
    }

    /** Every change, and a few that stay open as they are. */
    public List<Shift> shown() {
        List<Shift> shown = new ArrayList<>(changed());
        all.stream()
                .filter(shift -> !shift.changed() && shift.before().open())
                .limit(SHOWN_UNCHANGED)
                .forEach(shown::add);
        return shown;
    }

    /** How many are not shown. */
    public int others() {
        return all.size() - shown().size();
    }

    /** {@code 4 other function URLs}, or {@code 6 function URLs} when none is shown. */
    public String othersWords() {
        String counted = "%,d".formatted(others()) + (shown().isEmpty() ? " " : " other ");
        return counted + (others() == 1 ? subjects.replaceFirst("s\\b", "") : subjects);
    }

    public List<Shift> gained() {
        return all.stream().filter(Shift::gained).toList();
    }

    public List<Shift> lost() {
        return all.stream().filter(Shift::lost).toList();
    }
}
