package dev.latchkey.sandbox.signature;

import java.time.Instant;
import java.util.Optional;

/**
 * What stands behind an access key id.
 *
 * @param token of a session; long-term keys have none
 * @param expires of a session
 */
public record Credential(
        String accessKeyId, String secret, boolean active, Optional<String> token, Optional<Instant> expires) {

    @Override
    public String toString() {
        return "Credential[" + accessKeyId + "]";
    }

    /** Finds credentials by access key id. */
    @FunctionalInterface
    public interface Source {
        Optional<Credential> find(String accessKeyId);
    }
}
