package dev.latchkey.permission.effect;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a change does, pair by pair.
 *
 * @param subjects the plural of what the names are: function URLs, principals
 * @param named what the change itself names, shown even where nothing changes
 */
public record Shifts(List<Shift> all, String subjects, Set<String> named) {

    private static final int SHOWN_UNCHANGED = 3;

    public Shifts {
        all = List.copyOf(all);
        named = Set.copyOf(named);
    }

    Shifts(List<Shift> all, String subjects) {
        this(all, subjects, Set.of());
    }

    /** The same, with what the change names. */
    public Shifts naming(Set<String> names) {
        return new Shifts(all, subjects, names);
    }

    public List<Shift> changed() {
        return all.stream().filter(Shift::changed).toList();
    }

    /** Every change, and a few that stay as they are: those named, or else some that are open. */
    public List<Shift> shown() {
        List<Shift> shown = new ArrayList<>(changed());
        all.stream()
                .filter(shift -> !shift.changed())
                .filter(shift -> named.isEmpty() ? shift.before().open() : named.contains(shift.name()))
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
