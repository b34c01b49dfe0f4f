package dev.latchkey.session;

import dev.latchkey.activity.ActivityKind;
import dev.latchkey.activity.ActivityLog;
import dev.latchkey.activity.Entry;
import dev.latchkey.aws.AwsProblem;
import dev.latchkey.aws.Connections;
import dev.latchkey.console.Operator;
import dev.latchkey.session.MintRequest.AssumeRole;
import dev.latchkey.session.MintRequest.GetSessionToken;
import dev.latchkey.session.MintRequest.Mfa;
import dev.latchkey.session.StsSession.Check;
import dev.latchkey.session.StsSession.Mechanism;
import dev.latchkey.session.StsSession.Request;
import dev.latchkey.session.credentials.CredentialVault;
import dev.latchkey.session.credentials.Opening;
import dev.latchkey.session.credentials.Refusal;
import dev.latchkey.session.credentials.SigningCredentials;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Minted sessions in the database. */
@Component
class MintedSessions implements StsSessions {

    private final SessionLimits limits;
    private final SessionRows rows;
    private final Minter minter;
    private final CredentialVault vault;
    private final StsCalls sts;
    private final Connections connections;
    private final ActivityLog log;
    private final Clock clock;

    MintedSessions(
            SessionLimits limits,
            SessionRows rows,
            Minter minter,
            CredentialVault vault,
            StsCalls sts,
            Connections connections,
            ActivityLog log,
            Clock clock) {
        this.limits = limits;
        this.rows = rows;
        this.minter = minter;
        this.vault = vault;
        this.sts = sts;
        this.connections = connections;
        this.log = log;
        this.clock = clock;
    }

    @Override
    public int longest(Mechanism mechanism) {
        return limits.limit(mechanism, false);
    }

    @Override
    public Minting mint(Operator operator, String connectionId, MintRequest request) {
        return minter.mint(operator, connectionId, request);
    }

    @Override
    public Minting mintAgain(Operator operator, StsSession session, @Nullable Mfa mfa) {
        Request asked = session.request();
        String seconds = String.valueOf(asked.seconds());
        MintRequest again = switch (asked.mechanism()) {
            case GET_SESSION_TOKEN -> new GetSessionToken(asked.sourceId(), seconds, mfa);
            case ASSUME_ROLE ->
                new AssumeRole(
                        asked.sourceId(),
                        seconds,
                        mfa,
                        Objects.requireNonNull(asked.roleArn()),
                        Objects.requireNonNull(asked.sessionName()),
                        asked.externalId(),
                        asked.sessionPolicy());
        };
        return minter.mint(operator, session.connectionId(), again);
    }

    @Override
    public List<StsSession> list(String connectionId) {
        Instant now = clock.instant();
        rows.wipeEnded(now);
        ZoneId zone = ZoneId.systemDefault();
        return rows.list(
                connectionId, LocalDate.ofInstant(now, zone).atStartOfDay(zone).toInstant());
    }

    @Override
    public Optional<StsSession> find(String connectionId, String id) {
        rows.wipeEnded(clock.instant());
        return rows.find(id).filter(session -> session.connectionId().equals(connectionId) && !session.forgotten());
    }

    @Override
    public Optional<Refusal> check(Operator operator, StsSession session) {
        return switch (vault.open(session.id(), operator)) {
            case Opening.Refused refused -> {
                var problem = refused.problem();
                yield Optional.of(Refusal.before(null, problem.what(), problem.why(), problem.todo()));
            }
            case SigningCredentials opened -> {
                try (opened) {
                    StsCalls.Caller caller = sts.caller(connections.get(session.connectionId()), opened);
                    rows.check(session.id(), new Check(clock.instant(), caller.userId()));
                    yield Optional.empty();
                } catch (AwsProblem refused) {
                    yield Optional.of(refusedCheck(session, refused));
                }
            }
        };
    }

    @Override
    public void forget(Operator operator, StsSession session) {
        Entry entry = log.begin(
                ActivityKind.FORGET_SESSION,
                operator,
                session.connectionId(),
                session.label(),
                Map.of("identity", session.id(), "accessKeyId", session.accessKeyId()));
        rows.forget(session.id(), clock.instant());
        entry.succeeded(Map.of());
    }

    @Override
    public void endedAtAws(String id) {
        rows.end(id, clock.instant());
    }

    private Refusal refusedCheck(StsSession session, AwsProblem refused) {
        if (!refused.code().equals("ExpiredToken")) {
            return Refusal.by(refused);
        }
        endedAtAws(session.id());
        return Refusal.by(
                refused,
                null,
                "AWS says that the session for " + session.label() + " has ended.",
                "Its secret was wiped here as well.",
                "Mint it again.");
    }
}
