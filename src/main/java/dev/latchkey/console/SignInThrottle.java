package dev.latchkey.console;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** After five wrong passwords a name has to wait 30 seconds; it is a delay, not a lock-out. */
@Component
class SignInThrottle {

    static final Duration PAUSE = Duration.ofSeconds(30);
    private static final int FREE_TRIES = 5;
    private static final int NAMES_KEPT = 10_000;

    private final Map<String, Failures> failures = new ConcurrentHashMap<>();
    private final Clock clock;

    SignInThrottle(Clock clock) {
        this.clock = clock;
    }

    /** How long this name has to wait, zero when it may try. */
    Duration wait(String name) {
        Failures known = failures.get(name);
        Duration left = known == null || known.count < FREE_TRIES
                ? Duration.ZERO
                : Duration.between(clock.instant(), known.last.plus(PAUSE));
        return left.isNegative() ? Duration.ZERO : left;
    }

    void failed(String name) {
        Instant now = clock.instant();
        if (failures.size() >= NAMES_KEPT) {
            failures.values().removeIf(old -> old.last.plus(PAUSE).isBefore(now));
        }
        failures.merge(name, new Failures(1, now), (old, first) -> new Failures(old.count + 1, now));
    }

    void succeeded(String name) {
        failures.remove(name);
    }

    private record Failures(int count, Instant last) {}
}
