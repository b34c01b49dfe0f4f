package dev.latchkey.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text of a policy with its variables filled in, held against values by a table: slow, and written from the guide alone
 * (IAM User Guide, "IAM JSON policy elements: Resource", "IAM policy elements: Variables and tags").
 *
 * @param wild for each character, whether a {@code *} or {@code ?} there is a wildcard
 */
record ReferencePattern(String text, List<Boolean> wild) {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{\\s*([^,}]*?)\\s*(?:,\\s*'([^']*)'\\s*)?}");

    /** Without variables. */
    static ReferencePattern plain(String text) {
        return new ReferencePattern(text, text.chars().mapToObj(c -> true).toList());
    }

    /** Null when a variable stands for a key that is absent. */
    static @Nullable ReferencePattern filled(String text, int from, Map<String, List<String>> context) {
        StringBuilder all = new StringBuilder();
        List<Boolean> wild = new ArrayList<>();
        int at = 0;
        Matcher variable = VARIABLE.matcher(text);
        while (variable.find(Math.max(at, from))) {
            append(all, wild, text.substring(at, variable.start()), true);
            String key = variable.group(1);
            String value = List.of("*", "?", "$").contains(key) ? key : variable.group(2);
            List<String> carried = context.getOrDefault(key.toLowerCase(), List.of());
            if (!carried.isEmpty()) {
                value = carried.getFirst();
            }
            if (value == null) {
                return null;
            }
            append(all, wild, value, false);
            at = variable.end();
        }
        append(all, wild, text.substring(at), true);
        return new ReferencePattern(all.toString(), wild);
    }

    private static void append(StringBuilder all, List<Boolean> wild, String text, boolean wildcards) {
        all.append(text);
        text.chars().forEach(c -> wild.add(wildcards));
    }

    /** Colons are characters like others. */
    boolean matches(String value) {
        return fits(0, text.length(), false, value);
    }

    /** A {@code *} stays in its part of the ARN unless it ends the part, or stands in the last one. */
    boolean matchesResource(String arn) {
        return fits(0, text.length(), true, arn);
    }

    /** ArnLike: six parts, each by itself. */
    boolean matchesParts(String arn) {
        String[] asked = arn.split(":", 6);
        String[] wanted = text.split(":", 6);
        if (asked.length < 6 || wanted.length < 6) {
            return false;
        }
        int at = 0;
        for (int part = 0; part < 6; part++) {
            if (!fits(at, at + wanted[part].length(), false, asked[part])) {
                return false;
            }
            at += wanted[part].length() + 1;
        }
        return true;
    }

    /** A table of which beginnings of the value the pattern has come to, character by character. */
    private boolean fits(int from, int to, boolean parts, String value) {
        boolean[] reached = new boolean[value.length() + 1];
        reached[0] = true;
        int part = 1;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            boolean run = wild.get(i) && c == '*';
            boolean ends = i + 1 == to || text.charAt(i + 1) == ':';
            boolean inside = parts && part < 6 && !(run && ends);
            boolean[] next = new boolean[value.length() + 1];
            for (int at = 0; at <= value.length(); at++) {
                char before = at == 0 ? 0 : value.charAt(at - 1);
                boolean any = at > 0 && !(inside && before == ':');
                next[at] = run
                        ? reached[at] || any && next[at - 1]
                        : at > 0 && reached[at - 1] && (wild.get(i) && c == '?' ? any : before == c);
            }
            reached = next;
            part += c == ':' ? 1 : 0;
        }
        return reached[value.length()];
    }
}
