package dev.latchkey.console;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The single-use token of the link that the start prints: whoever can read the terminal may sign in as
 * {@code admin}, once, within an hour. Only in this process's memory.
 */
@Component
class SignInLink {

    private static final Duration LIFE = Duration.ofMinutes(60);

    private final SecureRandom random = new SecureRandom();
    private final Clock clock;
    private byte @Nullable [] token;
    private Instant until = Instant.MIN;

    SignInLink(Clock clock) {
        this.clock = clock;
    }

    /** Makes a new token; an older one stops working. */
    synchronized String issue() {
        byte[] bytes = new byte[20];
        random.nextBytes(bytes);
        String issued = HexFormat.of().formatHex(bytes);
        token = issued.getBytes(StandardCharsets.US_ASCII);
        until = clock.instant().plus(LIFE);
        return issued;
    }

    /** Whether the token is the one issued, unused and in time; it is used up by this. */
    synchronized boolean redeem(String offered) {
        byte[] issued = token;
        boolean matches = issued != null
                && clock.instant().isBefore(until)
                && MessageDigest.isEqual(issued, offered.getBytes(StandardCharsets.UTF_8));
        if (matches) {
            token = null;
        }
        return matches;
    }
}
