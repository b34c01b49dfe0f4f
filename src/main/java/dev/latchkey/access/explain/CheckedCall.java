package dev.latchkey.access.explain;

import dev.latchkey.access.AccessReport;
import dev.latchkey.access.ActionDecision;
import dev.latchkey.access.CallContext;
import dev.latchkey.inventory.FunctionUrl;
import dev.latchkey.inventory.KnownPrincipal;
import dev.latchkey.inventory.PrincipalKind;
import dev.latchkey.inventory.Snapshot;
import dev.latchkey.policy.Arn;
import dev.latchkey.policy.Gate;
import dev.latchkey.policy.GateKind;
import dev.latchkey.policy.Principal;
import dev.latchkey.policy.StatementResult;
import java.util.Optional;

/**
 * A call that was checked, with what came out.
 *
 * @param principal as it was asked about: an ARN, a service's name or {@code anonymous}
 */
public record CheckedCall(
        Snapshot snapshot, String principal, FunctionUrl url, CallContext context, AccessReport report) {

    /** The user or role whose policies decide: of a session its role. */
    public Optional<KnownPrincipal> holder() {
        Optional<KnownPrincipal> exact = snapshot.findPrincipal(principal);
        return exact.isPresent() || !(report.principal() instanceof Principal.RoleSession session)
                ? exact
                : snapshot.findPrincipal(session.roleArn());
    }

    /** As sentences name the caller: {@code DataScience}. */
    public String name() {
        return holder().map(KnownPrincipal::name).orElseGet(this::strangerName);
    }

    private String strangerName() {
        if (principal.equals("anonymous")) {
            return "Anyone";
        }
        Optional<Arn> arn = Arn.parse(principal);
        if (arn.isEmpty()) {
            return principal;
        }
        String resource = arn.get().resource();
        String name = resource.equals("root") ? "root" : resource.substring(resource.lastIndexOf('/') + 1);
        return arn.get().account().equals(url.accountId())
                ? name
                : name + " of account " + arn.get().account();
    }

    /** Whether caller and function belong to different accounts. */
    boolean acrossAccounts() {
        String account = report.principal().accountId();
        return !account.isEmpty() && !account.equals(url.accountId());
    }

    /** Whether the URL asks for no signature, or none was given. */
    boolean nobodySigns() {
        return report.principal() instanceof Principal.Anonymous;
    }

    /** Whether its sessions may carry a session policy. */
    boolean mayCarrySessionPolicy() {
        return !nobodySigns() && signsWithSessions();
    }

    private boolean signsWithSessions() {
        return report.principal() instanceof Principal.RoleSession
                || report.principal() instanceof Principal.FederatedUser
                || holder().filter(known -> known.kind() == PrincipalKind.ROLE).isPresent();
    }

    /** The decision for that action, without its service; the failing one where nothing needs it. */
    public ActionDecision decision(String action) {
        return report.decisions().stream()
                .filter(each -> each.shortName().equals(action))
                .findFirst()
                .orElse(report.shown());
    }

    /** The other of two actions. */
    Optional<ActionDecision> other(ActionDecision one) {
        return report.decisions().stream().filter(each -> !each.equals(one)).findFirst();
    }

    /** Whether the gate came to the same for both actions, by the same policy. */
    boolean both(ActionDecision one, GateKind kind) {
        Gate here = one.decision().trace().gate(kind);
        return other(one)
                .map(other -> other.decision().trace().gate(kind))
                .filter(there -> there.state() == here.state())
                .filter(there -> source(there).equals(source(here)))
                .isPresent();
    }

    /** Whether one and the same statement settled the gate for both actions. */
    boolean sameStatement(ActionDecision one, GateKind kind) {
        StatementResult here = one.decision().trace().gate(kind).deciding();
        return both(one, kind)
                && here != null
                && other(one)
                        .map(other -> other.decision().trace().gate(kind).deciding())
                        .filter(there -> there.index() == here.index())
                        .isPresent();
    }

    private static String source(Gate gate) {
        return gate.deciding() == null ? "" : gate.deciding().source().toString();
    }
}
