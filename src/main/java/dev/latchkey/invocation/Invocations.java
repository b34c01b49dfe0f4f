package dev.latchkey.invocation;

import dev.latchkey.activity.Entry;
import dev.latchkey.console.Operator;
import dev.latchkey.console.Problem;
import dev.latchkey.inventory.FunctionUrl;
import dev.latchkey.inventory.Inventory;
import dev.latchkey.inventory.Snapshot;
import dev.latchkey.invocation.Courier.Unanswered;
import dev.latchkey.invocation.Invocation.Signer;
import dev.latchkey.session.SigningIdentities;
import dev.latchkey.session.SigningIdentity;
import dev.latchkey.session.StsSessions;
import dev.latchkey.session.credentials.CredentialVault;
import dev.latchkey.session.credentials.Opening;
import dev.latchkey.session.credentials.SigningCredentials;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Sends requests to function URLs. A 403 is an {@link Invocation} like any other; only what was not sent at all, or
 * not answered, is a refusal. Either way the activity log has an entry.
 */
@Component
public class Invocations {

    private final Inventory inventory;
    private final SigningIdentities identities;
    private final CredentialVault vault;
    private final StsSessions sessions;
    private final SignedExchange wire;
    private final Bulkheads bulkheads;
    private final InvocationEntries entries;
    private final InvocationHistory history;

    Invocations(
            Inventory inventory,
            SigningIdentities identities,
            CredentialVault vault,
            StsSessions sessions,
            SignedExchange wire,
            Bulkheads bulkheads,
            InvocationEntries entries,
            InvocationHistory history) {
        this.inventory = inventory;
        this.identities = identities;
        this.vault = vault;
        this.sessions = sessions;
        this.wire = wire;
        this.bulkheads = bulkheads;
        this.entries = entries;
        this.history = history;
    }

    /** What came of a draft; {@code entry} is the number of its activity entry. */
    public sealed interface Outcome {

        long entry();
    }

    /** It was sent and answered. */
    public record Sent(Invocation invocation, long entry) implements Outcome {}

    /**
     * It was not sent, or not answered.
     *
     * @param status the HTTP status the console answers with
     */
    public record Refused(Problem problem, int status, long entry) implements Outcome {}

    /** The methods that can be sent. */
    public static List<String> methods() {
        return DraftRules.METHODS;
    }

    /** Checks, signs, logs and sends. */
    public Outcome send(Operator operator, String connectionId, RequestDraft draft) {
        return send(operator, connectionId, draft, Purpose.WORK);
    }

    /** The same for a purpose of its own. */
    public Outcome send(Operator operator, String connectionId, RequestDraft draft, Purpose purpose) {
        Asked asked = new Asked(operator, connectionId, draft, purpose);
        Snapshot snapshot = inventory.current(connectionId);
        Optional<FunctionUrl> found = snapshot.findFunctionUrl(draft.functionId());
        if (found.isEmpty()) {
            return refused(asked, DraftRules.unlisted(draft.functionId()));
        }
        FunctionUrl url = found.get();
        Optional<Destination> destination = Destination.of(url, snapshot.origin());
        if (destination.isEmpty()) {
            return refused(asked, Destination.refused(url));
        }
        Optional<Problem> no = DraftRules.refuse(draft);
        if (no.isPresent()) {
            return refused(asked, no.get());
        }
        return switch (RequestTarget.parse(draft.target())) {
            case RequestTarget.Refused unsound -> refused(asked, unsound.problem());
            case RequestTarget.Sound sound -> withPlace(new Prepared(asked, url, destination.get(), sound.target()));
        };
    }

    /** One of the operator's own requests, while the history keeps it. */
    public Optional<Invocation> find(Operator operator, String connectionId, String id) {
        return history.find(operator, connectionId, id);
    }

    /** Logs a request that its own page refuses. */
    public Refused refuse(Operator operator, String connectionId, RequestDraft draft, Purpose purpose, Problem why) {
        return refused(new Asked(operator, connectionId, draft, purpose), why);
    }

    private record Prepared(Asked asked, FunctionUrl url, Destination destination, RequestTarget target) {}

    private Outcome withPlace(Prepared prepared) {
        Asked asked = prepared.asked;
        String function = asked.connectionId() + "/" + prepared.url.id();
        Optional<Problem> full = bulkheads.enter(asked.operator().id(), function);
        if (full.isPresent()) {
            return new Refused(full.get(), 429, entries.refused(asked, full.get()));
        }
        try {
            return open(prepared);
        } finally {
            bulkheads.leave(asked.operator().id(), function);
        }
    }

    private Outcome open(Prepared prepared) {
        Asked asked = prepared.asked;
        String identityId = asked.draft().identityId();
        if (identityId.equals(RequestDraft.UNSIGNED)) {
            return logged(prepared, null, null);
        }
        Optional<SigningIdentity> identity = identities.find(identityId, asked.operator());
        if (identity.filter(known -> !known.connectionId().equals(asked.connectionId()))
                .isPresent()) {
            return refused(asked, DraftRules.ofAnotherConnection());
        }
        return switch (vault.open(identityId, asked.operator())) {
            case Opening.Refused no -> refused(asked, DraftRules.notOpened(no));
            case SigningCredentials credentials -> {
                try (credentials) {
                    yield identity.<Outcome>map(signer -> logged(prepared, signer, credentials))
                            .orElseGet(() -> refused(asked, DraftRules.notAnIdentity()));
                }
            }
        };
    }

    private Outcome logged(
            Prepared prepared, @Nullable SigningIdentity identity, @Nullable SigningCredentials credentials) {
        Asked asked = prepared.asked;
        Entry entry = entries.begin(asked, prepared.url, prepared.target, identity);
        Invocation invocation;
        try {
            asked.purpose().entered(entry.number());
            invocation =
                    wire.send(asked.draft(), prepared.destination, prepared.target, Signer.of(identity), credentials);
        } catch (Unanswered e) {
            entry.failed(e.silence().name(), Map.of());
            Problem silence = SilenceWords.of(e.silence(), prepared.destination.host());
            return new Refused(silence, 502, entry.number());
        } catch (RuntimeException unexpected) {
            entry.failed("Latchkey could not finish this.", Map.of());
            throw unexpected;
        }
        // The log first: an answer the history cannot keep has been given all the same.
        InvocationEntries.answered(entry, asked.purpose(), invocation);
        if (identity != null && invocation.errorType().startsWith("ExpiredToken")) {
            sessions.endedAtAws(identity.id());
        }
        history.add(asked.operator(), asked.connectionId(), invocation);
        return new Sent(invocation, entry.number());
    }

    private Refused refused(Asked asked, Problem problem) {
        return new Refused(problem, 422, entries.refused(asked, problem));
    }
}
