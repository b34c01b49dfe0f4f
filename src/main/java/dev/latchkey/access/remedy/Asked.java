package dev.latchkey.access.remedy;

import dev.latchkey.access.AccessChecks;
import dev.latchkey.access.AccessReport;
import dev.latchkey.access.CallContext;
import dev.latchkey.inventory.FunctionUrl;
import dev.latchkey.inventory.KnownPrincipal;
import dev.latchkey.inventory.Snapshot;

/**
 * A question to the access check, so that a change can be tried on it.
 *
 * @param principalArn who signs
 * @param urlId {@code name} or {@code name:qualifier}
 */
record Asked(Snapshot snapshot, String principalArn, String urlId, CallContext context) {

    FunctionUrl url() {
        return snapshot.findFunctionUrl(urlId).orElseThrow();
    }

    AccessReport answer(AccessChecks checks) {
        return checks.check(snapshot, principalArn, url(), context);
    }

    Asked by(String otherArn) {
        return new Asked(snapshot, otherArn, urlId, context);
    }

    Asked with(CallContext other) {
        return new Asked(snapshot, principalArn, urlId, other);
    }

    Asked with(KnownPrincipal changed) {
        return new Asked(snapshot.with(changed), principalArn, urlId, context);
    }

    Asked with(FunctionUrl changed) {
        return new Asked(snapshot.with(changed), principalArn, urlId, context);
    }
}
