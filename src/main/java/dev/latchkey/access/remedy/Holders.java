package dev.latchkey.access.remedy;

import dev.latchkey.access.remedy.change.Asker;
import dev.latchkey.inventory.HeldPolicy;
import dev.latchkey.inventory.KnownPrincipal;
import dev.latchkey.inventory.PrincipalKind;
import dev.latchkey.inventory.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Users and roles that stand behind a group or a managed policy, without the one who asked. */
record Holders(Snapshot snapshot, Asker asker) {

    /** The members of a group; nobody else behind a user or role. */
    List<KnownPrincipal> behind(KnownPrincipal holder) {
        return holder.kind() == PrincipalKind.GROUP
                ? snapshot.membersOf(holder.name()).stream().filter(this::other).toList()
                : List.of();
    }

    /** Whoever has the policy as a boundary, attached, or through a group. */
    List<KnownPrincipal> of(String policyArn) {
        Set<String> groups = snapshot.principals(PrincipalKind.GROUP).stream()
                .filter(group -> attached(group, policyArn))
                .map(KnownPrincipal::name)
                .collect(Collectors.toSet());
        return everybody().stream()
                .filter(principal -> attached(principal, policyArn)
                        || principal
                                .findBoundary()
                                .filter(held -> is(held, policyArn))
                                .isPresent()
                        || principal.groups().stream().anyMatch(groups::contains))
                .toList();
    }

    /** All other users and roles. */
    List<KnownPrincipal> everybody() {
        List<KnownPrincipal> all = new ArrayList<>(snapshot.principals(PrincipalKind.USER));
        all.addAll(snapshot.principals(PrincipalKind.ROLE));
        return all.stream().filter(this::other).toList();
    }

    private boolean other(KnownPrincipal principal) {
        return !principal.arn().equals(asker.arn());
    }

    private static boolean attached(KnownPrincipal principal, String arn) {
        return Stream.of(principal).flatMap(each -> each.policies().stream()).anyMatch(held -> is(held, arn));
    }

    private static boolean is(HeldPolicy held, String arn) {
        return held.arn().map(arn::equals).orElse(false);
    }
}
