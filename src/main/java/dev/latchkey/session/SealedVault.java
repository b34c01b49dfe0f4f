package dev.latchkey.session;

import dev.latchkey.console.Operator;
import dev.latchkey.console.Problem;
import dev.latchkey.session.credentials.CredentialVault;
import dev.latchkey.session.credentials.Opening;
import dev.latchkey.session.credentials.Opening.Reason;
import dev.latchkey.session.credentials.Opening.Refused;
import dev.latchkey.session.credentials.SecretDamaged;
import dev.latchkey.session.key.AccessKey;
import dev.latchkey.session.key.AccessKeys;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Opens sessions and access keys from the database; expiry is decided here, at the moment of use. */
@Component
class SealedVault implements CredentialVault {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH);

    private final SessionRows sessions;
    private final SessionCustody custody;
    private final AccessKeys keys;
    private final Clock clock;

    SealedVault(SessionRows sessions, SessionCustody custody, AccessKeys keys, Clock clock) {
        this.sessions = sessions;
        this.custody = custody;
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    public Opening open(String identityId, Operator operator) {
        Optional<StsSession> session =
                sessions.find(identityId).filter(found -> found.operator().equals(operator.id()));
        if (session.isPresent()) {
            return open(session.get());
        }
        return keys.find(identityId)
                .map(this::open)
                .orElseGet(() -> refused(
                        Reason.UNKNOWN,
                        "There are no such credentials.",
                        "They were deleted, or they are somebody else’s.",
                        "Choose what to sign with."));
    }

    private Opening open(StsSession session) {
        Instant now = clock.instant();
        if (session.forgotten()) {
            return refused(
                    Reason.FORGOTTEN,
                    "The session for " + session.label() + " was forgotten.",
                    "Its secret was wiped from this server.",
                    "Mint a session.");
        }
        if (!session.live(now)) {
            sessions.wipeEnded(now);
            return ended(session);
        }
        try {
            return custody.open(session).<Opening>map(opened -> opened).orElseGet(() -> ended(session));
        } catch (SecretDamaged e) {
            return damaged(session.label(), "Forget this session and mint a new one.");
        }
    }

    private Opening open(AccessKey key) {
        if (!key.active()) {
            return refused(
                    Reason.INACTIVE,
                    "The access key " + key.accessKeyId() + " is switched off.",
                    "AWS accepts no signature made with it.",
                    "Activate it under Access keys, or choose another one.");
        }
        try {
            return keys.open(key);
        } catch (SecretDamaged e) {
            return damaged(key.userName(), "Delete this key and create or take in another one.");
        }
    }

    private static Opening ended(StsSession session) {
        String time = TIME.format(session.endsAt().atZone(ZoneId.systemDefault()));
        return refused(
                Reason.EXPIRED,
                "The session for " + session.label() + " ended at " + time + ".",
                "AWS accepts it no longer, and its secret was wiped.",
                "Mint it again.",
                session.endsAt());
    }

    private static Opening damaged(String label, String todo) {
        return refused(
                Reason.DAMAGED,
                "The stored secret of " + label + " cannot be opened.",
                "It was changed or moved in the database, or sealed with another master key.",
                todo);
    }

    private static Opening refused(Reason reason, String what, String why, String todo) {
        return refused(reason, what, why, todo, null);
    }

    private static Opening refused(Reason reason, String what, String why, String todo, @Nullable Instant endedAt) {
        return new Refused(reason, new Problem(what, why, todo), endedAt);
    }
}
