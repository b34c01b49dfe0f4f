package dev.latchkey.access.remedy;

import dev.latchkey.access.AccessChecks;
import dev.latchkey.access.AccessReport;
import dev.latchkey.access.CallContext;
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
        List<Proved> proved = new ArrayList<>();
        if (!url.unsigned()) {
            new OtherSigners(checks, asked, asker)
                    .find()
                    .ifPresent(other -> proved.add(new Proved(List.of(other), Gain.NOBODY)));
        }
        new Search(checks, asked)
                .among(new Candidates(checks, asked, asker).all())
                .forEach(changes -> proved.add(new Proved(changes, Gain.NOBODY)));
        proved.sort(Comparator.comparing(Proved::caution));
        return proved.isEmpty()
                ? List.of(new NothingProved("No single change Latchkey can try allows this call."))
                : List.copyOf(proved.subList(0, Math.min(SHOWN, proved.size())));
    }
}
