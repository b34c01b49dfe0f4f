package dev.latchkey.session.credentials;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import org.springframework.stereotype.Component;

/** Seals secrets for the database: AES-256-GCM, bound to the field, record and owner they belong to. */
@Component
public final class SecretBox {

    private final Keysets keysets;

    SecretBox(Keysets keysets) {
        this.keysets = keysets;
    }

    public byte[] seal(SecretValue secret, SealedField place) {
        return secret.use(bytes -> {
            try {
                return keysets.of(place.purpose()).encrypt(bytes, place.associatedData());
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("Sealing a " + place.field() + " failed.", e);
            }
        });
    }

    /** Throws {@link SecretDamaged} when the sealed value was changed or comes from another place. */
    public SecretValue open(byte[] sealed, SealedField place) {
        byte[] opened;
        try {
            opened = keysets.of(place.purpose()).decrypt(sealed, place.associatedData());
        } catch (GeneralSecurityException e) {
            throw new SecretDamaged(place);
        }
        try {
            return SecretValue.of(opened);
        } finally {
            Arrays.fill(opened, (byte) 0);
        }
    }
}
