package dev.latchkey.policy;

import java.util.List;

/** An Action or NotAction element made ready; names ignore case (IAM User Guide, "IAM JSON policy elements: Action"). */
final class CompiledActions {

    private final boolean negated;
    private final Glob[] patterns;

    CompiledActions(PatternElement element) {
        this(element.negated(), element.patterns());
    }

    private CompiledActions(boolean negated, List<String> patterns) {
        this.negated = negated;
        this.patterns = patterns.stream()
                .map(pattern -> Glob.ignoringCase(Template.plain(pattern)))
                .toArray(Glob[]::new);
    }

    boolean cover(String action) {
        for (Glob pattern : patterns) {
            if (pattern.matches(action)) {
                return !negated;
            }
        }
        return negated;
    }
}
