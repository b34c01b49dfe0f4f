package dev.latchkey.policy;

/** ArnEquals and ArnLike: six parts, each compared by itself (IAM User Guide, "Amazon Resource Name (ARN) condition operators"). */
final class ArnPattern {

    private static final int PARTS = 6;

    private ArnPattern() {}

    static boolean matches(Template pattern, String value) {
        String[] asked = value.split(":", PARTS);
        Template[] wanted = pattern.split(PARTS);
        if (asked.length != PARTS || wanted.length != PARTS) {
            return false;
        }
        for (int i = 0; i < PARTS; i++) {
            if (!Glob.of(wanted[i]).matches(asked[i])) {
                return false;
            }
        }
        return true;
    }
}
