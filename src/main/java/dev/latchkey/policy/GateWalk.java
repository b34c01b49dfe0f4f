package dev.latchkey.policy;

import dev.latchkey.policy.Decision.Allowed;
import dev.latchkey.policy.Decision.ExplicitlyDenied;
import dev.latchkey.policy.Decision.ImplicitlyDenied;
import dev.latchkey.policy.Principal.Anonymous;
import dev.latchkey.policy.Principal.FederatedUser;
import dev.latchkey.policy.Principal.Root;
import dev.latchkey.policy.Principal.Service;
import dev.latchkey.policy.PrincipalMatcher.Naming;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the gates in order (IAM User Guide, "Policy evaluation logic", "Cross-account policy evaluation logic").
 *
 * <p>In the requester's account an Allow of the resource policy is worth as much as the way it names him: itself ends
 * the walk, a role still passes boundary and session policy, an account only delegates.
 */
final class GateWalk {

    private final Evaluation evaluation;
    private final boolean hopeful;
    private final Principal principal;
    private final Gate[] gates = new Gate[GateKind.values().length];

    GateWalk(Evaluation evaluation, boolean hopeful) {
        this.evaluation = evaluation;
        this.hopeful = hopeful;
        this.principal = evaluation.request().principal();
        for (GateKind kind : GateKind.values()) {
            set(kind, exists(kind) ? GateState.NOT_REACHED : GateState.NOT_APPLICABLE, null);
        }
    }

    Decision walk() {
        StatementResult denying = denying();
        if (denying != null) {
            set(GateKind.DENY, GateState.STOPPED, denying);
            return new ExplicitlyDenied(trace(), denying);
        }
        set(GateKind.DENY, GateState.PASSED, null);
        if (!passesOrganization()) {
            return new ImplicitlyDenied(trace(), GateKind.ORGANIZATION);
        }
        Grant grant = resourceGrant();
        set(GateKind.RESOURCE, state(grant.allows()), grant.statement);
        if (principal instanceof Anonymous || principal instanceof Service) {
            return byResourceAlone(grant);
        }
        return sameAccount() ? inAccount(grant) : acrossAccounts(grant);
    }

    private @Nullable StatementResult denying() {
        StatementResult matched = evaluation.all().stream()
                .filter(result -> result.statement().effect() == Effect.DENY)
                .filter(result -> Evaluation.matches(result, hopeful))
                .findFirst()
                .orElse(null);
        return matched != null || hopeful || evaluation.policies().unread().isEmpty() ? matched : unreadDeny();
    }

    /** What could not be read might deny. */
    private StatementResult unreadDeny() {
        PolicyType type = evaluation.policies().unread().iterator().next();
        Statement any = new Statement(
                Optional.empty(),
                Effect.DENY,
                Optional.empty(),
                new PatternElement(false, List.of("*")),
                Optional.empty(),
                List.of(),
                Optional.of("This policy could not be read."));
        return new StatementResult(PolicySource.of(type, "a policy that could not be read"), 0, any, null);
    }

    /** SCPs bind users and roles of the account, the root user included; each level must allow. */
    private boolean passesOrganization() {
        boolean bound = !(principal instanceof Anonymous || principal instanceof Service);
        if (evaluation.organization().isEmpty() || !bound) {
            set(GateKind.ORGANIZATION, GateState.NOT_APPLICABLE, null);
            return true;
        }
        StatementResult last = null;
        for (List<StatementResult> level : evaluation.organization()) {
            last = allowing(level, PolicyType.ORGANIZATION);
            if (last == null) {
                set(GateKind.ORGANIZATION, GateState.STOPPED, null);
                return false;
            }
        }
        set(GateKind.ORGANIZATION, GateState.PASSED, last);
        return true;
    }

    private Decision byResourceAlone(Grant grant) {
        Arrays.stream(GateKind.values())
                .filter(kind -> kind.ordinal() > GateKind.RESOURCE.ordinal())
                .forEach(kind -> set(kind, GateState.NOT_APPLICABLE, null));
        if (!grant.allows()) {
            set(GateKind.RESOURCE, GateState.NOTHING_ALLOWS, null);
            return new ImplicitlyDenied(trace(), GateKind.RESOURCE);
        }
        return allowed(GateKind.RESOURCE, grant.statement);
    }

    private Decision inAccount(Grant grant) {
        if (principal instanceof Root) {
            set(GateKind.IDENTITY, GateState.DECIDED, null);
            return new Allowed(trace(), null);
        }
        StatementResult identity = allowing(GateKind.IDENTITY);
        set(GateKind.IDENTITY, state(identity != null), identity);
        if (grant.naming == Naming.ITSELF) {
            look(GateKind.BOUNDARY);
            look(GateKind.SESSION);
            return allowed(GateKind.RESOURCE, grant.statement);
        }
        if (grant.naming == Naming.ROLE) {
            return limited(GateKind.RESOURCE, grant.statement);
        }
        return identity == null ? nothingAllows(GateKind.IDENTITY) : limited(GateKind.IDENTITY, identity);
    }

