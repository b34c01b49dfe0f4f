package dev.latchkey.sandbox.iam.simulator;

import dev.latchkey.policy.AuthorizationRequest;
import dev.latchkey.policy.Decision;
import dev.latchkey.policy.Effect;
import dev.latchkey.policy.GateKind;
import dev.latchkey.policy.GateState;
import dev.latchkey.policy.PolicyEvaluator;
import dev.latchkey.policy.PolicyType;
import dev.latchkey.policy.StatementResult;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * One action on one resource (IAM API Reference, "EvaluationResult"). A statement that needs a key nobody told does not
 * match: the key is unknown to the engine, and what stays open for it is taken out before the decision.
 */
final class Scenario {

    private final Simulation simulation;
    private final String resource;
    private final Decision open;
    private final Decision decision;

    Scenario(Simulation simulation, String action, String resource) {
        this.simulation = simulation;
        this.resource = resource;
        AuthorizationRequest request =
                new AuthorizationRequest(simulation.caller(resource), action, resource, simulation.context());
        this.open = PolicyEvaluator.evaluate(request, simulation.policies(List.of()));
        List<StatementResult> uncertain = uncertain();
        this.decision = uncertain.isEmpty() ? open : PolicyEvaluator.evaluate(request, simulation.policies(uncertain));
    }

    String resource() {
        return resource;
    }

    private List<StatementResult> uncertain() {
        return open.trace().statements().stream()
                .filter(StatementResult::uncertain)
                .toList();
    }

    /** The keys that statements would have needed; those of SCPs are not told. */
    List<String> missing() {
        Set<String> keys = new TreeSet<>();
        uncertain().stream()
                .filter(result -> result.source().type() != PolicyType.ORGANIZATION)
                .forEach(result -> keys.addAll(result.unknownKeys()));
        return simulation.written(keys);
    }

    /** A refusal by the organization counts as an explicit deny, since July 2026 also where it only does not allow. */
    Verdict verdict() {
        if (matched(Effect.DENY, PolicyType.values()).findAny().isPresent() || !allowedByOrganization()) {
            return Verdict.EXPLICIT_DENY;
        }
        return decision.allowed() && bothSides() ? Verdict.ALLOWED : Verdict.IMPLICIT_DENY;
    }

    /** Across accounts each side must allow; the engine sees the accounts only where the ARN names one. */
    private boolean bothSides() {
        return !across()
                || side(PolicyType.IDENTITY) == Verdict.ALLOWED
                        && side(PolicyType.RESOURCE) == Verdict.ALLOWED
                        && (simulation.boundary() == null || side(PolicyType.BOUNDARY) == Verdict.ALLOWED);
    }

    boolean across() {
        return simulation.across(resource);
    }

    /** What the policies of one kind say by themselves. */
    Verdict side(PolicyType type) {
        if (matched(Effect.DENY, type).findAny().isPresent()) {
            return Verdict.EXPLICIT_DENY;
        }
        return matched(Effect.ALLOW, type).findAny().isPresent() ? Verdict.ALLOWED : Verdict.IMPLICIT_DENY;
    }

    boolean allowedByOrganization() {
        boolean stopped = decision.trace().gate(GateKind.ORGANIZATION).state() == GateState.STOPPED;
        return !stopped && side(PolicyType.ORGANIZATION) != Verdict.EXPLICIT_DENY;
    }

    /** The statements behind the verdict: a deny overrides what allows, and SCPs are never shown. */
    List<StatementResult> statements() {
        return switch (verdict()) {
            case ALLOWED ->
                matched(Effect.ALLOW, PolicyType.IDENTITY, PolicyType.RESOURCE).toList();
            case EXPLICIT_DENY ->
                matched(Effect.DENY, PolicyType.IDENTITY, PolicyType.RESOURCE, PolicyType.BOUNDARY)
                        .toList();
            case IMPLICIT_DENY -> List.of();
        };
    }

    private Stream<StatementResult> matched(Effect effect, PolicyType... types) {
        Set<PolicyType> asked = Set.of(types);
        return open.trace().statements().stream()
                .filter(result -> result.matched()
                        && result.statement().effect() == effect
                        && asked.contains(result.source().type()));
    }
}
