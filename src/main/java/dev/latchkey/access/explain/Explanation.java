package dev.latchkey.access.explain;

import dev.latchkey.access.ActionDecision;
import dev.latchkey.access.Verdict;
import dev.latchkey.policy.Decision.ImplicitlyDenied;
import dev.latchkey.policy.GateKind;
import dev.latchkey.policy.GateState;
import dev.latchkey.policy.OpenReading;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A checked call as the page tells it.
 *
 * @param codes the six gates of the failing action as letters
 * @param action the one whose gates are shown
 * @param openReadings points of AWS's documentation the verdict rests on that leave room
 * @param openKeys condition keys it hangs on
 */
public record Explanation(
        CheckedCall call,
        String heading,
        Phrase sentence,
        String codes,
        ActionDecision action,
        List<GateRow> gates,
        PolicyView policy,
        List<OpenReading> openReadings,
        List<OpenKey> openKeys) {

    /**
     * Tells the call.
     *
     * @param gate whose policy is shown; the deciding one where none has that name
     * @param action short name; the failing one where none has it
     * @param policy which of the gate's policies
     */
    public static Explanation of(CheckedCall call, String gate, String action, String policy) {
        ActionDecision chosen = call.decision(action);
        GateKind selected = named(gate).orElseGet(() -> deciding(call, chosen));
        List<GateRow> rows = rows(call, chosen, selected);
        GateRow row = rows.get(selected.ordinal());
        VerdictWords words = new VerdictWords(call);
        return new Explanation(
                call,
                words.heading(),
                words.sentence(),
                codes(call, call.report().shown()),
                chosen,
                rows,
                new PolicyViews(call, chosen, row).view(policy),
                chosen.decision().trace().openReadings().stream().sorted().toList(),
                OpenKey.of(call));
    }

    public static Optional<GateKind> named(String gate) {
        return Arrays.stream(GateKind.values())
                .filter(each -> each.name().equalsIgnoreCase(gate))
                .findFirst();
    }

    /** The six gates of that action. */
    public static List<GateRow> rows(CheckedCall call, ActionDecision action, GateKind selected) {
        List<GateRow> rows = new ArrayList<>();
        for (GateKind kind : GateKind.values()) {
            GateResult result = GateResult.of(call, action, kind);
            rows.add(
                    new GateRow(kind, result, new GateSentence(call, action, kind, result).phrase(), kind == selected));
        }
        return List.copyOf(rows);
    }

    /** The gate that stops it; that leaves it open; or that settles it. */
    static GateKind deciding(CheckedCall call, ActionDecision action) {
        String codes = codes(call, action);
        for (String letters : List.of("xi", "c", "d", "p")) {
            for (int i = 0; i < codes.length(); i++) {
                if (letters.indexOf(codes.charAt(i)) >= 0) {
                    return GateKind.values()[i];
                }
            }
        }
        return GateKind.IDENTITY;
    }

    /** Letters as they are drawn: a grant that a limit stops later is still the grant, and a session policy that might be carried was not reached. */
    static String codes(CheckedCall call, ActionDecision action) {
        StringBuilder codes = new StringBuilder(action.decision().codes());
        boolean capped = action.decision() instanceof ImplicitlyDenied(var trace, GateKind gate)
                && (gate == GateKind.BOUNDARY || gate == GateKind.SESSION);
        GateState identity = action.decision().trace().gate(GateKind.IDENTITY).state();
        GateKind grant = identity == GateState.PASSED ? GateKind.IDENTITY : GateKind.RESOURCE;
        if (capped && codes.charAt(grant.ordinal()) == GateState.PASSED.code()) {
            codes.setCharAt(grant.ordinal(), GateState.DECIDED.code());
        }
        if (GateResult.of(call, action, GateKind.SESSION) == GateResult.SKIPPED) {
            codes.setCharAt(GateKind.SESSION.ordinal(), GateState.NOT_REACHED.code());
        }
        return codes.toString();
    }

    /** The actions a call needs, each with what it came to. */
    public List<ActionTab> actions() {
        return call.report().decisions().stream()
                .map(each -> ActionTab.of(each, each.equals(action)))
                .toList();
    }

    /** {@code DataScience on fraud-score:live}. */
    public String title() {
        return call.name() + " on " + call.url().id();
    }

    public Verdict verdict() {
        return call.report().verdict();
    }

    /** The row whose policy is shown. */
    public GateRow selected() {
        return gates.stream().filter(GateRow::selected).findFirst().orElseThrow();
    }
}
