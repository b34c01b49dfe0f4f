package dev.latchkey.access.page;

import dev.latchkey.inventory.KnownPrincipal;
import dev.latchkey.inventory.PrincipalKind;
import dev.latchkey.inventory.Snapshot;
import dev.latchkey.policy.Arn;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whom an access check asks about, found in the snapshot by what was chosen or typed.
 *
 * @param principal an ARN, a service's name or {@code anonymous}; empty where nobody is meant or can be found
 * @param problem why nobody can be found; empty where nothing is wrong
 */
record CheckSubject(String principal, String problem) {

    static final String ANONYMOUS = "anonymous";

    private static final int LONGEST = 2048;
    private static final int SHOWN = 60;

    static CheckSubject of(Snapshot snapshot, String typed) {
        if (typed.length() > LONGEST) {
            return refused("What you typed has " + typed.length() + " characters; no ARN has more than " + LONGEST
                    + ". Type the name of a user or role, or an ARN.");
        }
        if (typed.isEmpty() || typed.equals(ANONYMOUS) || typed.matches("[a-z0-9.-]+\\.amazonaws\\.com(\\.cn)?")) {
            return found(typed);
        }
        if (typed.matches("\\d{12}")) {
            return found("arn:aws:iam::" + typed + ":root");
        }
        return Arn.parse(typed).map(arn -> byArn(snapshot, typed, arn)).orElseGet(() -> byName(snapshot, typed));
    }

    private static CheckSubject byArn(Snapshot snapshot, String typed, Arn arn) {
        boolean names = arn.service().equals("iam") && arn.resource().matches("root|(user|role|group)/\\S+")
                || arn.service().equals("sts")
                        && arn.resource().matches("assumed-role/[^/\\s]+/\\S+|federated-user/\\S+");
        if (!names || !arn.account().matches("\\d{12}")) {
            return refused(shown(typed) + " names no principal. One of IAM reads arn:aws:iam::123456789012:user/name;"
                    + " a session arn:aws:sts::123456789012:assumed-role/role/session.");
        }
        if (arn.resource().startsWith("group/")) {
            return refused("A group signs nothing. Choose one of its users.");
        }
        boolean ours = arn.account().equals(snapshot.origin().accountId());
        boolean listed = arn.resource().matches("(user|role|assumed-role)/.*");
        return !ours
                        || !listed
                        || snapshot.lacksPrincipals()
                        || holder(snapshot, typed, arn).isPresent()
                ? found(typed)
                : refused("There is no " + words(arn) + " in " + arn.account()
                        + ". It may have been deleted, or is newer than this copy. Choose another, or read again.");
    }

    private static Optional<KnownPrincipal> holder(Snapshot snapshot, String typed, Arn arn) {
        return arn.service().equals("sts")
                ? snapshot.findPrincipal(PrincipalKind.ROLE, arn.resource().split("/")[1])
                : snapshot.findPrincipal(typed);
    }

    private static CheckSubject byName(Snapshot snapshot, String typed) {
        List<KnownPrincipal> named = Stream.of(PrincipalKind.USER, PrincipalKind.ROLE)
                .flatMap(kind -> snapshot.findPrincipal(kind, typed).stream())
                .toList();
        return switch (named.size()) {
            case 0 ->
                refused("No user or role here is named " + shown(typed)
                        + ". Choose one from the list, or type its ARN.");
            case 1 -> found(named.getFirst().arn());
            default ->
                refused("There is a user and a role named " + shown(typed) + ". Type the ARN of the one you mean.");
        };
    }

    private static String words(Arn arn) {
        String kind = arn.resource().startsWith("user/") ? "user " : "role ";
        String[] parts = arn.resource().split("/");
        return kind + shown(arn.service().equals("sts") ? parts[1] : parts[parts.length - 1]);
    }

    private static CheckSubject found(String principal) {
        return new CheckSubject(principal, "");
    }

    private static CheckSubject refused(String problem) {
        return new CheckSubject("", problem);
    }

    private static String shown(String typed) {
        return typed.length() <= SHOWN ? typed : typed.substring(0, SHOWN - 1) + "…";
    }
}
