package dev.latchkey.aws;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An AWS account and region with the credentials Latchkey reads and changes it with.
 *
 * @param id the segment in URLs, {@code /c/{id}/…}
 * @param accountId twelve digits, or null until STS has told us
 * @param endpoint one address for all services, where it is not AWS itself
 * @param colour 1 to 8, the colour class {@code cx-n} of UI pages
 * @param sandbox whether this is the look-alike inside this process
 * @param source where the credentials come from, in words
 */
public record Connection(
        String id,
        String name,
        @Nullable String accountId,
        String region,
        Optional<URI> endpoint,
        int colour,
        boolean sandbox,
        String source) {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    /** Whether its endpoint is a look-alike on this machine: then, and only then, may its function URLs be here too. */
    public boolean onThisMachine() {
        return endpoint.map(URI::getHost).filter(THIS_MACHINE::contains).isPresent();
    }
}
