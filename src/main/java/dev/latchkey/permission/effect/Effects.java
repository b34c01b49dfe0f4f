package dev.latchkey.permission.effect;

import dev.latchkey.access.AccessChecks;
import dev.latchkey.access.AccessReport;
import dev.latchkey.access.Caller;
import dev.latchkey.access.Verdict;
import dev.latchkey.inventory.FunctionUrl;
import dev.latchkey.inventory.KnownPrincipal;
import dev.latchkey.inventory.PrincipalKind;
import dev.latchkey.inventory.Snapshot;
import dev.latchkey.permission.FunctionRef;
import dev.latchkey.permission.PrincipalRef;
import dev.latchkey.policy.RequestContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Compares who can invoke what in two snapshots. */
@Component
public final class Effects {

    private final AccessChecks checks;

    Effects(AccessChecks checks) {
        this.checks = checks;
    }

    /** What becomes of the principal on every function URL; of a group, what becomes of its members. */
    public Shifts ofPrincipal(Snapshot before, Snapshot after, PrincipalRef principal) {
        List<Shift> shifts = new ArrayList<>();
        if (principal.kind() == PrincipalKind.GROUP) {
            for (KnownPrincipal member : before.membersOf(principal.name())) {
                add(shifts, before, after, member, member.name() + " on ");
            }
            return new Shifts(shifts, "pairs of member and function URL");
        }
        before.findPrincipal(principal.kind(), principal.name())
                .ifPresent(known -> add(shifts, before, after, known, ""));
        return new Shifts(shifts, "function URLs");
    }

    /** What becomes of everybody on one function URL; empty when the function has none. */
    public Shifts ofUrl(Snapshot before, Snapshot after, FunctionRef function) {
        Map<String, Verdict> old = callers(before, function);
        Map<String, Verdict> now = callers(after, function);
        Map<String, Verdict> all = new LinkedHashMap<>(old);
        now.forEach(all::putIfAbsent);
        List<Shift> shifts = new ArrayList<>();
        for (String name : all.keySet()) {
            shifts.add(new Shift(name, old.getOrDefault(name, Verdict.DENIED), now.getOrDefault(name, Verdict.DENIED)));
        }
        return new Shifts(shifts, "principals");
    }

    /** What one user or role gets back from the URL. */
    public Optional<AccessReport> report(Snapshot snapshot, KnownPrincipal principal, FunctionRef function) {
        return snapshot.findFunctionUrl(function.id())
                .map(url -> checks.check(snapshot, principal, url, RequestContext.empty()));
    }

    private void add(List<Shift> shifts, Snapshot before, Snapshot after, KnownPrincipal known, String prefix) {
        Optional<KnownPrincipal> changed = after.findPrincipal(known.arn());
        if (changed.isEmpty()) {
            return;
        }
        List<AccessReport> old = checks.reachOf(before, known).reports();
        List<AccessReport> now = checks.reachOf(after, changed.get()).reports();
        for (int i = 0; i < old.size(); i++) {
            shifts.add(new Shift(
                    prefix + old.get(i).url().id(),
                    old.get(i).verdict(),
                    now.get(i).verdict()));
        }
    }

    private Map<String, Verdict> callers(Snapshot snapshot, FunctionRef function) {
        Map<String, Verdict> verdicts = new LinkedHashMap<>();
        Optional<FunctionUrl> url = snapshot.findFunctionUrl(function.id());
        if (url.isPresent()) {
            for (Caller caller : checks.whoCanInvoke(snapshot, url.get()).rows()) {
                verdicts.put(label(caller), caller.report().verdict());
            }
        }
        return verdicts;
    }

    /** A user and a role may share a name. */
    private static String label(Caller caller) {
        return switch (caller.kind()) {
            case USER, ANYONE -> caller.name();
            case ROLE -> caller.name() + " (role)";
            case SESSION -> caller.name() + " (session)";
            case OTHER_ACCOUNT -> caller.name() + " (other account)";
            case SERVICE -> caller.name() + " (service)";
        };
    }
}
