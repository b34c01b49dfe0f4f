package dev.latchkey.console;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param publicUrls addresses under which a proxy shows this console; others than localhost are refused
 */
@ConfigurationProperties("latchkey")
record ConsoleProperties(
        Path dataDir,
        @DefaultValue Admin admin,
        @DefaultValue Sandbox sandbox,
        @DefaultValue List<URI> publicUrls) {

    /** The password of operator {@code admin}, given directly or in a file. */
    record Admin(@Nullable String password, @Nullable Path passwordFile) {

        /** Records print all they hold; this one holds a secret. */
        @Override
        public String toString() {
            return "Admin[]";
        }
    }

    /** Whether the sandbox runs: only then a sign-in link is printed. */
    record Sandbox(@DefaultValue("true") boolean enabled) {}
}
