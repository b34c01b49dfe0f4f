package dev.latchkey.sandbox.server;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How a sandbox is started.
 *
 * @param port 0 for any free one
 * @param accessKeyId of user {@code latchkey-admin}; generated and kept when not given
 * @param dual whether function URLs need both actions
 */
public record SandboxOptions(
        int port,
        Path directory,
        Optional<Path> accountFile,
        Optional<String> accessKeyId,
        Optional<String> secretAccessKey,
        boolean dual) {

    /** Records print all they hold; this one holds a secret. */
    @Override
    public String toString() {
        return "SandboxOptions[port=" + port + ", directory=" + directory + "]";
    }
}
