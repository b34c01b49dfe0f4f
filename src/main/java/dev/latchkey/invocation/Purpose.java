package dev.latchkey.invocation;

import dev.latchkey.activity.ActivityKind;
import java.util.Map;

/** What a request is sent for: the activity log's word for it, and what the log keeps beyond the request itself. */
public interface Purpose {

    /** A request of the workbench. */
    Purpose WORK = new Purpose() {};

    default ActivityKind kind() {
        return ActivityKind.INVOKE;
    }

    /** Facts known before anything is sent. */
    default Map<String, String> asked() {
        return Map.of();
    }

    /** Its entry stands in the log; nothing has been sent yet. */
    default void entered(long number) {}

    /** Facts the answer adds. */
    default Map<String, String> told(Invocation invocation) {
        return Map.of();
    }
}
