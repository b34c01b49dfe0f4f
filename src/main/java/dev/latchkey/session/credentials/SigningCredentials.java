package dev.latchkey.session.credentials;

import org.jspecify.annotations.Nullable;

/**
 * Opened credentials for signing; close them after the last signature.
 *
 * @param sessionToken null for a long-term access key
 */
public record SigningCredentials(
        String accessKeyId,
        SecretValue secretAccessKey,
        @Nullable SecretValue sessionToken) implements Opening, AutoCloseable {

    @Override
    public void close() {
        secretAccessKey.close();
        if (sessionToken != null) {
            sessionToken.close();
        }
    }
}
