package dev.latchkey.access.question;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The parameters of a request; what is missing is empty, and what is repeated counts once unless it is a list. */
record Given(Map<String, List<String>> parameters) {

    /** The first value, without blanks around it. */
    String text(String name) {
        List<String> values = parameters.getOrDefault(name, List.of());
        return values.isEmpty() || values.getFirst() == null
                ? ""
                : values.getFirst().strip();
    }

    /**
     * Values whose names are part of the parameter's ({@code ctx.key.aws:UserAgent}), then those a form sends as two
     * lists of names and values.
     */
    List<NamedValue> named(String prefix, String names, String values) {
        List<NamedValue> found = new ArrayList<>();
        parameters.forEach((name, all) -> {
            if (name.startsWith(prefix) && name.length() > prefix.length()) {
                texts(all).forEach(value -> found.add(new NamedValue(name.substring(prefix.length()), value)));
            }
        });
        List<String> typed = texts(parameters.getOrDefault(names, List.of())).toList();
        List<String> beside = texts(parameters.getOrDefault(values, List.of())).toList();
        for (int i = 0; i < Math.max(typed.size(), beside.size()); i++) {
            NamedValue row = new NamedValue(at(typed, i), at(beside, i));
            if (!row.equals(NamedValue.BLANK)) {
                found.add(row);
            }
        }
        return List.copyOf(found);
    }

    private static Stream<String> texts(List<String> values) {
        return values.stream().map(value -> value == null ? "" : value.strip());
    }

    private static String at(List<String> values, int index) {
        return index < values.size() ? values.get(index) : "";
    }
}
