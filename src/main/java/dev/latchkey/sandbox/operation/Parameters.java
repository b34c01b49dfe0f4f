package dev.latchkey.sandbox.operation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The members of a query request: flat names, lists as {@code Name.member.1}, structures as {@code Name.member.1.Key}. */
public final class Parameters {

    private final Map<String, String> form;

    public Parameters(Map<String, String> form) {
        this.form = Map.copyOf(form);
    }

    public @Nullable String get(String name) {
        return form.get(name);
    }

    public Optional<String> find(String name) {
        return Optional.ofNullable(form.get(name));
    }

    /** The strings of a list, in the order of their numbers. */
    public List<String> list(String name) {
        String prefix = name + ".member.";
        Map<Integer, String> numbered = new TreeMap<>();
        form.forEach((key, value) -> {
            if (key.startsWith(prefix) && isNumber(key.substring(prefix.length()))) {
                numbered.put(Integer.valueOf(key.substring(prefix.length())), value);
            }
        });
        return List.copyOf(numbered.values());
    }

    /** The structures of a list, in the order of their numbers. */
    public List<Parameters> structures(String name) {
        String prefix = name + ".member.";
        Map<Integer, Map<String, String>> numbered = new TreeMap<>();
        form.forEach((key, value) -> {
            int dot = key.indexOf('.', prefix.length());
            if (key.startsWith(prefix) && dot > 0 && isNumber(key.substring(prefix.length(), dot))) {
                numbered.computeIfAbsent(Integer.valueOf(key.substring(prefix.length(), dot)), n -> new HashMap<>())
                        .put(key.substring(dot + 1), value);
            }
        });
        List<Parameters> structures = new ArrayList<>();
        numbered.values().forEach(members -> structures.add(new Parameters(members)));
        return structures;
    }

    private static boolean isNumber(String text) {
        return text.matches("[0-9]{1,4}");
    }
}
