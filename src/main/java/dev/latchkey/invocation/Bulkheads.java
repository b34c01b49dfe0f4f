package dev.latchkey.invocation;

import dev.latchkey.console.Problem;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** How many requests may be under way: in all, to one function, of one operator. A hung function costs its own places only. */
@Component
class Bulkheads {

    static final int IN_ALL = 64;
    static final int PER_FUNCTION = 8;
    static final int PER_OPERATOR = 4;

    private final Map<String, Integer> busy = new ConcurrentHashMap<>();

    /** Takes places; empty when all three are there. */
    Optional<Problem> enter(String operator, String function) {
        if (!take("all", IN_ALL)) {
            return full("Latchkey has " + IN_ALL + " requests under way.");
        }
        if (!take("f/" + function, PER_FUNCTION)) {
            leave("all");
            return full(PER_FUNCTION + " requests to this function are under way.");
        }
        if (!take("o/" + operator, PER_OPERATOR)) {
            leave("all");
            leave("f/" + function);
            return full("You have " + PER_OPERATOR + " requests under way.");
        }
        return Optional.empty();
    }

    void leave(String operator, String function) {
        leave("all");
        leave("f/" + function);
        leave("o/" + operator);
    }

    private boolean take(String key, int most) {
        boolean[] taken = {false};
        busy.compute(key, (name, count) -> {
            int now = count == null ? 0 : count;
            taken[0] = now < most;
            return taken[0] ? Integer.valueOf(now + 1) : count;
        });
        return taken[0];
    }

    private void leave(String key) {
        busy.computeIfPresent(key, (name, count) -> count == 1 ? null : count - 1);
    }

    private static Optional<Problem> full(String why) {
        return Optional.of(new Problem("The request was not sent.", why, "Wait until one has ended, then send again."));
    }
}
