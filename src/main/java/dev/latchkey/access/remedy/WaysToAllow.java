package dev.latchkey.access.remedy;

import dev.latchkey.access.AccessChecks;
import dev.latchkey.access.AccessReport;
import dev.latchkey.access.CallContext;
import dev.latchkey.access.remedy.change.Asked;
import dev.latchkey.access.remedy.change.Asker;
import dev.latchkey.access.remedy.change.Change;
import dev.latchkey.inventory.FunctionUrl;
import dev.latchkey.inventory.Snapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/** Finds what would allow a call that is not allowed; everything it names was tried on the access check. */
@Component
public final class WaysToAllow {

    private static final int SHOWN = 3;

    private final AccessChecks checks;

    WaysToAllow(AccessChecks checks) {
        this.checks = checks;
    }

    /**
     * At most three, the safest first; empty when the call is allowed already, a single {@link NothingProved} when
     * no change can be shown to allow it.
     */
    public List<Way> find(
            Snapshot snapshot, String principalArn, FunctionUrl url, CallContext context, AccessReport report) {
        if (report.open()) {
            return List.of();
        }
        Asked asked = new Asked(snapshot, principalArn, url.id(), context);
        Asker asker = Asker.of(snapshot, principalArn);
        if (Obstacle.organization(report)) {
            return List.of(new NothingProved(Obstacle.of(report, asker, url)));
        }
        List<Proved> proved = new ArrayList<>();
        for (List<Change> changes : changes(asked, asker, report)) {
            proved.add(new Proved(changes, new Gains(checks, asked).of(changes)));
        }
        proved.sort(Comparator.comparing(Proved::caution)
                .thenComparing(way -> way.gain().nobody() ? 0 : 1)
                .thenComparing(Proved::others));
        return proved.isEmpty()
                ? List.of(new NothingProved(Obstacle.of(report, asker, url)))
                : List.copyOf(proved.subList(0, Math.min(SHOWN, proved.size())));
    }

    private List<List<Change>> changes(Asked asked, Asker asker, AccessReport report) {
        Search search = new Search(checks, asked);
        Candidates candidates = new Candidates(checks, asked, asker, report);
        List<List<Change>> found = new ArrayList<>();
        if (asked.url().unsigned()) {
            found.addAll(search.among(candidates.guarded()));
            found.addAll(search.among(candidates.opened()));
            return found;
        }
        if (asker.here(asked.url())) {
            new OtherSigners(checks, asked, asker).find().ifPresent(other -> found.add(List.of(other)));
        }
        String limit = new Limit(checks, asked).passedBy(asker);
        List<List<Change>> least = search.among(limit.isEmpty() ? candidates.signed() : candidates.limited());
        found.addAll(least);
        if (!limit.isEmpty() && least.isEmpty()) {
            found.addAll(search.among(candidates.pastTheBoundary(limit)));
        }
        return found;
    }
}
