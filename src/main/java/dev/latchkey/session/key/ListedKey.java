package dev.latchkey.session.key;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key as IAM lists it.
 *
 * @param lastUsed null when never used or not told
 * @param lastService the service it was last used with, or null
 */
record ListedKey(
        String accessKeyId,
        boolean active,
        Instant created,
        @Nullable Instant lastUsed,
        @Nullable String lastService) {}
