package dev.latchkey.permission.page;

import java.util.Locale;
import java.util.Optional;

/** Names as AWS takes them; each check answers what is wrong in our words, or nothing. */
public final class Names {

    private Names() {}

    /** IAM API reference "CreateUser". */
    public static Optional<String> user(String name) {
        return iam(name, 64, "User");
    }

    /** IAM API reference "CreateRole". */
    public static Optional<String> role(String name) {
        return iam(name, 64, "Role");
    }

    /** IAM API reference "PutUserPolicy". */
    public static Optional<String> policy(String name) {
        return iam(name, 128, "Policy");
    }

    /** IAM API reference "CreateUser", Path. */
    public static Optional<String> path(String path) {
        return path.length() <= 512 && path.matches("/|/[!-~]+/")
                ? Optional.empty()
                : Optional.of("A path begins and ends with a slash, like /division/team/, and has no blanks.");
    }

    /** Lambda API reference "CreateFunction". */
    public static Optional<String> function(String name) {
        if (name.isBlank()) {
            return Optional.of("A function needs a name.");
        }
        if (name.length() > 64) {
            return Optional.of("A function name has at most 64 characters; this one has " + name.length() + ".");
        }
        return refused(name, "[a-zA-Z0-9_-]", "Function names take letters, digits, - and _");
    }

    private static Optional<String> iam(String name, int longest, String kind) {
        if (name.isBlank()) {
            return Optional.of("A " + kind.toLowerCase(Locale.ROOT) + " needs a name.");
        }
        if (name.length() > longest) {
            return Optional.of(
                    kind + " names have at most " + longest + " characters; this one has " + name.length() + ".");
        }
        return refused(name, "[a-zA-Z0-9_+=,.@-]", kind + " names take letters, digits and _ + = , . @ -");
    }

    private static Optional<String> refused(String name, String allowed, String rule) {
        String left = name.replaceAll(allowed, "");
        if (left.isEmpty()) {
            return Optional.empty();
        }
        String first = left.substring(0, left.offsetByCodePoints(0, 1));
        return Optional.of(rule + "; \"" + (first.isBlank() ? "blank" : first) + "\" is not one of them.");
    }
}
