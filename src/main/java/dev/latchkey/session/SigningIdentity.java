package dev.latchkey.session;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something an operator can sign a request with.
 *
 * @param label the user or role it acts as
 * @param expiresAt null for a long-term access key
 * @param total from mint to expiry, null for a long-term access key
 */
public record SigningIdentity(
        String id,
        Kind kind,
        String connectionId,
        String label,
        String principalArn,
        String accessKeyId,
        @Nullable Instant expiresAt,
        @Nullable Duration total) {

    /** What is behind it. */
    public enum Kind {
        SESSION,
        ACCESS_KEY
    }
}
