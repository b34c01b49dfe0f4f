package dev.latchkey.permission.statement;

import dev.latchkey.policy.PatternElement;
import java.util.Locale;

/** Whether an element of a policy takes a value in, by its wildcards alone. */
public final class Patterns {

    private Patterns() {}

    /** Whether the Action element covers the action; actions ignore case. */
    public static boolean covers(PatternElement element, String action) {
        return element.negated()
                != element.patterns().stream().anyMatch(pattern -> matches(lower(pattern), lower(action)));
    }

    /** Whether the Resource element covers the resource, itself possibly a pattern. */
    public static boolean takesIn(PatternElement element, String resource) {
        return element.negated() != element.patterns().stream().anyMatch(pattern -> matches(pattern, resource));
    }

    /** Whether the pattern, which may hold {@code *} and {@code ?}, takes in the text. */
    static boolean matches(String pattern, String text) {
        int p = 0;
        int t = 0;
        int star = -1;
        int retry = 0;
        while (t < text.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                retry = t;
            } else if (p < pattern.length() && (pattern.charAt(p) == '?' || pattern.charAt(p) == text.charAt(t))) {
                p++;
                t++;
            } else if (star >= 0) {
                p = star + 1;
                t = ++retry;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
