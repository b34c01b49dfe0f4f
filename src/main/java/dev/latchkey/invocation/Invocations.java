package dev.latchkey.invocation;

import dev.latchkey.activity.ActivityKind;
import dev.latchkey.activity.ActivityLog;
import dev.latchkey.activity.Entry;
import dev.latchkey.console.Operator;
import dev.latchkey.console.Problem;
import dev.latchkey.inventory.FunctionUrl;
import dev.latchkey.inventory.Inventory;
import dev.latchkey.inventory.Snapshot;
import dev.latchkey.invocation.Courier.Unanswered;
import dev.latchkey.invocation.Invocation.Signer;
import dev.latchkey.invocation.RequestDraft.HeaderLine;
import dev.latchkey.invocation.SigV4Signing.Outgoing;
import dev.latchkey.session.SigningIdentities;
import dev.latchkey.session.SigningIdentity;
import dev.latchkey.session.StsSessions;
import dev.latchkey.session.credentials.CredentialVault;
import dev.latchkey.session.credentials.Opening;
import dev.latchkey.session.credentials.SecretValue;
import dev.latchkey.session.credentials.SigningCredentials;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Sends requests to function URLs. A 403 is an {@link Invocation} like any other; only what was not sent at all is
 * a refusal.
 */
@Component
public class Invocations {

    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS");
    /** Only Lambda's front end sends it ("Invoking Lambda function URLs", Lambda Developer Guide). */
    private static final String ERROR_TYPE = "x-amzn-errortype";

    private static final int BODY_LIMIT = 6 * 1024 * 1024;

    /** One account's credentials never go to a function of another connection. */
    private static final Opening.Refused OF_ANOTHER_CONNECTION = new Opening.Refused(
            Opening.Reason.UNKNOWN,
            new Problem(
                    "The request was not sent.",
                    "The chosen identity belongs to another connection.",
                    "Choose one under Sign as, or mint a session on this connection."),
            null);

    private final Inventory inventory;
    private final SigningIdentities identities;
    private final CredentialVault vault;
    private final StsSessions sessions;
    private final SigV4Signing signing;
    private final Courier courier;
    private final Bulkheads bulkheads;
    private final ActivityLog activity;
    private final InvocationHistory history;
    private final Clock clock;

    Invocations(
            Inventory inventory,
            SigningIdentities identities,
            CredentialVault vault,
            StsSessions sessions,
            SigV4Signing signing,
            Courier courier,
            Bulkheads bulkheads,
            ActivityLog activity,
            InvocationHistory history,
            Clock clock) {
        this.inventory = inventory;
        this.identities = identities;
        this.vault = vault;
        this.sessions = sessions;
        this.signing = signing;
        this.courier = courier;
        this.bulkheads = bulkheads;
        this.activity = activity;
        this.history = history;
        this.clock = clock;
    }

    /** What came of a draft. */
    public sealed interface Outcome {}

    /** It was sent and answered. */
    public record Sent(Invocation invocation) implements Outcome {}

    /**
     * It was not sent, or not answered.
     *
     * @param status the HTTP status the console answers with
     */
    public record Refused(Problem problem, int status) implements Outcome {}

    /** The methods that can be sent. */
    public static List<String> methods() {
        return METHODS;
    }

    /** Checks, signs, logs and sends. */
    public Outcome send(Operator operator, String connectionId, RequestDraft draft) {
        Snapshot snapshot = inventory.current(connectionId);
        Optional<FunctionUrl> found = snapshot.findFunctionUrl(draft.functionId());
        if (found.isEmpty()) {
            return unprocessable(new Problem(
                    "The request was not sent.",
                    "There is no function URL named " + draft.functionId() + " here.",
                    "Choose one from the list; it shows what Lambda lists for this connection."));
        }
        FunctionUrl url = found.get();
        Optional<Destination> destination = Destination.of(url, snapshot.origin());
        if (destination.isEmpty()) {
            return unprocessable(Destination.refused(url));
        }
        Optional<Problem> refused = refuse(draft);
        if (refused.isPresent()) {
            return unprocessable(refused.get());
        }
        return switch (RequestTarget.parse(draft.target())) {
            case RequestTarget.Refused no -> unprocessable(no.problem());
            case RequestTarget.Sound sound ->
                withPlace(
                        operator, new Prepared(operator, connectionId, draft, url, destination.get(), sound.target()));
        };
    }

    private static Optional<Problem> refuse(RequestDraft draft) {
        if (!METHODS.contains(draft.method())) {
            return Optional.of(new Problem(
                    "The request was not sent.",
                    "The method " + draft.method() + " is not one a function URL takes.",
                    "Choose " + String.join(", ", METHODS) + "."));
        }
        int length = draft.body().getBytes(StandardCharsets.UTF_8).length;
        if (length > BODY_LIMIT) {
            return Optional.of(new Problem(
                    "The request was not sent.",
                    "Its body has " + length + " bytes; Lambda takes " + BODY_LIMIT + ".",
                    "Send less, or put the data where the function can fetch it."));
        }
        return HeaderRule.refuse(draft.headers());
    }

    private record Prepared(
            Operator operator,
            String connectionId,
            RequestDraft draft,
            FunctionUrl url,
            Destination destination,
            RequestTarget target) {}

