package dev.latchkey.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Wipes secrets at expiry although nobody looks; doing it on several replicas at once changes nothing. */
@Component
class EndedSecrets {

    private static final Duration KEPT = Duration.ofDays(8);

    private final SessionRows rows;
    private final Clock clock;

    EndedSecrets(SessionRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 15_000)
    void wipe() {
        Instant now = clock.instant();
        rows.wipeEnded(now);
        rows.deleteEndedBefore(now.minus(KEPT));
    }
}
