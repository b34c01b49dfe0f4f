package dev.latchkey.inventory;

import dev.latchkey.aws.Connection;
import dev.latchkey.aws.Connections;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Latchkey's copy of what AWS says exists, one per connection; callers that ask at the same time share one reading. */
@Component
public final class Inventory {

    private static final Duration SANDBOX = Duration.ofSeconds(2);
    private static final Duration AWS = Duration.ofMinutes(5);

    private final Map<String, SharedCopy> copies = new ConcurrentHashMap<>();
    private final Map<String, KnownAccessKeys> keys = new ConcurrentHashMap<>();
    private final Connections connections;
    private final SnapshotSource source;
    private final Clock clock;

    Inventory(Connections connections, SnapshotSource source, Clock clock) {
        this.connections = connections;
        this.source = source;
        this.clock = clock;
    }

    /** A copy at most 2 s old for the sandbox, 5 min for AWS; throws {@code AwsProblem} when nothing can be read. */
    public Snapshot current(Connection connection) {
        return copy(connection).current();
    }

    /** The same by id; an unknown connection is answered with the page that says so. */
    public Snapshot current(String connectionId) {
        return current(connections.get(connectionId));
    }

    /** A copy read after this call. */
    public Snapshot refresh(Connection connection) {
        return copy(connection).refresh();
    }

    public Snapshot refresh(String connectionId) {
        return refresh(connections.get(connectionId));
    }

    /** Said after a write: the next copy is read anew. */
    public void changed(Connection connection) {
        copy(connection).changed();
    }

    /** The access keys of these users, read once per snapshot: it takes a call for each user. */
    public KnownAccessKeys accessKeys(Snapshot snapshot, Collection<String> users) {
        KnownAccessKeys known = keys.get(snapshot.connectionId());
        KnownAccessKeys current = known != null && known.readAt().equals(snapshot.readAt())
                ? known
                : KnownAccessKeys.none(snapshot.readAt());
        List<String> missing =
                users.stream().filter(user -> current.of(user) == null).toList();
        if (missing.isEmpty()) {
            return current;
        }
        KnownAccessKeys all = current.with(source.accessKeys(connections.get(snapshot.connectionId()), missing));
        keys.put(snapshot.connectionId(), all);
        return all;
    }

    private SharedCopy copy(Connection connection) {
        return copies.computeIfAbsent(
                connection.id(),
                id -> new SharedCopy(() -> source.read(connections.get(id)), lifetime(connection), clock));
    }

    private static Duration lifetime(Connection connection) {
        return connection.sandbox() ? SANDBOX : AWS;
    }
}
