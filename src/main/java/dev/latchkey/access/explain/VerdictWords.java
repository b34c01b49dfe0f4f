package dev.latchkey.access.explain;

import dev.latchkey.access.ActionDecision;
import dev.latchkey.inventory.KnownPrincipal;
import dev.latchkey.policy.Decision;
import dev.latchkey.policy.Decision.Allowed;
import dev.latchkey.policy.Decision.ExplicitlyDenied;
import dev.latchkey.policy.Decision.ImplicitlyDenied;
import dev.latchkey.policy.Decision.Undetermined;
import dev.latchkey.policy.GateKind;
import dev.latchkey.policy.PolicyType;
import dev.latchkey.policy.Principal;
import dev.latchkey.policy.StatementResult;
import java.util.Optional;

/** The verdict as a heading and one sentence that names the policy and the reason. */
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
                shown.deciding().map(by -> "Allowed by " + place(by)).orElse("Allowed, root needs no policy");
            case DENIED -> denied();
            case DEPENDS ->
                "Depends on "
                        + OpenKeys.words(
                                OpenKey.of(call).stream().map(OpenKey::key).toList());
            case UNKNOWN -> "Can’t tell";
        };
    }

    Phrase sentence() {
        return switch (call.report().verdict()) {
            case PUBLIC ->
                Phrase.of("Auth type NONE asks for no signature, and ")
                        .then(shown.deciding()
                                .map(VerdictWords::statement)
                                .orElseGet(() -> Phrase.of("its resource policy")))
                        .text(" lets everybody in.");
            case ALLOWED -> allowed();
            case DENIED -> whyDenied();
            case DEPENDS -> depends();
            case UNKNOWN -> new UnknownWords(call).phrase();
        };
    }

    private String denied() {
        if (unsignedCall()) {
            return "Denied, the URL asks for a signature";
        }
        return switch (shown) {
            case ExplicitlyDenied(var trace, StatementResult by) -> "Denied by an explicit deny in " + place(by);
            case ImplicitlyDenied(var trace, GateKind gate) ->
                switch (gate) {
                    case BOUNDARY -> "Denied by the permissions boundary";
                    case SESSION -> "Denied by the session policy";
                    case ORGANIZATION -> "Denied by an organization policy";
                    case DENY, RESOURCE, IDENTITY -> "Denied, nothing allows it";
                };
            case Allowed allowed -> "Denied";
            case Undetermined open -> "Denied";
        };
    }

    /** Lambda refuses it before it reads a policy. */
    private boolean unsignedCall() {
        return call.report().principal() instanceof Principal.Anonymous
                && !call.url().unsigned();
    }

    private Phrase whyDenied() {
        if (unsignedCall()) {
            return Phrase.of("Auth type AWS_IAM: Lambda refuses requests without a signature before it reads a policy"
                            + " of ")
                    .bold(call.url().id())
                    .text(".");
        }
        return switch (shown) {
            case ExplicitlyDenied(var trace, StatementResult by) ->
                statement(by).text(via(by) + " denies " + actions() + ", and a deny outweighs every allow.");
            case ImplicitlyDenied(var trace, GateKind gate) ->
                switch (gate) {
                    case BOUNDARY -> capped(Phrase.ofBold(boundaryName()), "caps");
                    case SESSION -> capped(Phrase.of("the session policy of this check"), "caps");
                    case ORGANIZATION -> Phrase.of("An SCP of the organization leaves " + leftOut() + " out.");
                    case DENY, RESOURCE, IDENTITY -> nothingAllows();
                };
            case Allowed allowed -> new Phrase();
            case Undetermined open -> new Phrase();
        };
    }

    /** {@code FraudInvoke allows the call, but DsBoundary caps DataScience and leaves Lambda invokes out.} */
    private Phrase capped(Phrase limit, String verb) {
        Phrase start = grant().map(by -> Phrase.of(grantName(by) + " allows the call, but "))
                .orElseGet(() -> Phrase.of("The call is granted, but "));
        return start.then(limit).text(" " + verb + " " + call.name() + " and leaves " + leftOut() + " out.");
    }

    private Phrase nothingAllows() {
        Optional<ActionDecision> granted = call.report().decisions().stream()
                .filter(each -> each.decision().allowed())
                .findFirst();
        if (granted.isPresent()) {
            return Phrase.ofBold(call.name())
                    .text(" may call " + granted.get().shortName() + " but not "
                            + call.report().shown().shortName()
                            + ". URLs created since October 2025 need both.");
        }
        if (call.url().unsigned()) {
            return Phrase.of("Auth type NONE asks for no signature, but the resource policy of ")
                    .bold(call.url().id())
                    .text(" lets nobody in.");
        }
        if (call.acrossAccounts()) {
            return Phrase.of("The resource policy of ")
                    .bold(call.url().id())
                    .text(" does not let " + call.name() + " in, and across accounts both sides must allow.");
        }
        boolean signs = !(call.report().principal() instanceof Principal.Anonymous
                || call.report().principal() instanceof Principal.Service);
        return Phrase.of(signs ? "No identity policy of " : "The resource policy alone counts for ")
                .bold(call.name())
                .text(signs ? " and no statement of the resource policy of " : ", and no statement of the one of ")
                .bold(call.url().id())
                .text(" allows " + actions() + ".");
    }

    private Phrase allowed() {
        Phrase phrase = shown.deciding()
                .map(by -> statement(by).text(via(by) + " allows " + actions() + " on "))
                .orElseGet(() -> Phrase.of("The root user may do everything in its account, also on "));
        phrase.bold(call.url().id());
        boolean bounded = call.holder().flatMap(KnownPrincipal::findBoundary).isPresent()
                && shown.codes().charAt(4) == 'p';
        return phrase.text(bounded ? ", and " + boundaryName() + " includes it." : ", and nothing denies it.");
    }

    private Phrase depends() {
        Optional<StatementResult> by = shown.trace().gates().stream()
                .map(gate -> gate.deciding())
                .filter(each -> each != null && each.uncertain())
                .findFirst();
        String rest = " what this check does not say. Set it to know.";
        return by.map(result -> statement(result)
                        .text(via(result)
                                + (result.source().type() == PolicyType.BOUNDARY ? " includes" : effect(result))
                                + " the call depending on" + rest))
                .orElseGet(() -> Phrase.of("The policies ask for" + rest));
    }

    private static String effect(StatementResult by) {
        return by.statement().effect() == dev.latchkey.policy.Effect.DENY ? " denies" : " allows";
    }

    /** What let the call pass where a limit stopped it. */
    private Optional<StatementResult> grant() {
        return Optional.ofNullable(shown.trace().gate(GateKind.IDENTITY).deciding())
                .or(() -> Optional.ofNullable(
                        shown.trace().gate(GateKind.RESOURCE).deciding()));
    }

    private static String grantName(StatementResult by) {
        return by.source().type() == PolicyType.RESOURCE
                ? "The resource policy"
                : by.source().name();
    }

    private String leftOut() {
        return call.both(call.report().shown(), stopping())
                ? "Lambda invokes"
                : call.report().shown().shortName();
    }

    private GateKind stopping() {
        return shown instanceof ImplicitlyDenied(var trace, GateKind gate) ? gate : GateKind.DENY;
    }

    private String actions() {
        boolean both = call.report().decisions().size() > 1
                && call.other(call.report().shown())
                        .filter(other -> other.decision().getClass() == shown.getClass())
                        .isPresent();
        return both ? "both actions" : call.report().shown().shortName();
    }

    private String boundaryName() {
        return call.holder()
                .flatMap(KnownPrincipal::findBoundary)
                .map(held -> held.name())
                .orElse("The boundary");
    }

    private static String place(StatementResult by) {
        return switch (by.source().type()) {
            case ORGANIZATION -> "an organization policy";
            case RESOURCE -> "the resource policy";
            case IDENTITY -> "the identity policy";
            case BOUNDARY -> "the permissions boundary";
            case SESSION -> "the session policy";
        };
    }

    private static String via(StatementResult by) {
        return by.source().via() == null ? "" : ", via group " + by.source().via() + ",";
    }

    private static Phrase statement(StatementResult by) {
        return by.source().type() == PolicyType.RESOURCE
                ? Phrase.of("statement ")
                        .bold(by.statement().sid().filter(sid -> !sid.isEmpty()).orElse(String.valueOf(by.index() + 1)))
                : Phrase.ofBold(by.source().name()).text(" statement " + (by.index() + 1));
    }
}
