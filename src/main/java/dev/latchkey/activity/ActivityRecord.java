package dev.latchkey.activity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/**
 * One link of the chain: {@code hash = SHA-256(previousHash + canonical JSON)}.
 *
 * @param intent the number of the record that began the action; its own number for an intent
 * @param at cut to milliseconds, which every database keeps
 */
record ActivityRecord(
        long number,
        long intent,
        String phase,
        Instant at,
        String operator,
        String connection,
        ActivityKind kind,
        String subject,
        ActivityEntry.Outcome outcome,
        Map<String, String> facts,
        String previousHash,
        String hash) {

    static final String INTENT = "INTENT";
    static final String OUTCOME = "OUTCOME";

    private static final JsonMapper CANONICAL = new JsonMapper();

    static ActivityRecord link(
            long number,
            long intent,
            String phase,
            Instant at,
            String operator,
            String connection,
            ActivityKind kind,
            String subject,
            ActivityEntry.Outcome outcome,
            Map<String, String> facts,
            String previousHash) {
        ActivityRecord unsealed = new ActivityRecord(
                number,
                intent,
                phase,
                at,
                operator,
                connection,
                kind,
                subject,
                outcome,
                Map.copyOf(facts),
                previousHash,
                "");
        return new ActivityRecord(
                number,
                intent,
                phase,
                at,
                operator,
                connection,
                kind,
                subject,
                outcome,
                unsealed.facts,
                previousHash,
                unsealed.computedHash());
    }

    /** The hash this record ought to carry. */
    String computedHash() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("number", number);
        fields.put("intent", intent);
        fields.put("phase", phase);
        fields.put("at", at.toEpochMilli());
        fields.put("operator", operator);
        fields.put("connection", connection);
        fields.put("kind", kind.name());
        fields.put("subject", subject);
        fields.put("outcome", outcome.name());
        fields.put("facts", new TreeMap<>(facts));
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(previousHash.getBytes(StandardCharsets.US_ASCII));
            sha256.update(CANONICAL.writeValueAsBytes(fields));
            return HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
