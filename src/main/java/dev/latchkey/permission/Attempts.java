package dev.latchkey.permission;

import dev.latchkey.activity.ActivityLog;
import dev.latchkey.activity.Entry;
import dev.latchkey.aws.AwsProblem;
import dev.latchkey.inventory.Inventory;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Lets an effect happen between the two halves of its log entry, and has the inventory read anew after it. */
@Component
public final class Attempts {

    private final ActivityLog log;
    private final Inventory inventory;

    Attempts(ActivityLog log, Inventory inventory) {
        this.log = log;
        this.inventory = inventory;
    }

    /** Makes the effect; an {@code AwsProblem} is logged and passed on. */
    public void make(Attempt attempt, Runnable effect) {
        make(attempt, () -> {
            effect.run();
            return attempt.subject();
        });
    }

    /** The same for an effect that has something to answer. */
    public <T> T make(Attempt attempt, Supplier<T> effect) {
        Entry entry = log.begin(
                attempt.kind(), attempt.operator(), attempt.connection().id(), attempt.subject(), attempt.facts());
        try {
            T made = effect.get();
            entry.succeeded(Map.of());
            return made;
        } catch (AwsProblem problem) {
            entry.failed(problem.what() + " " + problem.why(), facts(problem));
            throw problem;
        } catch (RuntimeException unexpected) {
            entry.failed("Latchkey could not finish this.", Map.of());
            throw unexpected;
        } finally {
            inventory.changed(attempt.connection());
        }
    }

    /** Logs what was asked for and not begun, because it could not end well. */
    void refuse(Attempt attempt, String reason) {
        log.begin(attempt.kind(), attempt.operator(), attempt.connection().id(), attempt.subject(), attempt.facts())
                .failed(reason, Map.of());
    }

    private static Map<String, String> facts(AwsProblem problem) {
        Map<String, String> facts = new HashMap<>();
        facts.put("detail", problem.operation() + " " + problem.code());
        if (problem.status() != 0) {
            facts.put("status", String.valueOf(problem.status()));
        }
        if (problem.requestId() != null) {
            facts.put("requestId", problem.requestId());
        }
        return facts;
    }
}
