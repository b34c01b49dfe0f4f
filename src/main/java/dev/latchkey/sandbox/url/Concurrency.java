package dev.latchkey.sandbox.url;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** How many runs of each function are under way; reserved concurrency bounds them, 0 stops the function. */
public final class Concurrency {

    private final Map<String, Integer> running = new ConcurrentHashMap<>();

    /** Takes a place, or says there is none. */
    public boolean enter(String function, @Nullable Integer reserved) {
        boolean[] entered = {false};
        running.compute(function, (name, count) -> {
            int now = count == null ? 0 : count;
            entered[0] = reserved == null || now < reserved;
            return entered[0] ? Integer.valueOf(now + 1) : count;
        });
        return entered[0];
    }

    public void leave(String function) {
        running.computeIfPresent(function, (name, count) -> count == 1 ? null : count - 1);
    }
}
