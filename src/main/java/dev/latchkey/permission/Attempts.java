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

    /** Makes the effect, which answers facts for the log; an {@code AwsProblem} is logged and passed on. */
    public Map<String, String> make(Attempt attempt, Supplier<Map<String, String>> effect) {
        Entry entry = log.begin(
                attempt.kind(),
                attempt.operator(),
                attempt.connection().id(),
                attempt.subject(),
                attempt.facts());
        try {
            Map<String, String> facts = effect.get();
            entry.succeeded(facts);
            return facts;
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

    /** The same for an effect with nothing to tell. */
    public void make(Attempt attempt, Runnable effect) {
        make(attempt, () -> {
            effect.run();
            return Map.of();
        });
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
