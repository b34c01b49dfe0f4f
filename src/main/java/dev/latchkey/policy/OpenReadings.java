package dev.latchkey.policy;

import dev.latchkey.policy.ConditionOperator.SetOperator;
import dev.latchkey.policy.MismatchReason.ConditionMiss;
import dev.latchkey.policy.PrincipalMatcher.Naming;
import dev.latchkey.policy.RequestContext.Present;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Tells which open points of AWS's documentation a walk through the gates rests on. */
final class OpenReadings {

    private static final int ARN_PARTS = 6;

    private final Evaluation evaluation;
    private final Set<OpenReading> found = EnumSet.noneOf(OpenReading.class);

    private OpenReadings(Evaluation evaluation) {
        this.evaluation = evaluation;
    }

    static Set<OpenReading> of(Evaluation evaluation, List<Gate> gates) {
        OpenReadings readings = new OpenReadings(evaluation);
        for (Gate gate : gates) {
            StatementResult deciding = gate.deciding();
            if (deciding != null) {
                readings.deciding(deciding);
            }
        }
        evaluation.all().forEach(readings::missing);
        readings.sessionPolicy(gates);
        return readings.found;
    }

    /** Where another statement says the same without leaving anything open, nothing rests on this one. */
    private void deciding(StatementResult result) {
        Set<OpenReading> readings = readings(result);
        for (StatementResult other : evaluation.all()) {
            if (other.matched() && alike(other, result)) {
                Set<OpenReading> others = readings(other);
                if (others.isEmpty()) {
                    return;
                }
                readings.addAll(others);
            }
        }
        found.addAll(readings);
    }

    private boolean alike(StatementResult one, StatementResult other) {
        Effect effect = one.statement().effect();
        return effect == other.statement().effect()
                && (effect == Effect.DENY
                        || one.source().type() == other.source().type() && naming(one) == naming(other));
    }

    private Naming naming(StatementResult result) {
        return result.statement()
                .principal()
                .map(element ->
                        PrincipalMatcher.naming(element, result.statement().effect(), evaluation.principal()))
                .orElse(Naming.NOT_NAMED);
    }

    private Set<OpenReading> readings(StatementResult result) {
        Set<OpenReading> readings = EnumSet.noneOf(OpenReading.class);
        Statement statement = result.statement();
        statement.principal().filter(PrincipalElement::negated).ifPresent(element -> {
            if (statement.effect() == Effect.ALLOW) {
                readings.add(OpenReading.NOT_PRINCIPAL_WITH_ALLOW);
            } else if (PrincipalMatcher.naming(element.named(), evaluation.principal()) != Naming.NOT_NAMED) {
                readings.add(OpenReading.NOT_PRINCIPAL_WITHOUT_ACCOUNT);
            }
        });
        if (statement.resource().stream()
                .flatMap(resource -> resource.patterns().stream())
                .anyMatch(OpenReadings::wildcardInType)) {
            readings.add(OpenReading.WILDCARD_IN_RESOURCE_TYPE);
        }
        if (statement.conditions().stream().anyMatch(this::severalValues)) {
            readings.add(OpenReading.SEVERAL_VALUES_WITHOUT_SET_OPERATOR);
        }
        return readings;
    }

    /** Missed for a condition alone: with another reading it might have matched. */
    private void missing(StatementResult result) {
        if (result.miss() instanceof ConditionMiss(Condition condition, List<String> actual, boolean absent)) {
            if (severalValues(condition)) {
                found.add(OpenReading.SEVERAL_VALUES_WITHOUT_SET_OPERATOR);
            }
            boolean anyIfExists = ConditionOperator.parse(condition.operator())
                    .filter(operator -> operator.set() == SetOperator.FOR_ANY_VALUE && operator.ifExists())
                    .isPresent();
            if (absent && anyIfExists) {
                found.add(OpenReading.FOR_ANY_VALUE_IF_EXISTS);
            }
        }
    }

    private boolean severalValues(Condition condition) {
        boolean plain = ConditionOperator.parse(condition.operator())
                .filter(operator -> operator.set() == SetOperator.NONE)
                .filter(operator -> operator.base() != ConditionOperator.Base.NULL)
                .isPresent();
        return plain
                && evaluation.request().context().value(condition.key()) instanceof Present(List<String> values)
                && values.size() > 1;
    }

    private void sessionPolicy(List<Gate> gates) {
        boolean grantsItself = gates.get(GateKind.RESOURCE.ordinal()).state() == GateState.DECIDED;
        if (grantsItself && gates.get(GateKind.SESSION.ordinal()).state() == GateState.NO_MATCH) {
            found.add(OpenReading.SESSION_POLICY_PASSED_BY);
        }
    }

    private static boolean wildcardInType(String pattern) {
        String[] parts = pattern.split(":", ARN_PARTS);
        int end = parts.length == ARN_PARTS ? parts[ARN_PARTS - 1].indexOf(':') : -1;
        String type = end < 0 ? "" : parts[ARN_PARTS - 1].substring(0, end);
        return type.contains("*") || type.contains("?");
    }
}
