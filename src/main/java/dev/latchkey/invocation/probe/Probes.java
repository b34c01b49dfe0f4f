package dev.latchkey.invocation.probe;

import dev.latchkey.activity.ActivityEntry;
import dev.latchkey.activity.ActivityLog;
import dev.latchkey.console.Operator;
import dev.latchkey.console.Problem;
import dev.latchkey.inventory.Inventory;
import dev.latchkey.invocation.Invocation;
import dev.latchkey.invocation.Invocations;
import dev.latchkey.invocation.RequestDraft;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;

/** Sends the one request of a probe, and tells what came of it. */
@Component
class Probes {

    private static final String NOT_SENT = "The probe was not sent.";

    private final Invocations invocations;
    private final Inventory inventory;
    private final Signers signers;
    private final Claims claims;
    private final ActivityLog log;

    Probes(Invocations invocations, Inventory inventory, Signers signers, Claims claims, ActivityLog log) {
        this.invocations = invocations;
        this.inventory = inventory;
        this.signers = signers;
        this.claims = claims;
        this.log = log;
    }

    /** What came of a form. */
    sealed interface Outcome {

        /** It was sent, now or by an earlier click; the result stands under the form's key. */
        record Sent() implements Outcome {}

        /** Nothing left. */
        record Refused(Problem problem, int status) implements Outcome {}

        /** The key belongs to somebody else's form. */
        record Foreign() implements Outcome {}
    }

    /** Who could sign; where the function URL is not listed, nobody. */
    Signing signing(Operator operator, String connectionId, Question question) {
        return inventory
                .current(connectionId)
                .findFunctionUrl(question.functionId())
                .map(url -> signers.of(operator, connectionId, question.principal(), url))
                .orElseGet(() -> new Signing.Missing(
                        "There is no function URL named " + question.functionId() + " here any more.", null));
    }

    Outcome send(Operator operator, String connectionId, Question question, ProbeForm form) {
        String key = ProbeForm.text(form.once());
        if (!claims.take(operator, connectionId, key)) {
            return claims.find(operator, connectionId, key).isPresent() ? new Outcome.Sent() : new Outcome.Foreign();
        }
        try {
            return taken(operator, connectionId, question, form, key);
        } catch (RuntimeException e) {
            claims.release(key);
            throw e;
        }
    }

    private Outcome taken(Operator operator, String connectionId, Question question, ProbeForm form, String key) {
        Signing signing = signing(operator, connectionId, question);
        String asked = ProbeForm.text(form.as());
        Optional<String> identity = signing.identity(asked);
        RequestDraft draft = new RequestDraft(
                question.functionId(),
                ProbeForm.text(form.method()),
                ProbeForm.text(form.path()),
                List.of(),
                "",
                identity.orElse(asked));
        Proving proving = new Proving(question, entry -> claims.entered(key, entry));
        Optional<Problem> refused = refuse(signing, identity, draft);
        Invocations.Outcome outcome = refused.isPresent()
                ? invocations.refuse(operator, connectionId, draft, proving, refused.get())
                : invocations.send(operator, connectionId, draft, proving);
        return switch (outcome) {
            case Invocations.Sent sent -> new Outcome.Sent();
            // It may have left and may have run: the card says what is known of it.
            case Invocations.Refused silent when silent.status() == 502 -> new Outcome.Sent();
            case Invocations.Refused no -> new Outcome.Refused(no.problem(), no.status());
        };
    }

    private static Optional<Problem> refuse(Signing signing, Optional<String> identity, RequestDraft draft) {
        if (signing instanceof Signing.Missing missing) {
            return Optional.of(new Problem(NOT_SENT, missing.why(), "Get one, then probe again."));
        }
        if (identity.isEmpty()) {
            return Optional.of(new Problem(
                    NOT_SENT,
                    "What was to sign it is not yours, has ended, or is not of the principal asked about.",
                    "Choose one of those offered."));
        }
        return ProbeForm.METHODS.contains(draft.method())
                ? Optional.empty()
                : Optional.of(new Problem(
                        NOT_SENT,
                        "A probe cannot use the method " + draft.method() + ".",
                        "Choose " + String.join(", ", ProbeForm.METHODS) + "."));
    }

    /** The operator's own probe; empty when the history does not hold it. */
    Optional<ProbeResult> find(Operator operator, String connectionId, Question question, String key) {
        Optional<OptionalLong> claim =
                ProbeForm.isKey(key) ? claims.find(operator, connectionId, key) : Optional.empty();
        return claim.map(entry -> result(operator, connectionId, question, entry));
    }

    private ProbeResult result(Operator operator, String connectionId, Question question, OptionalLong number) {
        Optional<ActivityEntry> entry = number.isEmpty() ? Optional.empty() : log.find(number.getAsLong());
        return entry.map(found -> {
                    Optional<Invocation> sent = invocations.find(operator, connectionId, found.fact("invocation"));
                    return ProbeResult.of(found, sent);
                })
                .orElseGet(() -> ProbeResult.justBegun(question));
    }
}
