package dev.latchkey.access;

import dev.latchkey.inventory.Snapshot;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The counts of each connection's latest snapshot; an older one makes room. */
final class CountedCopies {

    private final Map<String, Counted> byConnection = new ConcurrentHashMap<>();
    private final AccessChecks checks;

    CountedCopies(AccessChecks checks) {
        this.checks = checks;
    }

    Counted of(Snapshot snapshot) {
        Counted known = byConnection.get(snapshot.connectionId());
        if (known != null && known.snapshot() == snapshot) {
            return known;
        }
        Counted fresh = new Counted(checks, snapshot);
        byConnection.put(snapshot.connectionId(), fresh);
        return fresh;
    }
}
