package dev.latchkey.activity;

import dev.latchkey.console.Operator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The log of operators' actions: no entry, no action. */
public interface ActivityLog {

    /**
     * Commits an entry before its effect. Throws when it cannot be written; then the action must not happen.
     *
     * @param connectionId empty where no connection is concerned
     * @param subject what is acted on, by name
     * @param facts never a secret
     */
    Entry begin(ActivityKind kind, Operator operator, String connectionId, String subject, Map<String, String> facts);

    /** Entries, newest first. */
    List<ActivityEntry> entries(ActivityQuery query);

    Optional<ActivityEntry> find(long number);

    /** Grows whenever an entry of that kind begins or ends; 0 when there is none. */
    long newest(ActivityKind kind);
}
