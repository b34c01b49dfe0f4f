package dev.latchkey.access.explain;

import dev.latchkey.access.ActionDecision;
import dev.latchkey.inventory.KnownPrincipal;
import dev.latchkey.policy.Decision;
import dev.latchkey.policy.Decision.ExplicitlyDenied;
import dev.latchkey.policy.Decision.ImplicitlyDenied;
import dev.latchkey.policy.GateKind;
import dev.latchkey.policy.PolicyType;
import dev.latchkey.policy.Principal;
import dev.latchkey.policy.StatementResult;
import java.util.Optional;

/** Why a call is denied. */
final class DeniedWords {

    private final CheckedCall call;
    private final Decision shown;

    DeniedWords(CheckedCall call) {
        this.call = call;
        this.shown = call.report().shown().decision();
    }

    String heading() {
        if (unsignedCall()) {
            return "Denied, the URL asks for a signature";
        }
        if (shown instanceof ExplicitlyDenied(var trace, StatementResult by)) {
            return "Denied by an explicit deny in " + StatementName.place(by);
        }
        return switch (gate()) {
            case BOUNDARY -> "Denied by the permissions boundary";
            case SESSION -> "Denied by the session policy";
            case ORGANIZATION -> "Denied by an organization policy";
            case DENY, RESOURCE, IDENTITY -> "Denied, nothing allows it";
        };
    }

    Phrase sentence() {
        if (unsignedCall()) {
            return Phrase.of("Auth type AWS_IAM: Lambda refuses requests without a signature before it reads a policy"
                            + " of ")
                    .bold(call.url().id())
                    .text(".");
        }
        if (shown instanceof ExplicitlyDenied(var trace, StatementResult by)) {
            return StatementName.bold(by)
                    .text(StatementName.via(by) + " denies " + actions() + ", and a deny outweighs every allow.");
        }
        return switch (gate()) {
            case BOUNDARY -> capped(Phrase.ofBold(boundaryName()));
            case SESSION -> capped(Phrase.of("the session policy of this check"));
            case ORGANIZATION -> Phrase.of("An SCP of the organization leaves " + leftOut() + " out.");
            case DENY, RESOURCE, IDENTITY -> nothingAllows();
        };
    }

    /** Lambda refuses it before it reads a policy. */
    private boolean unsignedCall() {
        return call.report().principal() instanceof Principal.Anonymous
                && !call.url().unsigned();
    }

    /** {@code FraudInvoke allows the call, but DsBoundary caps DataScience and leaves Lambda invokes out.} */
    private Phrase capped(Phrase limit) {
        String granting = grant().map(by -> by.source().type() == PolicyType.RESOURCE
                        ? "The resource policy"
                        : by.source().name())
                .orElse("A policy");
        return Phrase.of(granting + " allows the call, but ")
                .then(limit)
                .text(" caps " + call.name() + " and leaves " + leftOut() + " out.");
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
        boolean noResource = call.url().resourcePolicy().statements() == 0;
        boolean identity = !(call.report().principal() instanceof Principal.Service);
        if (!identity) {
            return Phrase.of("No statement names ")
                    .bold(call.name())
                    .text(" in the resource policy of ")
                    .bold(call.url().id())
                    .text(", and only that one counts for a service.");
        }
        Phrase own = Phrase.of("No identity policy of ").bold(call.name());
        return noResource
                ? own.text(" allows " + actions() + ", and ")
                        .bold(call.url().id())
                        .text(" has no resource policy.")
                : own.text(" and no statement of the resource policy of ")
                        .bold(call.url().id())
                        .text(" allows " + actions() + ".");
    }

    /** What let the call pass where a limit stopped it. */
    private Optional<StatementResult> grant() {
        return Optional.ofNullable(shown.trace().gate(GateKind.IDENTITY).deciding())
                .or(() -> Optional.ofNullable(
                        shown.trace().gate(GateKind.RESOURCE).deciding()));
    }

    private String leftOut() {
        return call.both(call.report().shown(), gate())
                ? "Lambda invokes"
                : call.report().shown().shortName();
    }

    private GateKind gate() {
        return shown instanceof ImplicitlyDenied(var trace, GateKind gate) ? gate : GateKind.DENY;
    }

    /** {@code both actions} where the other one fares alike. */
    private String actions() {
        return call.other(call.report().shown())
                .filter(other -> other.decision().getClass() == shown.getClass())
                .map(other -> gate() == GateKind.DENY ? "both actions" : "either action")
                .orElse(call.report().shown().shortName());
    }

    private String boundaryName() {
        return call.holder()
                .flatMap(KnownPrincipal::findBoundary)
                .map(held -> held.name())
                .orElse("the boundary");
    }
}