    private Outcome withPlace(Operator operator, Prepared prepared) {
        String function = prepared.connectionId + "/" + prepared.url.id();
        Optional<Problem> full = bulkheads.enter(operator.id(), function);
        if (full.isPresent()) {
            return new Refused(full.get(), 429);
        }
        try {
            return open(prepared);
        } finally {
            bulkheads.leave(operator.id(), function);
        }
    }

    private Outcome open(Prepared prepared) {
        String identityId = prepared.draft.identityId();
        if (identityId.equals(RequestDraft.UNSIGNED)) {
            return logged(prepared, new Signer("UNSIGNED", "unsigned", ""), null, null);
        }
        Optional<SigningIdentity> identity = identities.find(identityId, prepared.operator);
        if (identity.filter(known -> !known.connectionId().equals(prepared.connectionId))
                .isPresent()) {
            return refusedIdentity(prepared, OF_ANOTHER_CONNECTION);
        }
        return switch (vault.open(identityId, prepared.operator)) {
            case Opening.Refused no -> refusedIdentity(prepared, no);
            case SigningCredentials credentials -> {
                try (credentials) {
                    Signer signer = identity.map(Invocations::signer)
                            .orElseGet(() -> new Signer("ACCESS_KEY", credentials.accessKeyId(), ""));
                    yield logged(prepared, signer, identity.orElse(null), credentials);
                }
            }
        };
    }

    private Outcome refusedIdentity(Prepared prepared, Opening.Refused no) {
        begin(prepared, new Signer("", "", ""), null).failed(no.reason().name(), Map.of());
        Problem problem = no.problem();
        return unprocessable(
                no.reason() == Opening.Reason.EXPIRED
                        ? new Problem(
                                problem.what(),
                                "Your request was not sent. It is still here.",
                                "Mint again, then send.")
                        : problem);
    }

    private static Signer signer(SigningIdentity identity) {
        return new Signer(identity.kind().name(), identity.label(), identity.principalArn());
    }

    private Outcome logged(
            Prepared prepared,
            Signer signer,
            @Nullable SigningIdentity identity,
            @Nullable SigningCredentials credentials) {
        Entry entry = begin(prepared, signer, identity);
        try {
            Invocation invocation = exchange(prepared, signer, credentials);
            history.add(prepared.operator, prepared.connectionId, invocation);
            if (identity != null && invocation.header(ERROR_TYPE).startsWith("ExpiredToken")) {
                sessions.endedAtAws(identity.id());
            }
            entry.succeeded(Map.of(
                    "status",
                    Integer.toString(invocation.status()),
                    "answeredBy",
                    invocation.byFrontDoor() ? "front door" : "function",
                    "requestId",
                    invocation.header("x-amzn-requestid"),
                    "duration",
                    invocation.exchange().timing().total() / 1000 + " ms"));
            return new Sent(invocation);
        } catch (Unanswered e) {
            entry.failed(e.silence().name(), Map.of());
            return new Refused(SilenceWords.of(e.silence(), prepared.destination.host()), 502);
        }
    }

    private Entry begin(Prepared prepared, Signer signer, @Nullable SigningIdentity identity) {
        Map<String, String> facts = new HashMap<>();
        facts.put("function", prepared.url.id());
        facts.put("method", prepared.draft.method());
        facts.put("path", prepared.target.path());
        facts.put("identity", prepared.draft.identityId());
        facts.put("identityKind", signer.kind());
        facts.put("identityLabel", signer.label());
        facts.put("principal", signer.principalArn());
        facts.put(
                "resourcePolicyEmpty",
                Boolean.toString(prepared.url.resourcePolicy().statements() == 0));
        if (identity != null && identity.total() != null) {
            facts.put("sessionDuration", Long.toString(identity.total().toSeconds()));
        }
        return activity.begin(ActivityKind.INVOKE, prepared.operator, prepared.connectionId, prepared.url.id(), facts);
    }

    private Invocation exchange(Prepared prepared, Signer signer, @Nullable SigningCredentials credentials)
            throws Unanswered {
        RequestDraft draft = prepared.draft;
        byte[] body = draft.body().getBytes(StandardCharsets.UTF_8);
        long start = System.nanoTime();
        List<HeaderLine> headers = credentials == null
                ? draft.headers()
                : signing.sign(
                        prepared.destination,
                        prepared.target,
                        new Outgoing(draft.method(), draft.headers(), body),
                        credentials);
        long signed = System.nanoTime() - start;
        Exchange answer = courier.send(prepared.destination, prepared.target, draft.method(), headers, body, signed);
        SecretValue token = credentials == null ? null : credentials.sessionToken();
        Exchange exchange = token == null ? answer : TokenMask.over(answer, token);
        return new Invocation(
                UUID.randomUUID().toString(),
                clock.instant(),
                draft,
                prepared.target.text(),
                prepared.destination.scheme() + "://" + prepared.destination.authority(),
                signer,
                SentHeaders.shown(headers, prepared.destination.authority()),
                exchange);
    }

    private static Refused unprocessable(Problem problem) {
        return new Refused(problem, 422);
    }
}
