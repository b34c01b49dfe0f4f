package dev.latchkey.session.key;

import dev.latchkey.session.credentials.SealedField;
import dev.latchkey.session.credentials.SealedField.Purpose;
import dev.latchkey.session.credentials.SecretBox;
import dev.latchkey.session.credentials.SecretValue;
import dev.latchkey.session.credentials.SigningCredentials;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The access keys Latchkey holds, and their secrets. */
@Component
public final class AccessKeys {

    private final KeyRows rows;
    private final SecretBox box;

    AccessKeys(KeyRows rows, SecretBox box) {
        this.rows = rows;
        this.box = box;
    }

    /** By user name, then age. */
    public List<AccessKey> list(String connectionId) {
        return rows.list(connectionId);
    }

    public Optional<AccessKey> find(String id) {
        return rows.find(id);
    }

    /** Throws {@link dev.latchkey.session.credentials.SecretDamaged}. */
    public SigningCredentials open(AccessKey key) {
        return new SigningCredentials(key.accessKeyId(), box.open(rows.secret(key.id()), place(key)), null);
    }

    Optional<AccessKey> find(String connectionId, String accessKeyId) {
        return rows.find(connectionId, accessKeyId);
    }

    void store(AccessKey key, SecretValue secret) {
        rows.insert(key, box.seal(secret, place(key)));
    }

    void activate(AccessKey key, boolean active) {
        rows.activate(key.id(), active);
    }

    void delete(AccessKey key) {
        rows.delete(key.id());
    }

    private static SealedField place(AccessKey key) {
        return new SealedField(Purpose.ACCESS_KEYS, "secret", key.id(), key.connectionId() + "/" + key.userName());
    }
}
