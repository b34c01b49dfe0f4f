package dev.latchkey.policy;

import java.util.List;

/**
 * An Action or Resource element.
 *
 * @param negated NotAction or NotResource
 */
public record PatternElement(boolean negated, List<String> patterns) {

    public PatternElement {
        patterns = List.copyOf(patterns);
    }
}
