package dev.latchkey.session;

import dev.latchkey.activity.ActivityKind;
import dev.latchkey.activity.ActivityLog;
import dev.latchkey.activity.Entry;
import dev.latchkey.aws.Connection;
import dev.latchkey.aws.Connections;
import dev.latchkey.console.Operator;
import dev.latchkey.session.MintCall.Answer;
import dev.latchkey.session.MintRequest.AssumeRole;
import dev.latchkey.session.MintRequest.GetSessionToken;
import dev.latchkey.session.MintRequest.Mfa;
import dev.latchkey.session.Minting.Minted;
import dev.latchkey.session.Minting.Refused;
import dev.latchkey.session.StsSession.Mechanism;
import dev.latchkey.session.StsSession.Request;
import dev.latchkey.session.credentials.Refusal;
import dev.latchkey.session.credentials.SigningCredentials;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Mints: entry, checks, call, custody, and the new session signs from now on. */
@Component
class Minter {

    /** What was typed goes into the log only as far as it can be meant. */
    private static final int NUMBER_LIMIT = 20;

    private static final int NAME_LIMIT = 64;
    private static final int ARN_LIMIT = 2_048;

    private final Connections connections;
    private final KnownIdentities identities;
    private final MintRules rules;
    private final MintCall call;
    private final SessionCustody custody;
    private final SigningChoices choices;
    private final ActivityLog log;
    private final Clock clock;

    Minter(
            Connections connections,
            KnownIdentities identities,
            MintRules rules,
            MintCall call,
            SessionCustody custody,
            SigningChoices choices,
            ActivityLog log,
            Clock clock) {
        this.connections = connections;
        this.identities = identities;
        this.rules = rules;
        this.call = call;
        this.custody = custody;
        this.choices = choices;
        this.log = log;
        this.clock = clock;
    }

    Minting mint(Operator operator, String connectionId, MintRequest request) {
        Connection connection = connections.get(connectionId);
        Optional<MintSource> source = identities
                .source(request.sourceId(), operator)
                .filter(known -> known.identity().connectionId().equals(connectionId));
        Entry entry =
                log.begin(kind(request), operator, connectionId, subject(request, source), facts(request, source));
        Minting minting;
        try {
            List<Refusal> refusals = rules.check(request, source);
            minting = refusals.isEmpty()
                    ? ask(operator, connection, request, source.orElseThrow())
                    : new Refused(refusals);
        } catch (RuntimeException fault) {
            entry.failed("Latchkey could not finish this.", Map.of());
            throw fault;
        }
        complete(entry, minting);
        return minting;
    }

    private Minting ask(Operator operator, Connection connection, MintRequest request, MintSource source) {
        int seconds = MintRules.seconds(request.duration()).orElseThrow();
        return switch (call.ask(operator, connection, request, source, seconds)) {
            case Answer.Refused refused -> new Refused(List.of(refused.refusal()));
            case Answer.Given given -> {
                try (SigningCredentials made = given.issued().credentials()) {
                    StsSession session = session(operator, connection, request, source, given.issued(), seconds);
                    custody.store(session, made);
                    choices.choose(operator, connection.id(), session.id());
                    yield new Minted(session);
                }
            }
        };
    }

    private StsSession session(
            Operator operator,
            Connection connection,
            MintRequest request,
            MintSource source,
            StsCalls.Issued issued,
            int seconds) {
        String roleSession = issued.roleSessionArn();
        return new StsSession(
                UUID.randomUUID().toString(),
                connection.id(),
                operator.id(),
                subject(request, Optional.of(source)),
                roleSession == null ? source.identity().principalArn() : roleSession,
                issued.credentials().accessKeyId(),
                Objects.requireNonNull(issued.credentials().sessionToken()).length(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                issued.expiresAt(),
                null,
                false,
                null,
                asked(request, source, seconds));
    }

    private static Request asked(MintRequest request, MintSource source, int seconds) {
        Mfa mfa = request.mfa();
        String device = mfa == null ? null : mfa.device();
        String id = source.identity().id();
        String label = source.identity().label();
        return switch (request) {
            case GetSessionToken token ->
                new Request(Mechanism.GET_SESSION_TOKEN, id, label, seconds, device, null, null, null, null);
            case AssumeRole role ->
                new Request(
                        Mechanism.ASSUME_ROLE,
                        id,
                        label,
                        seconds,
                        device,
                        role.roleArn(),
                        role.sessionName(),
                        role.externalId(),
                        role.sessionPolicy());
        };
    }

    private static ActivityKind kind(MintRequest request) {
        return switch (request) {
            case GetSessionToken token -> ActivityKind.MINT_SESSION;
            case AssumeRole role -> ActivityKind.ASSUME_ROLE;
        };
    }

    /** Whom the session acts as: the user, or the role without its path. */
    private static String subject(MintRequest request, Optional<MintSource> source) {
        return switch (request) {
            case GetSessionToken token ->
                source.map(known -> known.identity().label()).orElse("unknown source");
            case AssumeRole role -> role.roleArn().substring(role.roleArn().lastIndexOf('/') + 1);
        };
    }

    private static Map<String, String> facts(MintRequest request, Optional<MintSource> source) {
        Map<String, String> facts = new HashMap<>();
        facts.put("duration", cut(request.duration(), NUMBER_LIMIT));
        facts.put("mfa", String.valueOf(request.mfa() != null));
        source.ifPresent(known -> {
            facts.put("source", known.identity().accessKeyId());
            facts.put("principal", known.identity().principalArn());
        });
        if (request instanceof AssumeRole role) {
            facts.put("principal", cut(role.roleArn(), ARN_LIMIT));
            facts.put("sessionName", cut(role.sessionName(), NAME_LIMIT));
        }
        return facts;
    }

    private static String cut(String typed, int limit) {
        return typed.length() <= limit ? typed : typed.substring(0, limit);
    }

    private static void complete(Entry entry, Minting minting) {
        switch (minting) {
            case Minted minted ->
                entry.succeeded(Map.of(
                        "accessKeyId",
                        minted.session().accessKeyId(),
                        "identity",
                        minted.session().id(),
                        "expires",
                        minted.session().expiresAt().toString()));
            case Refused refused -> entry.failed(refused.refusal().reason(), Map.of());
        }
    }
}
