package dev.latchkey.session.key;

import dev.latchkey.activity.ActivityKind;
import dev.latchkey.activity.ActivityLog;
import dev.latchkey.activity.Entry;
import dev.latchkey.aws.AwsProblem;
import dev.latchkey.aws.Connection;
import dev.latchkey.console.Operator;
import dev.latchkey.session.credentials.Refusal;
import dev.latchkey.session.key.KeyOutcome.Created;
import dev.latchkey.session.key.KeyOutcome.Done;
import dev.latchkey.session.key.KeyOutcome.Refused;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** One change of a user's keys between its activity entry and the entry's outcome. */
record KeyAttempt(ActivityLog log, ActivityKind kind, Operator operator, Connection connection, String userName) {

    /**
     * @param accessKeyId empty where it is not yet known
     * @param words what AWS's refusal means here
     */
    KeyOutcome of(
            String accessKeyId,
            Map<String, String> facts,
            Function<AwsProblem, Refusal> words,
            Supplier<KeyOutcome> effect) {
        Map<String, String> known = new HashMap<>(facts);
        if (!accessKeyId.isEmpty()) {
            known.put("accessKeyId", accessKeyId);
        }
        Entry entry = log.begin(kind, operator, connection.id(), userName, known);
        KeyOutcome outcome;
        try {
            outcome = effect.get();
        } catch (AwsProblem refused) {
            outcome = new Refused(accessKeyId, words.apply(refused));
        } catch (RuntimeException fault) {
            entry.failed("Latchkey could not finish this.", Map.of());
            throw fault;
        }
        complete(entry, outcome);
        return outcome;
    }

    private static void complete(Entry entry, KeyOutcome outcome) {
        switch (outcome) {
            case Created made ->
                entry.succeeded(Map.of(
                        "accessKeyId",
                        made.accessKeyId(),
                        "principal",
                        made.key().userArn()));
            case Done done -> entry.succeeded(Map.of("accessKeyId", done.accessKeyId()));
            case Refused refused -> entry.failed(refused.refusal().reason(), Map.of());
        }
    }
}
