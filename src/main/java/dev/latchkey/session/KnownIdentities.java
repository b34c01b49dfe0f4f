package dev.latchkey.session;

import dev.latchkey.activity.ActivityKind;
import dev.latchkey.activity.ActivityLog;
import dev.latchkey.activity.Entry;
import dev.latchkey.console.Operator;
import dev.latchkey.session.SigningIdentity.Kind;
import dev.latchkey.session.key.AccessKey;
import dev.latchkey.session.key.AccessKeys;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Sessions and access keys as things to sign with. */
@Component
class KnownIdentities implements SigningIdentities {

    private final SessionRows sessions;
    private final AccessKeys keys;
    private final SigningChoices choices;
    private final ActivityLog log;
    private final Clock clock;

    KnownIdentities(SessionRows sessions, AccessKeys keys, SigningChoices choices, ActivityLog log, Clock clock) {
        this.sessions = sessions;
        this.keys = keys;
        this.choices = choices;
        this.log = log;
        this.clock = clock;
    }

    @Override
    public List<SigningIdentity> list(Operator operator, String connectionId) {
        Stream<SigningIdentity> temporary = live(operator, connectionId)
                .sorted(Comparator.comparing(StsSession::mintedAt).reversed())
                .map(KnownIdentities::identity);
        Stream<SigningIdentity> lasting =
                keys.list(connectionId).stream().filter(AccessKey::active).map(KnownIdentities::identity);
        return Stream.concat(temporary, lasting).toList();
    }

    @Override
    public Optional<SigningIdentity> find(String id, Operator operator) {
        Instant now = clock.instant();
        return source(id, operator)
                .filter(source -> source.session() == null || source.session().live(now))
                .map(MintSource::identity)
                .filter(identity -> identity.kind() == Kind.SESSION
                        || keys.find(id).filter(AccessKey::active).isPresent());
    }

    @Override
    public Optional<SigningIdentity> signing(Operator operator, String connectionId) {
        return choices.find(operator, connectionId)
                .flatMap(id -> find(id, operator))
                .filter(identity -> identity.connectionId().equals(connectionId))
                .or(() -> live(operator, connectionId)
                        .max(Comparator.comparing(StsSession::mintedAt))
                        .map(KnownIdentities::identity));
    }

    @Override
    public Optional<SigningIdentity> signWith(Operator operator, String connectionId, String id) {
        Optional<SigningIdentity> chosen =
                find(id, operator).filter(identity -> identity.connectionId().equals(connectionId));
        chosen.ifPresent(identity -> {
            Entry entry = log.begin(
                    ActivityKind.SIGN_WITH,
                    operator,
                    connectionId,
                    identity.label(),
                    Map.of("identity", id, "accessKeyId", identity.accessKeyId()));
            choices.choose(operator, connectionId, id);
            entry.succeeded(Map.of());
        });
        return chosen;
    }

    /** What a mint may start from, ended or switched off included, so that the refusal can say so. */
    Optional<MintSource> source(String id, Operator operator) {
        return sessions.find(id)
                .filter(session -> session.operator().equals(operator.id()) && !session.forgotten())
                .map(session -> new MintSource(identity(session), session))
                .or(() -> keys.find(id).map(key -> new MintSource(identity(key), null)));
    }

    private Stream<StsSession> live(Operator operator, String connectionId) {
        Instant now = clock.instant();
        return sessions.list(connectionId, now).stream()
                .filter(session -> session.operator().equals(operator.id()) && session.live(now));
    }

    private static SigningIdentity identity(StsSession session) {
        return new SigningIdentity(
                session.id(),
                Kind.SESSION,
                session.connectionId(),
                session.label(),
                session.principalArn(),
                session.accessKeyId(),
                session.expiresAt(),
                session.total());
    }

    private static SigningIdentity identity(AccessKey key) {
        return new SigningIdentity(
                key.id(),
                Kind.ACCESS_KEY,
                key.connectionId(),
                key.userName(),
                key.userArn(),
                key.accessKeyId(),
                null,
                null);
    }
}
