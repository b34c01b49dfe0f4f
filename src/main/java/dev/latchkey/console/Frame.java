package dev.latchkey.console;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands around every page: the connection, the others to switch to, and the signing session.
 *
 * @param signing the identity that would sign the next request, or null
 */
public record Frame(
        ConnectionView connection,
        List<ConnectionView> connections,
        @Nullable SigningView signing) {

    /** A connection as the switcher shows it; account number may be empty until AWS has told it. */
    public record ConnectionView(
            String id, String name, String accountId, String region, int colour, boolean sandbox) {}

    /**
     * The signing session as the chip shows it.
     *
     * @param expiresAt null for a long-term access key
     */
    public record SigningView(
            String id,
            String label,
            String principalArn,
            @Nullable Instant expiresAt,
            @Nullable Duration total,
            String mechanism) {}
}
