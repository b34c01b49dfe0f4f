package dev.latchkey.session;

import dev.latchkey.session.SessionRows.Sealed;
import dev.latchkey.session.credentials.SealedField;
import dev.latchkey.session.credentials.SealedField.Purpose;
import dev.latchkey.session.credentials.SecretBox;
import dev.latchkey.session.credentials.SigningCredentials;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Seals the secret and the token of a session into its row, and opens them again. */
@Component
class SessionCustody {

    private final SessionRows rows;
    private final SecretBox box;

    SessionCustody(SessionRows rows, SecretBox box) {
        this.rows = rows;
        this.box = box;
    }

    void store(StsSession session, SigningCredentials credentials) {
        rows.insert(
                session,
                new Sealed(
                        box.seal(credentials.secretAccessKey(), place(session, "secret")),
                        box.seal(Objects.requireNonNull(credentials.sessionToken()), place(session, "token"))));
    }

    /** Empty when wiped; throws {@link dev.latchkey.session.credentials.SecretDamaged}. */
    Optional<SigningCredentials> open(StsSession session) {
        Sealed sealed = rows.sealed(session.id());
        byte[] secret = sealed.secret();
        byte[] token = sealed.token();
        if (secret == null || token == null) {
            return Optional.empty();
        }
        return Optional.of(new SigningCredentials(
                session.accessKeyId(),
                box.open(secret, place(session, "secret")),
                box.open(token, place(session, "token"))));
    }

    private static SealedField place(StsSession session, String field) {
        return new SealedField(
                Purpose.MINTED_SESSIONS, field, session.id(), session.operator() + "@" + session.connectionId());
    }
}
