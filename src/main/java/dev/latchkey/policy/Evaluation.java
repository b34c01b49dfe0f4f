package dev.latchkey.policy;

import dev.latchkey.policy.Decision.Undetermined;
import dev.latchkey.policy.Principal.FederatedUser;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One request against all its policies.
 *
 * <p>What is not known is tried both ways: once as it would help the request, once as it would hurt it. If both come
 * to the same, it did not matter.
 */
final class Evaluation {

    private final AuthorizationRequest request;
    private final PolicySet policies;
    private final Set<PolicyType> bearing;
    private final Set<PolicyType> unread = EnumSet.noneOf(PolicyType.class);
    private final Map<PolicyType, List<StatementResult>> results = new EnumMap<>(PolicyType.class);
    private final List<List<StatementResult>> organization = new ArrayList<>();
    private final List<StatementResult> all = new ArrayList<>();

    Evaluation(AuthorizationRequest request, PolicySet policies) {
        this.request = request;
        this.policies = policies;
        this.bearing = Bearing.on(request.principal());
        unread.addAll(policies.unread());
        unread.retainAll(bearing);
        for (List<SourcedPolicy> level : policies.organization()) {
            organization.add(look(PolicyType.ORGANIZATION, level));
        }
        look(PolicyType.RESOURCE, policies.resource().stream().toList());
        look(PolicyType.IDENTITY, policies.identity());
        look(PolicyType.BOUNDARY, policies.boundary().stream().toList());
        look(PolicyType.SESSION, policies.session().orElse(List.of()));
    }

    private List<StatementResult> look(PolicyType type, List<SourcedPolicy> policies) {
        List<StatementResult> looked = new ArrayList<>();
        if (bearing.contains(type)) {
            policies.forEach(policy -> look(type, policy, looked));
        }
        results.put(type, looked);
        all.addAll(looked);
        return looked;
    }

    private void look(PolicyType type, SourcedPolicy policy, List<StatementResult> looked) {
        CompiledStatement[] statements = policy.document().compiled().statements();
        for (int i = 0; i < statements.length; i++) {
            MismatchReason miss = statements[i].miss(type, request);
            looked.add(new StatementResult(policy.source(), i, statements[i].statement(), miss));
        }
    }

    Decision decide() {
        Decision best = new GateWalk(this, result -> allows(result)).walk();
        boolean certain = unread.isEmpty() && all.stream().noneMatch(StatementResult::uncertain);
        if (certain || !best.allowed()) {
            return best;
        }
        if (!unread.isEmpty()) {
            return new Undetermined(best.trace(), new Pivots(this).keys(), unread);
        }
        Decision worst = new GateWalk(this, result -> !allows(result)).walk();
        return worst.allowed() ? worst : byCases(best);
    }

    private Decision byCases(Decision best) {
        List<StatementResult> uncertain =
                all.stream().filter(StatementResult::uncertain).toList();
        Cases cases = Cases.of(request, policies, uncertain).orElse(null);
        if (cases == null) {
            return new Undetermined(best.trace(), new Pivots(this).keys(), unread);
        }
        return cases.settled()
                .map(known -> new Evaluation(known, policies).decide())
                .orElseGet(() -> new Undetermined(best.trace(), cases.turning(), unread));
    }

    private static boolean allows(StatementResult result) {
        return result.statement().effect() == Effect.ALLOW;
    }

    Principal principal() {
        return request.principal();
    }

    AuthorizationRequest request() {
        return request;
    }

    List<StatementResult> all() {
        return all;
    }

    List<StatementResult> of(PolicyType type) {
        return results.getOrDefault(type, List.of());
    }

    List<List<StatementResult>> organization() {
        return organization;
    }

    boolean isUnread(PolicyType type) {
        return unread.contains(type);
    }

    /** Whether there are policies of the type that bear on the principal, read or not. */
    boolean has(PolicyType type) {
        boolean given = switch (type) {
            case ORGANIZATION -> !policies.organization().isEmpty();
            case RESOURCE, IDENTITY -> true;
            case BOUNDARY -> policies.boundary().isPresent();
            // A federated session without a session policy may do nothing, so its gate is always there.
            case SESSION -> policies.session().isPresent() || principal() instanceof FederatedUser;
        };
        return bearing.contains(type) && (given || unread.contains(type));
    }
}
