package dev.latchkey.policy;

import dev.latchkey.policy.Decision.Undetermined;
import dev.latchkey.policy.MismatchReason.ConditionUnknown;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One request against all its policies.
 *
 * <p>What is not known is tried both ways: once as it would help the request, once as it would hurt it. If both come
 * to the same, it did not matter.
 */
final class Evaluation {

    private final AuthorizationRequest request;
    private final PolicySet policies;
    private final StatementMatcher matcher;
    private final Map<PolicyType, List<StatementResult>> results = new EnumMap<>(PolicyType.class);
    private final List<List<StatementResult>> organization = new ArrayList<>();
    private final List<StatementResult> all = new ArrayList<>();

    Evaluation(AuthorizationRequest request, PolicySet policies) {
        this.request = request;
        this.policies = policies;
        this.matcher = new StatementMatcher(request);
        for (List<SourcedPolicy> level : policies.organization()) {
            organization.add(look(level));
        }
        results.put(PolicyType.RESOURCE, look(policies.resource().stream().toList()));
        results.put(PolicyType.IDENTITY, look(policies.identity()));
        results.put(PolicyType.BOUNDARY, look(policies.boundary().stream().toList()));
        results.put(PolicyType.SESSION, look(policies.session().orElse(List.of())));
    }

    Decision decide() {
        boolean certain = policies.unread().isEmpty() && all.stream().noneMatch(Evaluation::uncertain);
        Decision best = new GateWalk(this, true).walk();
        if (certain || !best.allowed()) {
            return best;
        }
        Decision worst = new GateWalk(this, false).walk();
        return worst.allowed() ? worst : undetermined(best);
    }

    /** The gates of the hopeful walk, with those that hang on something unknown marked. */
    private Decision undetermined(Decision best) {
        Set<String> keys = new TreeSet<>();
        all.forEach(result -> {
            if (result.miss() instanceof ConditionUnknown unknown) {
                keys.add(unknown.key());
            }
        });
        List<Gate> gates = best.trace().gates().stream()
                .map(gate -> hangs(gate) ? new Gate(gate.kind(), GateState.DEPENDS, unknownIn(gate)) : gate)
                .toList();
        return new Undetermined(new Trace(gates, all), keys, policies.unread());
    }

    private boolean hangs(Gate gate) {
        return unknownIn(gate) != null
                || gate.kind() != GateKind.DENY && policies.unread().contains(type(gate.kind()));
    }

    private @Nullable StatementResult unknownIn(Gate gate) {
        return all.stream()
                .filter(Evaluation::uncertain)
                .filter(result -> gate.kind() == GateKind.DENY
                        ? result.statement().effect() == Effect.DENY
                        : result.statement().effect() == Effect.ALLOW
                                && result.source().type() == type(gate.kind()))
                .findFirst()
                .orElse(null);
    }

    static PolicyType type(GateKind kind) {
        return switch (kind) {
            case DENY, IDENTITY -> PolicyType.IDENTITY;
            case ORGANIZATION -> PolicyType.ORGANIZATION;
            case RESOURCE -> PolicyType.RESOURCE;
            case BOUNDARY -> PolicyType.BOUNDARY;
            case SESSION -> PolicyType.SESSION;
        };
    }

    AuthorizationRequest request() {
        return request;
    }

    PolicySet policies() {
        return policies;
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

    /** Whether a statement matches, an unknown condition taken as it helps (or hurts) the request. */
    static boolean matches(StatementResult result, boolean hopeful) {
        boolean unknownCounts = (result.statement().effect() == Effect.ALLOW) == hopeful;
        return result.matched() || uncertain(result) && unknownCounts;
    }

    private static boolean uncertain(StatementResult result) {
        return result.miss() instanceof ConditionUnknown;
    }

    private List<StatementResult> look(List<SourcedPolicy> policies) {
        List<StatementResult> looked = policies.stream()
                .flatMap(policy -> matcher.results(policy).stream())
                .toList();
        all.addAll(looked);
        return looked;
    }
}
