package dev.latchkey.access.remedy.change;

import dev.latchkey.access.AccessChecks;
import dev.latchkey.access.AccessReport;
import dev.latchkey.access.CallContext;
import dev.latchkey.inventory.FunctionUrl;
import dev.latchkey.inventory.HeldPolicy;
import dev.latchkey.inventory.KnownPrincipal;
import dev.latchkey.inventory.PolicyDocument;
import dev.latchkey.inventory.Snapshot;
import java.util.List;

/**
 * A question to the access check, so that a change can be tried on it.
 *
 * @param principalArn who signs
 * @param urlId {@code name} or {@code name:qualifier}
 */
public record Asked(Snapshot snapshot, String principalArn, String urlId, CallContext context) {

    public FunctionUrl url() {
        return snapshot.findFunctionUrl(urlId).orElseThrow();
    }

    public AccessReport answer(AccessChecks checks) {
        return checks.check(snapshot, principalArn, url(), context);
    }

    /** The same answer in one word. */
    public boolean open(AccessChecks checks) {
        return checks.allows(snapshot, principalArn, url(), context);
    }

    public Asked by(String otherArn) {
        return new Asked(snapshot, otherArn, urlId, context);
    }

    public Asked at(String otherUrl) {
        return new Asked(snapshot, principalArn, otherUrl, context);
    }

    public Asked with(CallContext other) {
        return new Asked(snapshot, principalArn, urlId, other);
    }

    public Asked with(KnownPrincipal changed) {
        return new Asked(snapshot.with(changed), principalArn, urlId, context);
    }

    /** With another text of that managed policy, wherever it is attached or a boundary. */
    Asked withPolicy(String arn, PolicyDocument document) {
        List<KnownPrincipal> principals = snapshot.principals().stream()
                .map(principal -> changed(principal, arn, document))
                .toList();
        return new Asked(snapshot.with(principals), principalArn, urlId, context);
    }

    public Asked with(FunctionUrl changed) {
        return new Asked(snapshot.with(changed), principalArn, urlId, context);
    }

    private static KnownPrincipal changed(KnownPrincipal principal, String arn, PolicyDocument document) {
        KnownPrincipal changed = principal;
        if (principal.policies().stream().anyMatch(held -> is(held, arn))) {
            changed = changed.withPolicies(principal.policies().stream()
                    .map(held -> is(held, arn) ? held.with(document) : held)
                    .toList());
        }
        HeldPolicy boundary = principal.boundary();
        return boundary != null && is(boundary, arn) ? changed.withBoundary(boundary.with(document)) : changed;
    }

    private static boolean is(HeldPolicy held, String arn) {
        return held.arn().map(arn::equals).orElse(false);
    }
}
