package dev.latchkey.session.credentials;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the master key is.
 *
 * @param masterKeyFile {@code latchkey.master-key-file}, or null
 * @param masterKey {@code latchkey.master-key}, meant for the environment, or null
 */
@ConfigurationProperties("latchkey")
record CustodyProperties(
        Path dataDir,
        @Nullable Path masterKeyFile,
        @Nullable String masterKey) {

    /** Records print all they hold; this one holds a secret. */
    @Override
    public String toString() {
        return "CustodyProperties[]";
    }
}
