package dev.latchkey.access.explain;

import dev.latchkey.access.ActionDecision;
import dev.latchkey.policy.GateKind;
import dev.latchkey.policy.StatementResult;

/** Why the statement that settles a gate does so. */
final class DecidingWords {

    private final CheckedCall call;
    private final ActionDecision action;
    private final GateRow row;

    DecidingWords(CheckedCall call, ActionDecision action, GateRow row) {
        this.call = call;
        this.action = action;
        this.row = row;
    }

    Phrase of(StatementResult by) {
        Phrase what = new Phrase();
        if (by.uncertain()) {
            return what.text("It ")
                    .text(row.kind() == GateKind.DENY ? "denies " : "allows ")
                    .mono(action.action())
                    .text(" depending on " + OpenKeys.words(by.unknownKeys()) + ", which this check does not say.");
        }
        if (row.kind() == GateKind.DENY) {
            return actions(what.text("It denies "))
                    .text(" for " + call.name() + ". An explicit deny outweighs every allow.");
        }
        return actions(what.text(row.result() == GateResult.ALLOWS ? "It allows " : "It includes "))
                .text(" on ")
                .mono(call.url().id())
                .text(".");
    }

    private Phrase actions(Phrase phrase) {
        phrase.mono(action.action());
        if (call.sameStatement(action, row.kind())) {
            call.other(action).ifPresent(other -> phrase.text(" and ").mono(other.action()));
        }
        return phrase;
    }
}
