package dev.latchkey.access.remedy;

import dev.latchkey.access.AccessChecks;
import dev.latchkey.access.remedy.change.Asked;
import dev.latchkey.access.remedy.change.Change;
import dev.latchkey.access.remedy.change.Grant;
import dev.latchkey.access.remedy.change.RewriteBoundary;
import dev.latchkey.access.remedy.change.UrlAction;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Tries changes on the question, one by one, then in pairs, then in threes, and keeps those that the check allows. */
final class Search {

    private static final int MOST_CHANGES = 3;

    /** Checks a search may make; a thousand take some tens of milliseconds. */
    private static final int MOST_TRIALS = 1000;

    private final AccessChecks checks;
    private final Asked asked;
    private int trials;

    Search(AccessChecks checks, Asked asked) {
        this.checks = checks;
        this.asked = asked;
    }

    /** The smallest sets of changes that allow the call, all of the same size, without an action too many. */
    List<List<Change>> among(List<Change> candidates) {
        for (int size = 1; size <= MOST_CHANGES; size++) {
            List<List<Change>> found = new ArrayList<>();
            extend(List.of(), asked, size, candidates, found);
            if (!found.isEmpty()) {
                return found.stream()
                        .filter(changes -> !rewritesTooMuch(changes))
                        .map(this::least)
                        .toList();
            }
        }
        return List.of();
    }

    /**
     * @param changed the question once what is chosen is done, so that only one more change is made on it
     * @param candidates those that stand behind the chosen ones
     */
    private void extend(
            List<Change> chosen, Asked changed, int size, List<Change> candidates, List<List<Change>> found) {
        for (int i = 0; i < candidates.size() && trials < MOST_TRIALS; i++) {
            Change next = candidates.get(i);
            boolean twice = !next.slot().isEmpty()
                    && chosen.stream().anyMatch(each -> each.slot().equals(next.slot()));
            if (twice || candidates.size() - i < size) {
                continue;
            }
            List<Change> more = new ArrayList<>(chosen);
            more.add(next);
            Asked then = next.after(changed);
            if (size > 1) {
                extend(more, then, size - 1, candidates.subList(i + 1, candidates.size()), found);
            } else if (allows(then)) {
                found.add(more);
            }
        }
    }

    /** Whether a boundary is widened that only has to be narrowed; that way is found as well. */
    private boolean rewritesTooMuch(List<Change> changes) {
        List<Change> narrower = changes.stream()
                .map(change -> change instanceof RewriteBoundary rewrite ? rewrite.narrow() : change)
                .toList();
        return !narrower.equals(changes) && proves(narrower);
    }

    private boolean allows(Asked changed) {
        trials++;
        return changed.open(checks);
    }

    private boolean proves(List<Change> changes) {
        Asked changed = asked;
        for (Change change : changes) {
            changed = change.after(changed);
        }
        return allows(changed);
    }

    /** Leaves out every action that the proof does not need. */
    private List<Change> least(List<Change> changes) {
        List<Change> least = new ArrayList<>(changes);
        for (int i = 0; i < least.size(); i++) {
            if (least.get(i) instanceof Grant grant) {
                least.set(i, least(least, i, grant));
            }
        }
        return List.copyOf(least);
    }

    private Grant least(List<Change> changes, int place, Grant grant) {
        Grant least = grant;
        for (UrlAction action : grant.actions()) {
            Set<UrlAction> fewer = EnumSet.copyOf(least.actions());
            fewer.remove(action);
            List<Change> trial = new ArrayList<>(changes);
            if (!fewer.isEmpty()) {
                trial.set(place, least.only(fewer));
                if (proves(trial)) {
                    least = least.only(fewer);
                }
            }
        }
        return least;
    }
}
