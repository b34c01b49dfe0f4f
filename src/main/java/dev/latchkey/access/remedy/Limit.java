package dev.latchkey.access.remedy;

import dev.latchkey.access.AccessChecks;
import dev.latchkey.access.remedy.change.Asked;
import dev.latchkey.access.remedy.change.Asker;
import dev.latchkey.inventory.HeldPolicy;
import dev.latchkey.inventory.KnownPrincipal;
import dev.latchkey.inventory.PrincipalKind;
import dev.latchkey.inventory.ResourcePolicy;
import java.util.List;

/** Tells a boundary that leaves the call out, for which a statement that names the user would be a way around. */
final class Limit {

    private final AccessChecks checks;
    private final Asked asked;

    Limit(AccessChecks checks, Asked asked) {
        this.checks = checks;
        this.asked = asked;
    }

    /** The name of a user's boundary that does not allow the call; empty where nothing would be passed by. */
    String passedBy(Asker asker) {
        return asker.known()
                .filter(known -> known.kind() == PrincipalKind.USER)
                .flatMap(known -> known.findBoundary()
                        .filter(boundary -> !allows(known, boundary))
                        .map(HeldPolicy::name))
                .orElse("");
    }

    /** Asks as if the boundary were the only policy there is. */
    private boolean allows(KnownPrincipal known, HeldPolicy boundary) {
        KnownPrincipal alone = new KnownPrincipal(
                known.kind(),
                known.name(),
                known.arn(),
                known.path(),
                known.uniqueId(),
                known.created(),
                List.of(boundary),
                List.of(),
                null,
                null,
                known.tags(),
                null);
        return asked.with(alone)
                .with(asked.url().with(new ResourcePolicy.None()))
                .open(checks);
    }
}
