package dev.latchkey.policy;

import java.util.List;
import java.util.Set;

/**
 * How a decision came about.
 *
 * @param gates always six, in the order of {@link GateKind}
 * @param statements every statement looked at
 * @param openReadings points of AWS's documentation the decision rests on that leave room
 */
public record Trace(List<Gate> gates, List<StatementResult> statements, Set<OpenReading> openReadings) {

    public Trace {
        gates = List.copyOf(gates);
        statements = List.copyOf(statements);
        openReadings = Set.copyOf(openReadings);
    }

    public Gate gate(GateKind kind) {
        return gates.get(kind.ordinal());
    }

    /** Six letters. */
    public String codes() {
        StringBuilder letters = new StringBuilder();
        gates.forEach(gate -> letters.append(gate.state().code()));
        return letters.toString();
    }
}
