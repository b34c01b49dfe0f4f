package dev.latchkey.permission.principals;

import dev.latchkey.inventory.HeldPolicy;
import dev.latchkey.permission.statement.Patterns;
import dev.latchkey.permission.statement.UrlAction;
import dev.latchkey.policy.Effect;
import dev.latchkey.policy.PatternElement;
import dev.latchkey.policy.Policy;
import dev.latchkey.policy.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A policy in the list beside the editor.
 *
 * @param key names it in the address: the name of an inline policy, the ARN of a managed one, with the group before it
 * @param denied function names an explicit deny concerns, or empty
 */
record HeldRow(String key, HeldPolicy held, String words, String denied) {

    static HeldRow of(HeldPolicy held) {
        String own = held.arn().orElse(held.name());
        String key = held.group().map(group -> "group:" + group + ":" + own).orElse(own);
        return new HeldRow(key, held, words(held), denied(held));
    }

    static HeldRow ofBoundary(HeldPolicy held) {
        return new HeldRow("boundary", held, words(held), denied(held));
    }

    public boolean inline() {
        return held.kind() == HeldPolicy.Kind.INLINE && held.group().isEmpty() && !key.equals("boundary");
    }

    public String icon() {
        if (!denied.isEmpty()) {
            return "ban";
        }
        if (held.group().isPresent()) {
            return "users-group";
        }
        return held.kind() == HeldPolicy.Kind.INLINE ? "file-text" : "file-certificate";
    }

    private static String words(HeldPolicy held) {
        String version = held.versionId() == null ? "" : ", " + held.versionId();
        return switch (held.kind()) {
            case INLINE -> statements(held.document().statements());
            case CUSTOMER_MANAGED -> "Customer managed" + version;
            case AWS_MANAGED -> "AWS managed" + version;
        };
    }

    private static String statements(int count) {
        return count == 1 ? "1 statement" : count + " statements";
    }

    private static String denied(HeldPolicy held) {
        return held.document().policy().map(Policy::statements).orElse(List.of()).stream()
                .filter(HeldRow::deniesInvoking)
                .map(Statement::resource)
                .flatMap(Optional::stream)
                .map(PatternElement::patterns)
                .flatMap(List::stream)
                .map(resource -> resource.replaceFirst("^arn:.*:function:", ""))
                .map(name -> name.equals("*") ? "everything" : name)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static boolean deniesInvoking(Statement statement) {
        return statement.effect() == Effect.DENY
                && Arrays.stream(UrlAction.values())
                        .anyMatch(action -> Patterns.covers(statement.action(), action.action()));
    }
}
