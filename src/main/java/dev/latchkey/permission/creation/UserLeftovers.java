package dev.latchkey.permission.creation;

import dev.latchkey.inventory.HeldPolicy;
import dev.latchkey.inventory.KnownPrincipal;
import dev.latchkey.permission.Fingerprint;
import dev.latchkey.permission.PermissionChange;
import dev.latchkey.permission.PermissionChange.DeleteInlinePolicy;
import dev.latchkey.permission.PermissionChange.DetachPolicy;
import dev.latchkey.permission.PrincipalRef;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What IAM wants gone before a user may go, IAM API reference "DeleteUser". */
record UserLeftovers(List<String> accessKeys, KnownPrincipal user) {

    /** A policy to be taken away. */
    record Taken(String policy, PermissionChange change) {}

    List<Taken> policies() {
        PrincipalRef ref = PrincipalRef.of(user);
        List<Taken> steps = new ArrayList<>();
        for (HeldPolicy held : user.inline()) {
            String seen = Fingerprint.of(held.document().json());
            steps.add(new Taken(held.name(), new DeleteInlinePolicy(ref, held.name(), seen)));
        }
        for (HeldPolicy held : user.attached()) {
            held.arn().ifPresent(arn -> steps.add(new Taken(held.name(), new DetachPolicy(ref, arn))));
        }
        return steps;
    }

    /** The API operations that deleting the user takes, each once. */
    String[] calls() {
        Set<String> calls = new LinkedHashSet<>();
        if (!accessKeys.isEmpty()) {
            calls.add("iam:DeleteAccessKey");
        }
        policies().forEach(taken -> calls.add(taken.change().operation()));
        if (!user.groups().isEmpty()) {
            calls.add("iam:RemoveUserFromGroup");
        }
        calls.add("iam:DeleteUser");
        return calls.toArray(String[]::new);
    }

    /** In words, one line each. */
    List<String> words() {
        List<String> words = new ArrayList<>();
        add(words, accessKeys.size(), "access key", String.join(", ", accessKeys));
        add(words, user.inline().size(), "inline policy", names(user.inline()));
        add(words, user.attached().size(), "attached policy", names(user.attached()));
        add(words, user.groups().size(), "group membership", String.join(", ", user.groups()));
        return words;
    }

    private static String names(List<HeldPolicy> held) {
        return String.join(", ", held.stream().map(each -> each.name()).toList());
    }

    private static void add(List<String> words, int count, String what, String names) {
        if (count > 0) {
            String plural = what.endsWith("y") && !what.endsWith("key")
                    ? what.substring(0, what.length() - 1) + "ies"
                    : what + "s";
            words.add(count + " " + (count == 1 ? what : plural) + ": " + names);
        }
    }
}
