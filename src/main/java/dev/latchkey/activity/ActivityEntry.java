package dev.latchkey.activity;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /** The facts in one line, {@code GET /greet as url-caller}. */
    public String detail() {
        if (!fact("detail").isEmpty()) {
            return fact("detail");
        }
        if (kind == ActivityKind.INVOKE || kind == ActivityKind.PROBE) {
            return fact("method") + " " + fact("path") + " as " + fact("identityLabel") + proof();
        }
        return Stream.of("mechanism", "policy", "sid", "accessKeyId", "duration", "reason")
                .filter(key -> !fact(key).isEmpty())
                .map(this::shown)
                .collect(Collectors.joining(", "));
    }

    /** What a probe says of its prediction. */
    private String proof() {
        String predicted = fact("predicted").isEmpty()
                ? ""
                : ", predicted " + fact("predicted").toLowerCase(Locale.ROOT);
        return switch (fact("agrees")) {
            case "true" -> predicted + ", they agree";
            case "false" -> predicted + ", they differ";
            default -> predicted;
        };
    }

    private String shown(String key) {
        String value = fact(key);
        return switch (key) {
            case "duration" -> value + " s";
            case "accessKeyId" ->
                value.substring(0, Math.min(4, value.length())) + "…"
                        + value.substring(Math.max(0, value.length() - 4));
            default -> value;
        };
    }

    /** The HTTP status an invocation brought, else the outcome in a word. */
    public String result() {
        return switch (outcome) {
            case SUCCEEDED -> fact("status");
            case FAILED -> "failed";
            case PENDING -> "under way";
            case UNKNOWN -> "outcome unknown";
        };
    }

    /** First and last four characters of the hash. */
    public String shortHash() {
        return hash.substring(0, 4) + "…" + hash.substring(hash.length() - 4);
    }

    /** A fact from before or after the effect, empty when there is none. */
    public String fact(String key) {
        String after = outcomeFacts.get(key);
        return after != null ? after : facts.getOrDefault(key, "");
    }
}
