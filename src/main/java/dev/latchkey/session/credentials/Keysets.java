package dev.latchkey.session.credentials;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.util.SecretBytes;
import dev.latchkey.session.credentials.SealedField.Purpose;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** One AES-256-GCM keyset per purpose, in the database, wrapped by the master key. */
@Component
final class Keysets {

    private final Map<Purpose, Aead> keys = new EnumMap<>(Purpose.class);
    private final JdbcClient jdbc;
    private final Clock clock;

    Keysets(JdbcClient jdbc, MasterKey masterKey, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
        boolean fresh =
                jdbc.sql("select count(*) from sealed_keyset").query(Long.class).single() == 0;
        byte[] master = masterKey.read(fresh);
        try {
            Aead wrapping = wrapping(master);
            for (Purpose purpose : Purpose.values()) {
                keys.put(purpose, load(purpose, wrapping));
            }
        } catch (GeneralSecurityException e) {
            throw MasterKey.cannotStart(
                    "The master key does not open the keysets in the database.",
                    "They were wrapped with another one, or were changed.",
                    "Give Latchkey the master key this database was started with.");
        } finally {
            Arrays.fill(master, (byte) 0);
        }
    }

    Aead of(Purpose purpose) {
        return Objects.requireNonNull(keys.get(purpose));
    }

    private Aead load(Purpose purpose, Aead wrapping) throws GeneralSecurityException {
        Optional<byte[]> stored = stored(purpose);
        if (stored.isEmpty()) {
            try {
                store(purpose, wrapped(purpose, wrapping));
            } catch (DuplicateKeyException anotherReplicaWasFirst) {
                // Its keyset is read below.
            }
            stored = stored(purpose);
        }
        return TinkProtoKeysetFormat.parseEncryptedKeyset(
                        stored.orElseThrow(), wrapping, name(purpose), AeadConfig2026.get())
                .getPrimitive(AeadConfig2026.get(), Aead.class);
    }

    private static byte[] wrapped(Purpose purpose, Aead wrapping) throws GeneralSecurityException {
        KeysetHandle made = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, AeadConfig2026.get());
        return TinkProtoKeysetFormat.serializeEncryptedKeyset(made, wrapping, name(purpose), AeadConfig2026.get());
    }

    private Optional<byte[]> stored(Purpose purpose) {
        return jdbc.sql("select wrapped from sealed_keyset where purpose = :purpose")
                .param("purpose", purpose.keyset())
                .query((row, n) -> row.getBytes(1))
                .optional();
    }

    private void store(Purpose purpose, byte[] wrapped) {
        jdbc.sql("insert into sealed_keyset (purpose, wrapped, created_at) values (:purpose, :wrapped, :at)")
                .param("purpose", purpose.keyset())
                .param("wrapped", wrapped)
                .param("at", OffsetDateTime.now(clock))
                .update();
    }

    private static Aead wrapping(byte[] master) throws GeneralSecurityException {
        AesGcmParameters parameters = AesGcmParameters.builder()
                .setKeySizeBytes(MasterKey.LENGTH)
                .setIvSizeBytes(12)
                .setTagSizeBytes(16)
                .setVariant(AesGcmParameters.Variant.NO_PREFIX)
                .build();
        return AesGcmJce.create(AesGcmKey.builder()
                .setParameters(parameters)
                .setKeyBytes(SecretBytes.copyFrom(master, InsecureSecretKeyAccess.get()))
                .build());
    }

    private static byte[] name(Purpose purpose) {
        return purpose.keyset().getBytes(StandardCharsets.UTF_8);
    }
}
