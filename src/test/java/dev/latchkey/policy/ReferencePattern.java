package dev.latchkey.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text of a policy with its variables filled in, turned into a regular expression: slow, and written from the guide
 * alone (IAM User Guide, "IAM JSON policy elements: Resource", "IAM policy elements: Variables and tags").
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
        return regex(0, text.length(), ".").matcher(value).matches();
    }

    /** A {@code *} stays in its part of the ARN unless it ends the part, or stands in the last one. */
    boolean matchesResource(String arn) {
        if (text.equals("*") && wild.getFirst()) {
            return true;
        }
        StringBuilder regex = new StringBuilder();
        int part = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean ends = i + 1 == text.length() || text.charAt(i + 1) == ':';
            String one = part >= 6 ? "." : "[^:]";
            if (wild.get(i) && c == '*') {
                regex.append(ends ? "." : one).append('*');
            } else {
                regex.append(wild.get(i) && c == '?' ? one : Pattern.quote(String.valueOf(c)));
            }
            part += c == ':' ? 1 : 0;
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL).matcher(arn).matches();
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
            if (!regex(at, at + wanted[part].length(), ".").matcher(asked[part]).matches()) {
                return false;
            }
            at += wanted[part].length() + 1;
        }
        return true;
    }

    private Pattern regex(int from, int to, String one) {
        StringBuilder regex = new StringBuilder();
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            boolean wildcard = wild.get(i);
            regex.append(
                    wildcard && c == '*' ? one + "*" : wildcard && c == '?' ? one : Pattern.quote(String.valueOf(c)));
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }
}
