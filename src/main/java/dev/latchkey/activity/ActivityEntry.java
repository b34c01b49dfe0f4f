package dev.latchkey.activity;

import java.time.Instant;
import java.util.Map;

/**
 * One thing an operator did or tried.
 *
 * @param number rising, not gapless
 * @param connectionId empty where no connection is concerned
 * @param facts what was known before the effect; never a secret
 * @param outcomeFacts what was known after it; {@code reason} when it failed
 */
public record ActivityEntry(
        long number,
        Instant at,
        String operator,
        String connectionId,
        ActivityKind kind,
        String subject,
        Map<String, String> facts,
        Outcome outcome,
        Map<String, String> outcomeFacts,
        String hash,
        String previousHash) {

    /** How it ended; {@code PENDING} turns to {@code UNKNOWN} when the process that began it is gone. */
    public enum Outcome {
        PENDING,
        SUCCEEDED,
        FAILED,
        UNKNOWN
    }

    /** A fact from before or after the effect, empty when there is none. */
    public String fact(String key) {
        String after = outcomeFacts.get(key);
        return after != null ? after : facts.getOrDefault(key, "");
    }
}
