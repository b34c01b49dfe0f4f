package dev.latchkey.access.explain;

import dev.latchkey.access.ActionDecision;
import dev.latchkey.access.explain.PolicyText.Span;
import dev.latchkey.access.explain.PolicyView.Choice;
import dev.latchkey.policy.Effect;
import dev.latchkey.policy.Gate;
import dev.latchkey.policy.GateKind;
import dev.latchkey.policy.StatementResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Chooses which policy of a gate to show, and which of its statements to mark. */
final class PolicyViews {

    private final CheckedCall call;
    private final ActionDecision action;
    private final GateRow row;
    private final @Nullable StatementResult deciding;

    PolicyViews(CheckedCall call, ActionDecision action, GateRow row) {
        this.call = call;
        this.action = action;
        this.row = row;
        Gate gate = action.decision().trace().gate(row.kind());
        this.deciding = gate.deciding();
    }

    /**
     * @param key of the policy asked for; where the gate has none such, the one that matters most is shown
     */
    PolicyView view(String key) {
        List<ShelvedPolicy> shelf = new PolicyShelf(call).of(row.kind());
        if (shelf.isEmpty()) {
            return new PolicyView(row.name(), "", "", "", 1, 0, "", new NoPolicy(call, row).words(), "", List.of());
        }
        ShelvedPolicy shown = shelf.stream()
                .filter(each -> each.key().equals(key))
                .findFirst()
                .or(() -> mostTelling(shelf))
                .orElseGet(shelf::getFirst);
        List<Choice> choices = shelf.size() == 1
                ? List.of()
                : shelf.stream()
                        .map(each -> new Choice(each.key(), each.source().name(), each == shown))
                        .toList();
        return view(shown, choices);
    }

    private Optional<ShelvedPolicy> mostTelling(List<ShelvedPolicy> shelf) {
        return Optional.ofNullable(deciding)
                .or(() -> ClosestStatement.among(
                        action, effect(), each -> holding(shelf, each).isPresent()))
                .flatMap(result -> holding(shelf, result));
    }

    private static Optional<ShelvedPolicy> holding(List<ShelvedPolicy> shelf, StatementResult result) {
        return shelf.stream()
                .filter(each -> each.source().equals(result.source()))
                .findFirst();
    }

    private PolicyView view(ShelvedPolicy shown, List<Choice> choices) {
        String title = shown.source().name();
        if (shown.policy().isEmpty()) {
            Phrase unread =
                    Phrase.of("AWS did not hand out its text, or it is no policy. What rests on it stays open.");
            return new PolicyView(title, shown.badge(), shown.raw(), "", 1, 0, "", unread, shown.open(), choices);
        }
        PolicyText text = PolicyText.of(shown.policy().get());
        boolean decides = deciding != null && deciding.source().equals(shown.source());
        Optional<StatementResult> marked = decides
                ? Optional.ofNullable(deciding)
                : ClosestStatement.among(action, effect(), each -> each.source().equals(shown.source()));
        Span span = marked.filter(found -> shown.sound())
                .map(found -> text.span(found.index()))
                .orElseGet(() -> new Span(1, 0));
        return new PolicyView(
                title,
                shown.badge(),
                shown.sound() ? text.json() : shown.raw(),
                decides || row.result() == GateResult.STOPS ? mark() : "hl",
                span.from(),
                span.to(),
                marked.isEmpty() ? "" : decides ? "Deciding statement." : "Closest statement.",
                note(marked, decides),
                shown.open(),
                choices);
    }

    private Phrase note(Optional<StatementResult> marked, boolean decides) {
        if (marked.isEmpty()) {
            return Phrase.of(
                    row.kind() == GateKind.DENY
                            ? "No statement of this policy denies anything."
                            : "No statement of this policy allows anything.");
        }
        Phrase why = decides
                ? new DecidingWords(call, action, row).of(marked.get())
                : MissWords.full(marked.get(), missedActions(marked.get()), call.name());
        return why.text(rule());
    }

    private String rule() {
        return switch (row.kind()) {
            case BOUNDARY ->
                row.result() == GateResult.STOPS ? " A boundary never grants; it has to allow the action as well." : "";
            case SESSION ->
                row.result() == GateResult.STOPS
                        ? " A session policy never grants; it has to allow the action as well."
                        : "";
            case ORGANIZATION -> row.result() == GateResult.STOPS ? " Every level of SCPs has to allow it." : "";
            case DENY, RESOURCE, IDENTITY -> "";
        };
    }

    /** Both actions where the same statement misses both. */
    private List<String> missedActions(StatementResult missed) {
        List<String> actions = new ArrayList<>(List.of(action.action()));
        call.other(action)
                .filter(other -> other.decision().trace().statements().stream()
                        .anyMatch(each -> each.source().equals(missed.source())
                                && each.index() == missed.index()
                                && !each.matched()))
                .ifPresent(other -> actions.add(other.action()));
        return actions;
    }

    private Effect effect() {
        return row.kind() == GateKind.DENY ? Effect.DENY : Effect.ALLOW;
    }

    private String mark() {
        return switch (row.result()) {
            case STOPS -> "hl-deny";
            case ALLOWS, PASSED -> "hl-allow";
            case DEPENDS -> "hl-cond";
            case NO_MATCH, UNKNOWN, SKIPPED, NOT_APPLICABLE -> "hl";
        };
    }
}