    private Decision acrossAccounts(Grant grant) {
        StatementResult identity = allowing(GateKind.IDENTITY);
        boolean root = principal instanceof Root;
        set(GateKind.IDENTITY, state(root || identity != null), identity);
        if (!grant.allows()) {
            return nothingAllows(GateKind.RESOURCE);
        }
        if (!root && identity == null) {
            return nothingAllows(GateKind.IDENTITY);
        }
        return root ? allowed(GateKind.RESOURCE, grant.statement) : limited(GateKind.IDENTITY, identity);
    }

    /** Boundary and session policy grant nothing, but must allow as well. */
    private Decision limited(GateKind by, @Nullable StatementResult statement) {
        for (GateKind kind : List.of(GateKind.BOUNDARY, GateKind.SESSION)) {
            if (!exists(kind)) {
                continue;
            }
            StatementResult allowing = allowing(kind);
            set(kind, allowing == null ? GateState.STOPPED : GateState.PASSED, allowing);
            if (allowing == null) {
                return new ImplicitlyDenied(trace(), kind);
            }
        }
        return allowed(by, statement);
    }

    /** A federated session without a session policy may do nothing, so its gate is always there. */
    private boolean exists(GateKind kind) {
        PolicySet policies = evaluation.policies();
        boolean unread = policies.unread().contains(Evaluation.type(kind));
        return switch (kind) {
            case DENY, RESOURCE, IDENTITY -> true;
            case ORGANIZATION -> !policies.organization().isEmpty() || unread;
            case BOUNDARY -> policies.boundary().isPresent() || unread;
            case SESSION -> policies.session().isPresent() || principal instanceof FederatedUser || unread;
        };
    }

    /** AWS's own policies ({@code arn:aws:iam::aws:policy/…}) are every account's to read. */
    private boolean sameAccount() {
        String owner =
                Arn.parse(evaluation.request().resource()).map(Arn::account).orElse("");
        return owner.isEmpty() || owner.equals("aws") || owner.equals(principal.accountId());
    }

    private Grant resourceGrant() {
        Optional<Grant> strongest = evaluation.of(PolicyType.RESOURCE).stream()
                .filter(result -> result.statement().effect() == Effect.ALLOW)
                .filter(result -> Evaluation.matches(result, hopeful))
                .map(result -> new Grant(naming(result), result))
                .max(Comparator.comparing(Grant::naming));
        boolean unread = hopeful && evaluation.policies().unread().contains(PolicyType.RESOURCE);
        return strongest.orElse(new Grant(unread ? Naming.ITSELF : Naming.NOT_NAMED, null));
    }

    private Naming naming(StatementResult result) {
        return result.statement()
                .principal()
                .map(element -> PrincipalMatcher.naming(element, principal))
                .orElse(Naming.NOT_NAMED);
    }

    private @Nullable StatementResult allowing(GateKind kind) {
        PolicyType type = Evaluation.type(kind);
        return allowing(evaluation.of(type), type);
    }

    private @Nullable StatementResult allowing(List<StatementResult> results, PolicyType type) {
        Optional<StatementResult> allow = results.stream()
                .filter(result -> result.statement().effect() == Effect.ALLOW)
                .filter(result -> Evaluation.matches(result, hopeful))
                .findFirst();
        boolean unread = hopeful && evaluation.policies().unread().contains(type);
        return allow.orElseGet(() -> unread ? unreadDeny() : null);
    }

    private void look(GateKind kind) {
        if (exists(kind)) {
            StatementResult allowing = allowing(kind);
            set(kind, allowing == null ? GateState.NO_MATCH : GateState.PASSED, allowing);
        }
    }

    private static GateState state(boolean allows) {
        return allows ? GateState.PASSED : GateState.NO_MATCH;
    }

    private Decision nothingAllows(GateKind kind) {
        set(kind, GateState.NOTHING_ALLOWS, null);
        return new ImplicitlyDenied(trace(), kind);
    }

    private Decision allowed(GateKind by, @Nullable StatementResult statement) {
        set(by, GateState.DECIDED, statement);
        return new Allowed(trace(), statement);
    }

    private void set(GateKind kind, GateState state, @Nullable StatementResult deciding) {
        gates[kind.ordinal()] = new Gate(kind, state, deciding);
    }

    private Trace trace() {
        return new Trace(List.of(gates), evaluation.all());
    }

    private record Grant(Naming naming, @Nullable StatementResult statement) {
        boolean allows() {
            return naming != Naming.NOT_NAMED;
        }
    }
}
