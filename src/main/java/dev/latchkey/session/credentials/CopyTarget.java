package dev.latchkey.session.credentials;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a copied text says besides the credentials.
 *
 * @param label names the CLI profile
 * @param endpoint where AWS's services answer, if not at AWS itself
 * @param expiresAt null for a long-term access key
 */
public record CopyTarget(
        String label,
        String region,
        @Nullable URI endpoint,
        @Nullable Instant expiresAt) {

    /** A name the CLI takes without quotes. */
    String profile() {
        return "latchkey-" + label.replaceAll("[^A-Za-z0-9_.@-]", "-");
    }
}
