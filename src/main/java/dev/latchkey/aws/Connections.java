package dev.latchkey.aws;

import dev.latchkey.aws.ConnectionProperties.Declared;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The connections this console knows, the sandbox first, the others by name. */
@Component
public final class Connections {

    private static final int SANDBOX_COLOUR = 1;
    private static final int COLOURS = 8;

    private final Map<String, Connection> byId = new TreeMap<>();
    private final ConnectionAccounts accounts;

    Connections(ConnectionProperties properties, ConnectionAccounts accounts) {
        this.accounts = accounts;
        int next = SANDBOX_COLOUR + 1;
        for (var declared : new TreeMap<>(properties.connections()).entrySet()) {
            int colour = declared.getValue().sandbox() ? SANDBOX_COLOUR : next++;
            Connection connection = connection(declared.getKey(), declared.getValue(), colour);
            byId.put(connection.id(), connection);
        }
    }

    /** All connections; an account not yet asked for its number has none. */
    public List<Connection> list() {
        List<Connection> all = new ArrayList<>();
        byId.values().stream().filter(Connection::sandbox).forEach(all::add);
        byId.values().stream().filter(connection -> !connection.sandbox()).forEach(all::add);
        return all.stream().map(accounts::withKnownAccount).toList();
    }

    /** The connection of that id with its account number, asked of STS at first use. */
    public Optional<Connection> find(@Nullable String id) {
        return Optional.ofNullable(id == null ? null : byId.get(id)).map(accounts::withAccount);
    }

    /** The connection of that id; throws when there is none. */
    public Connection get(String id) {
        return find(id).orElseThrow(() -> new UnknownConnection(id));
    }

    /** Where the console opens: the sandbox if it runs, else the first connection. */
    public Optional<Connection> defaultConnection() {
        return list().stream().findFirst();
    }

    private static Connection connection(String id, Declared declared, int colour) {
        Integer chosen = declared.colour();
        int shown = chosen != null ? chosen : (colour - 1) % COLOURS + 1;
        String name = declared.name();
        return new Connection(
                id,
                name == null ? id : name,
                null,
                declared.region(),
                Optional.ofNullable(declared.endpoint()),
                shown,
                declared.sandbox(),
                source(declared));
    }

    private static String source(Declared declared) {
        ConnectionProperties.Source type = declared.credentials().type();
        String words = type == null ? "not set" : type.name().toLowerCase().replace('_', ' ');
        return declared.credentials().roleArn() == null ? words : words + ", role assumed";
    }
}
