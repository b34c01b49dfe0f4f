package dev.latchkey.access.explain;

import dev.latchkey.access.ConditionWords;
import java.util.Collection;
import java.util.stream.Collectors;

/** Condition keys whose value nobody said, in words. */
final class OpenKeys {

    private OpenKeys() {}

    /** {@code the source IP and MFA}. */
    static String words(Collection<String> keys) {
        return keys.isEmpty()
                ? "something not known"
                : keys.stream().sorted().map(ConditionWords::of).distinct().collect(Collectors.joining(" and "));
    }

    /** {@code source IP}. */
    static String word(String key) {
        return ConditionWords.of(key).replaceFirst("^the ", "");
    }
}
