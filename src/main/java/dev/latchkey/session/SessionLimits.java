package dev.latchkey.session;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationUnit;

/**
 * @param maxDuration {@code latchkey.session.max-duration}, a bare number in seconds: longer sessions are not minted
 *     here
 */
@ConfigurationProperties("latchkey.session")
record SessionLimits(
        @DefaultValue("3600") @DurationUnit(ChronoUnit.SECONDS)
        Duration maxDuration) {

    /** "GetSessionToken" and "AssumeRole" of the STS API Reference. */
    static final int SHORTEST = 900;

    private static final int LONGEST = 129_600;
    private static final int LONGEST_ROLE = 43_200;
    private static final int LONGEST_CHAINED = 3_600;

    SessionLimits {
        if (maxDuration.toSeconds() < SHORTEST) {
            throw new IllegalArgumentException(
                    "Latchkey cannot start. latchkey.session.max-duration is below 900 s, the shortest session AWS"
                            + " gives. Set it to 15m or more.");
        }
    }

    /** What AWS itself allows, in seconds. */
    int awsLimit(StsSession.Mechanism mechanism, boolean chained) {
        return switch (mechanism) {
            case GET_SESSION_TOKEN -> LONGEST;
            case ASSUME_ROLE -> chained ? LONGEST_CHAINED : LONGEST_ROLE;
        };
    }

    /** What this console allows, in seconds. */
    int limit(StsSession.Mechanism mechanism, boolean chained) {
        return (int) Math.min(awsLimit(mechanism, chained), maxDuration.toSeconds());
    }
}
