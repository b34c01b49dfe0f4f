package dev.latchkey.policy;

import dev.latchkey.policy.Decision.Allowed;
import dev.latchkey.policy.Decision.ExplicitlyDenied;
import dev.latchkey.policy.Decision.ImplicitlyDenied;
import dev.latchkey.policy.Principal.Anonymous;
import dev.latchkey.policy.Principal.Root;
import dev.latchkey.policy.Principal.Service;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the gates in order (IAM User Guide, "Policy evaluation logic", "Cross-account policy evaluation logic").
 *
 * <p>In the requester's account an Allow of the resource policy is worth as much as the way it names him: itself ends
 * the walk, a role still passes boundary and session policy, an account only delegates. The one walk stays in one file
 * so that the order of the guide can be read from top to bottom.
 */
final class GateWalk {

    private final Evaluation evaluation;
    private final Predicate<StatementResult> assumed;
    private final Gate[] gates = new Gate[GateKind.values().length];

    /**
     * @param assumed which of the statements that hang on something unknown are taken to match; what could not be read
     *     is taken to allow
     */
    GateWalk(Evaluation evaluation, Predicate<StatementResult> assumed) {
        this.evaluation = evaluation;
        this.assumed = assumed;
        for (GateKind kind : GateKind.values()) {
            boolean there = kind == GateKind.DENY || evaluation.has(type(kind)) || isRootsOwn(kind);
            set(kind, there ? GateState.NOT_REACHED : GateState.NOT_APPLICABLE, null);
        }
    }

    Decision walk() {
        StatementResult denying = denying();
        if (denying != null) {
            set(GateKind.DENY, GateState.STOPPED, denying);
            return new ExplicitlyDenied(trace(), denying);
        }
        StatementResult mightDeny = evaluation.all().stream()
                .filter(result -> denies(result) && result.uncertain())
                .findFirst()
                .orElse(null);
        set(GateKind.DENY, mightDeny == null ? GateState.PASSED : GateState.DEPENDS, mightDeny);
        if (!passesOrganization()) {
            return new ImplicitlyDenied(trace(), GateKind.ORGANIZATION);
        }
        Grant grant = Grant.strongest(evaluation, assumed);
        set(GateKind.RESOURCE, grant.state(), grant.statement());
        if (evaluation.principal() instanceof Anonymous || evaluation.principal() instanceof Service) {
            return grant.allows() ? allowedBy(grant) : nothingAllows(GateKind.RESOURCE);
        }
        return sameAccount() ? inAccount(grant) : acrossAccounts(grant);
    }

    private @Nullable StatementResult denying() {
        return evaluation.all().stream()
                .filter(result -> denies(result) && counts(result))
                .findFirst()
                .orElse(null);
    }

    private static boolean denies(StatementResult result) {
        return result.statement().effect() == Effect.DENY;
    }

    private boolean counts(StatementResult result) {
        return result.matched() || result.uncertain() && assumed.test(result);
    }

    /** Each level must allow (AWS Organizations User Guide, "SCP evaluation"). */
    private boolean passesOrganization() {
        if (!evaluation.has(PolicyType.ORGANIZATION)) {
            return true;
        }
        Finding weakest = evaluation.isUnread(PolicyType.ORGANIZATION) ? Finding.UNREAD : null;
        for (List<StatementResult> level : evaluation.organization()) {
            Finding found = Finding.among(level, evaluation.isUnread(PolicyType.ORGANIZATION), assumed);
            if (!found.allows()) {
                set(GateKind.ORGANIZATION, GateState.STOPPED, null);
                return false;
            }
            weakest = weakest == null || weakest.certain() ? found : weakest;
        }
        if (weakest != null) {
            set(GateKind.ORGANIZATION, weakest.state(), weakest.by());
        }
        return true;
    }

    private Decision inAccount(Grant grant) {
        if (evaluation.principal() instanceof Root) {
            set(GateKind.IDENTITY, GateState.DECIDED, null);
            return new Allowed(trace(), null);
        }
        Finding identity = look(GateKind.IDENTITY);
        return switch (grant.naming()) {
            case ITSELF -> {
                look(GateKind.BOUNDARY);
                look(GateKind.SESSION);
                yield allowedBy(grant);
            }
            case ROLE -> stoppedByLimits() instanceof ImplicitlyDenied stopped ? stopped : allowedBy(grant);
            case ACCOUNT, NOT_NAMED -> allowedBy(identity);
        };
    }

    private Decision acrossAccounts(Grant grant) {
        boolean root = evaluation.principal() instanceof Root;
        Finding identity = root ? Finding.NOT_NEEDED : look(GateKind.IDENTITY);
        if (root) {
            set(GateKind.IDENTITY, GateState.PASSED, null);
        }
        if (!grant.allows()) {
            return nothingAllows(GateKind.RESOURCE);
        }
        return root ? allowedBy(grant) : allowedBy(identity);
    }

    /** Identity policies allow, if boundary and session policy do so too. */
    private Decision allowedBy(Finding identity) {
        if (!identity.allows()) {
            return nothingAllows(GateKind.IDENTITY);
        }
        Decision stopped = stoppedByLimits();
        if (stopped != null) {
            return stopped;
        }
        set(GateKind.IDENTITY, identity.certain() ? GateState.DECIDED : GateState.DEPENDS, identity.by());
        return new Allowed(trace(), identity.by());
    }

    private Decision allowedBy(Grant grant) {
        set(GateKind.RESOURCE, grant.certain() ? GateState.DECIDED : GateState.DEPENDS, grant.statement());
        return new Allowed(trace(), grant.statement());
    }

    /** Boundary and session policy grant nothing, but must allow as well. */
    private @Nullable Decision stoppedByLimits() {
        for (GateKind kind : List.of(GateKind.BOUNDARY, GateKind.SESSION)) {
            if (evaluation.has(type(kind)) && !look(kind).allows()) {
                set(kind, GateState.STOPPED, null);
                return new ImplicitlyDenied(trace(), kind);
            }
        }
        return null;
    }

    private Finding look(GateKind kind) {
        PolicyType type = type(kind);
        Finding found = Finding.among(evaluation.of(type), evaluation.isUnread(type), assumed);
        if (evaluation.has(type)) {
            set(kind, found.state(), found.by());
        }
        return found;
    }

    private boolean sameAccount() {
        return Accounts.same(evaluation.request().resource(), evaluation.principal());
    }

    /** The root user needs no identity policy: its gate says so. */
    private boolean isRootsOwn(GateKind kind) {
        return kind == GateKind.IDENTITY && evaluation.principal() instanceof Root;
    }

    private static PolicyType type(GateKind kind) {
        return switch (kind) {
            case DENY, IDENTITY -> PolicyType.IDENTITY;
            case ORGANIZATION -> PolicyType.ORGANIZATION;
            case RESOURCE -> PolicyType.RESOURCE;
            case BOUNDARY -> PolicyType.BOUNDARY;
            case SESSION -> PolicyType.SESSION;
        };
    }

    private Decision nothingAllows(GateKind kind) {
        set(kind, GateState.NOTHING_ALLOWS, null);
        return new ImplicitlyDenied(trace(), kind);
    }

    private void set(GateKind kind, GateState state, @Nullable StatementResult deciding) {
        gates[kind.ordinal()] = new Gate(kind, state, deciding);
    }

    private Trace trace() {
        List<Gate> walked = List.of(gates);
        return new Trace(walked, evaluation.all(), OpenReadings.of(evaluation, walked));
    }
}
