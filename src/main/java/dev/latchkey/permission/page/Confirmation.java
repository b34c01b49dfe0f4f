package dev.latchkey.permission.page;

import dev.latchkey.permission.effect.Shifts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page that stands before a removal or a dangerous change.
 *
 * @param title the question's subject: Detach ReadOnlyTags from url-caller
 * @param facts what will happen, sentence by sentence
 * @param shifts who gains and who loses, or null where nobody can
 * @param typed what the operator has to type, or null
 * @param calls the API operations, first to last
 * @param action where the form goes
 * @param fields what it carries besides
 * @param button the verb
 * @param cancel where to go instead
 */
public record Confirmation(
        String title,
        List<String> facts,
        @Nullable Shifts shifts,
        @Nullable String typed,
        List<String> calls,
        String action,
        List<Field> fields,
        String button,
        String cancel) {

    /** A hidden field; several may share a name. */
    public record Field(String name, String value) {}

    /** A confirmation without shifts, typing and fields, to which they are added. */
    public static Confirmation of(String title, String button, String action, String cancel, String... calls) {
        return new Confirmation(title, List.of(), null, null, List.of(calls), action, List.of(), button, cancel);
    }

    public Confirmation saying(String... more) {
        return saying(List.of(more));
    }

    public Confirmation saying(List<String> more) {
        List<String> all = new ArrayList<>(facts);
        all.addAll(more);
        return new Confirmation(title, all, shifts, typed, calls, action, fields, button, cancel);
    }

    public Confirmation with(Shifts effect) {
        return new Confirmation(title, facts, effect, typed, calls, action, fields, button, cancel);
    }

    public Confirmation typed(String word) {
        return new Confirmation(title, facts, shifts, word, calls, action, fields, button, cancel);
    }

    public Confirmation with(String name, @Nullable String value) {
        if (value == null) {
            return this;
        }
        List<Field> all = new ArrayList<>(fields);
        all.add(new Field(name, value));
        return new Confirmation(title, facts, shifts, typed, calls, action, all, button, cancel);
    }

    /** The names that lose what they had, for the sentence about the last grant. */
    public List<String> losers() {
        return shifts == null
                ? List.of()
                : shifts.lost().stream().map(shift -> shift.name()).toList();
    }
}
