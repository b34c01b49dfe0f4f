package dev.latchkey.access.page;

import dev.latchkey.access.explain.CheckedCall;
import dev.latchkey.access.explain.Explanation;
import dev.latchkey.access.question.CheckAddress;
import dev.latchkey.access.question.CheckQuestion;
import dev.latchkey.access.question.Signing;
import dev.latchkey.inventory.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A question held against a snapshot.
 *
 * @param principalProblem why nobody can be asked about; empty where nothing is wrong
 * @param functionProblem the same of the function URL
 * @param signingProblem why this principal cannot sign so
 * @param call what came out; empty where something is missing or wrong
 */
record CheckCase(
        Snapshot snapshot,
        CheckQuestion question,
        CheckPickers pickers,
        String principalProblem,
        String functionProblem,
        String signingProblem,
        Optional<CheckedCall> call) {

    private static final int SHOWN = 60;

    /** Forms send their blank rows along; addresses have none. */
    static boolean sentByForm(Map<String, ?> parameters) {
        return parameters.containsKey("ctx.k");
    }

    /** Whether nothing that was typed is wrong. */
    public boolean sound() {
        return principalProblem.isEmpty()
                && functionProblem.isEmpty()
                && signingProblem.isEmpty()
                && question.problems().isEmpty();
    }

    /** The ways to sign that can be said. */
    public List<Signing> signings() {
        return List.of(Signing.values());
    }

    /** Whether a field of the request context is wrong. */
    public boolean contextWrong() {
        return !signingProblem.isEmpty() || !question.problems().isEmpty();
    }

    /** Whether the fields of the request context are laid open; not over a problem that stands below them. */
    public boolean opensContext() {
        return contextWrong() && principalProblem.isEmpty() && functionProblem.isEmpty();
    }

    /** What is wrong with a field of the request context; empty where nothing is. */
    public String problem(String field) {
        String own = field.equals("ctx.with") ? signingProblem : "";
        return (own + " " + question.problem(field)).strip();
    }

    /** Which gate or action the address asks for that there is none of, in a sentence. */
    String astray(CheckedCall call) {
        String gate = question.gate();
        String action = question.action();
        String what = !gate.isEmpty() && Explanation.named(gate).isEmpty()
                ? "There is no gate named " + shown(gate) + ". The deciding one is shown."
                : "";
        boolean known = action.isEmpty() || call.decision(action).shortName().equals(action);
        return known
                ? what
                : (what + " A function URL needs no action named " + shown(action) + ". The failing one is shown.")
                        .strip();
    }

    private static String shown(String typed) {
        return typed.length() <= SHOWN ? typed : typed.substring(0, SHOWN) + "…";
    }

    public CheckAddress address() {
        return question.address();
    }
}
