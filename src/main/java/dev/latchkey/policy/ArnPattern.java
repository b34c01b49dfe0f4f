package dev.latchkey.policy;

import org.jspecify.annotations.Nullable;

/** ArnEquals and ArnLike: six parts, each compared by itself (IAM User Guide, "Amazon Resource Name (ARN) condition operators"). */
final class ArnPattern implements ValueTest {

    private static final int PARTS = 6;

    /** Null when the pattern has fewer parts than an ARN and so fits none. */
    private final Glob @Nullable [] parts;

    ArnPattern(Template pattern) {
        Template[] wanted = pattern.split(PARTS);
        Glob[] globs = new Glob[wanted.length];
        for (int i = 0; i < wanted.length; i++) {
            globs[i] = Glob.of(wanted[i]);
        }
        this.parts = globs.length == PARTS ? globs : null;
    }

    @Override
    public boolean fits(String value) {
        String[] asked = value.split(":", PARTS);
        if (parts == null || asked.length != PARTS) {
            return false;
        }
        for (int i = 0; i < PARTS; i++) {
            if (!parts[i].matches(asked[i])) {
                return false;
            }
        }
        return true;
    }
}
