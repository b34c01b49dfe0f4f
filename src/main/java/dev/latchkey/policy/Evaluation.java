package dev.latchkey.policy;

import dev.latchkey.policy.Decision.Undetermined;
import dev.latchkey.policy.Principal.Anonymous;
import dev.latchkey.policy.Principal.FederatedUser;
import dev.latchkey.policy.Principal.RoleSession;
import dev.latchkey.policy.Principal.Root;
import dev.latchkey.policy.Principal.Service;
import dev.latchkey.policy.Principal.User;
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
        this.bearing = bearing(request.principal());
        unread.addAll(policies.unread());
        unread.retainAll(bearing);
        StatementMatcher matcher = new StatementMatcher(request);
        for (List<SourcedPolicy> level : policies.organization()) {
            organization.add(look(matcher, PolicyType.ORGANIZATION, level));
        }
        look(matcher, PolicyType.RESOURCE, policies.resource().stream().toList());
        look(matcher, PolicyType.IDENTITY, policies.identity());
        look(matcher, PolicyType.BOUNDARY, policies.boundary().stream().toList());
        look(matcher, PolicyType.SESSION, policies.session().orElse(List.of()));
    }

    /**
     * Which policies bear on a principal: who did not sign and services meet the resource policy alone, the root user
     * that and SCPs (IAM User Guide, "AWS account root user"), service-linked roles no SCP (AWS Organizations User
     * Guide, "Service control policies (SCPs)").
     */
    private static Set<PolicyType> bearing(Principal principal) {
        return switch (principal) {
            case Anonymous anonymous -> EnumSet.of(PolicyType.RESOURCE);
            case Service service -> EnumSet.of(PolicyType.RESOURCE);
            case Root root -> EnumSet.of(PolicyType.ORGANIZATION, PolicyType.RESOURCE);
            case RoleSession session
            when session.serviceLinked() -> EnumSet.complementOf(EnumSet.of(PolicyType.ORGANIZATION));
            case RoleSession session -> EnumSet.allOf(PolicyType.class);
            case FederatedUser federated -> EnumSet.allOf(PolicyType.class);
            case User user -> EnumSet.allOf(PolicyType.class);
        };
    }

    private List<StatementResult> look(StatementMatcher matcher, PolicyType type, List<SourcedPolicy> policies) {
        List<StatementResult> looked = bearing.contains(type)
                ? policies.stream()
                        .flatMap(policy -> matcher.results(type, policy).stream())
                        .toList()
                : List.of();
        results.put(type, looked);
        all.addAll(looked);
        return looked;
    }

    Decision decide() {
        Decision best = new GateWalk(this, result -> allows(result)).walk();
        boolean certain = unread.isEmpty() && all.stream().noneMatch(StatementResult::uncertain);
        if (certain || !best.allowed()) {
            return best;
        }
        Decision worst = new GateWalk(this, result -> !allows(result)).walk();
        return unread.isEmpty() && worst.allowed()
                ? worst
                : new Undetermined(best.trace(), new Pivots(this).keys(), unread);
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
