package dev.latchkey.access.page;

import dev.latchkey.access.Reach;
import dev.latchkey.inventory.KnownPrincipal;
import dev.latchkey.inventory.PrincipalKind;
import dev.latchkey.inventory.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The page Principals: one kind, filtered and cut.
 *
 * @param users how many of each kind there are before any filter
 * @param urls how many function URLs there are to reach
 */
record PrincipalList(PrincipalFilter filter, int users, int roles, int groups, int urls, int matches, List<Row> rows) {

    /**
     * @param inherited policies held through groups
     * @param members of a group, 0 for others
     */
    record Row(KnownPrincipal principal, int inherited, int members, Reach.Count reach, ReachBar bar) {

        /** {@code 1 inline, 2 attached, 1 via groups}; empty where there are none. */
        public String policies() {
            List<String> parts = new ArrayList<>();
            add(parts, principal.inline().size(), "inline");
            add(parts, principal.attached().size(), "attached");
            add(parts, inherited, "via groups");
            return String.join(", ", parts);
        }

        public String boundary() {
            return principal.findBoundary().map(held -> held.name()).orElse("");
        }

        /** Who may assume the role. */
        public List<String> trusts() {
            return Trust.words(principal);
        }

        private static void add(List<String> parts, int count, String word) {
            if (count > 0) {
                parts.add(count + " " + word);
            }
        }
    }

    static PrincipalList of(Snapshot snapshot, PrincipalFilter filter, Function<KnownPrincipal, Reach.Count> reach) {
        List<KnownPrincipal> kept = snapshot.principals().stream()
                .filter(filter::keeps)
                .filter(principal -> filter.reach().isEmpty() || filter.keeps(reach.apply(principal)))
                .toList();
        int urls = snapshot.functionUrls().size();
        List<Row> rows = Pager.cut(kept, filter.page()).stream()
                .map(principal -> row(snapshot, principal, reach.apply(principal), urls))
                .toList();
        return new PrincipalList(
                filter,
                snapshot.principals(PrincipalKind.USER).size(),
                snapshot.principals(PrincipalKind.ROLE).size(),
                snapshot.principals(PrincipalKind.GROUP).size(),
                urls,
                kept.size(),
                rows);
    }

    /** How many of the filtered kind there are before the filter. */
    public int all() {
        return switch (filter.kind()) {
            case USER -> users;
            case ROLE -> roles;
            case GROUP -> groups;
        };
    }

    List<String> names() {
        return rows.stream().map(row -> row.principal().name()).toList();
    }

    public Pager pager() {
        return Pager.of(matches, filter.page(), page -> filter.withPage(page).address());
    }

    private static Row row(Snapshot snapshot, KnownPrincipal principal, Reach.Count reach, int urls) {
        int inherited =
                snapshot.policiesOf(principal).size() - principal.policies().size();
        int members = principal.kind() == PrincipalKind.GROUP
                ? snapshot.membersOf(principal.name()).size()
                : 0;
        return new Row(principal, inherited, members, reach, ReachBar.of(reach.open(), urls));
    }
}
