package dev.latchkey.access.explain;

import dev.latchkey.access.ActionDecision;
import dev.latchkey.inventory.KnownPrincipal;
import dev.latchkey.policy.Condition;
import dev.latchkey.policy.Decision;
import dev.latchkey.policy.Effect;
import dev.latchkey.policy.Gate;
import dev.latchkey.policy.GateKind;
import dev.latchkey.policy.MismatchReason.ConditionUnknown;
import dev.latchkey.policy.PolicyType;
import dev.latchkey.policy.StatementResult;
import java.util.Objects;
import java.util.Optional;

/** The verdict as a heading and a sentence that names the policy and the reason. */
final class VerdictWords {

    private final CheckedCall call;
    private final Decision shown;

    VerdictWords(CheckedCall call) {
        this.call = call;
        this.shown = call.report().shown().decision();
    }

    String heading() {
        return switch (call.report().verdict()) {
            case PUBLIC -> "Open to anyone on the internet";
            case ALLOWED ->
                shown.deciding()
                        .map(by -> "Allowed by " + StatementName.place(by))
                        .orElse("Allowed, root needs no policy");
            case DENIED -> new DeniedWords(call).heading();
            case DEPENDS ->
                "Depends on "
                        + OpenKeys.words(
                                OpenKey.of(call).stream().map(OpenKey::key).toList());
            case UNKNOWN -> "Can’t tell";
        };
    }

    Phrase sentence() {
        return switch (call.report().verdict()) {
            case PUBLIC -> open();
            case ALLOWED -> allowed();
            case DENIED -> new DeniedWords(call).sentence();
            case DEPENDS -> depends();
            case UNKNOWN -> new UnknownWords(call).phrase();
        };
    }

    private Phrase open() {
        return Phrase.of("Auth type NONE asks for no signature, and the resource policy of ")
                .bold(call.url().id())
                .text(" lets everybody in.");
    }

    private Phrase allowed() {
        Phrase phrase = shown.deciding()
                .map(this::allowing)
                .orElseGet(() -> Phrase.of("The root user may do everything in its account, also on "));
        Optional<String> boundary = call.holder()
                .flatMap(KnownPrincipal::findBoundary)
                .map(held -> held.name())
                .filter(name -> shown.trace().gate(GateKind.BOUNDARY).deciding() != null);
        phrase.bold(call.url().id());
        return boundary.map(
                        name -> phrase.text(", and the boundary ").bold(name).text(" includes it."))
                .orElseGet(() -> phrase.text(", and nothing denies it."));
    }

    private Phrase allowing(StatementResult by) {
        GateKind kind = by.source().type() == PolicyType.RESOURCE ? GateKind.RESOURCE : GateKind.IDENTITY;
        ActionDecision action = call.report().shown();
        Optional<StatementResult> second = call.both(action, kind) && !call.sameStatement(action, kind)
                ? call.other(action).flatMap(other -> other.decision().deciding())
                : Optional.empty();
        String actions = call.both(action, kind) ? "both actions" : action.shortName();
        return second.map(there ->
                        StatementName.bold(by, there).text(StatementName.via(by) + " allow " + actions + " on "))
                .orElseGet(() -> StatementName.bold(by).text(StatementName.via(by) + " allows " + actions + " on "));
    }

    /** {@code PartnerInvoke statement 1 allows the call on a condition. It asks for aws:SourceVpc …} */
    private Phrase depends() {
        Optional<StatementResult> by = shown.trace().gates().stream()
                .map(Gate::deciding)
                .filter(Objects::nonNull)
                .filter(StatementResult::uncertain)
                .findFirst();
        return by.map(open -> StatementName.bold(open)
                        .text(StatementName.via(open) + effect(open) + " the call on a condition. ")
                        .then(asks(open))
                        .text(" This check does not say what the request carries."))
                .orElseGet(() -> Phrase.of("The policies ask for what this check does not say."));
    }

    private static Phrase asks(StatementResult open) {
        return open.miss() instanceof ConditionUnknown(Condition condition, var keys)
                ? MissWords.asks(condition).text(".")
                : Phrase.of("It asks for " + OpenKeys.words(open.unknownKeys()) + ".");
    }

    private static String effect(StatementResult by) {
        return by.statement().effect() == Effect.DENY
                ? " denies"
                : by.source().type() == PolicyType.BOUNDARY || by.source().type() == PolicyType.SESSION
                        ? " includes"
                        : " allows";
    }
}
