package dev.latchkey.access;

import dev.latchkey.inventory.FunctionUrl;
import dev.latchkey.inventory.KnownPrincipal;
import dev.latchkey.inventory.Snapshot;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Who can invoke what in one snapshot, as numbers: lists need no traces, and traces would fill the memory. */
public final class Counted {

    private final AccessChecks checks;
    private final Snapshot snapshot;
    private final VerdictGrid grid;
    private final Map<String, Callers.Count> callers = new ConcurrentHashMap<>();

    Counted(AccessChecks checks, Snapshot snapshot) {
        this.checks = checks;
        this.snapshot = snapshot;
        this.grid = new VerdictGrid(checks, snapshot);
    }

    Snapshot snapshot() {
        return snapshot;
    }

    public Callers.Count callersOf(FunctionUrl url) {
        return callers.computeIfAbsent(url.id(), id -> new CallerSearch(checks, snapshot, url).count(grid));
    }

    public Reach.Count reachOf(KnownPrincipal principal) {
        return grid.reach(principal);
    }
}
