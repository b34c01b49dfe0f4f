package dev.latchkey.aws;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.core.exception.SdkException;

/** Learns each connection's account number from STS, once, and does not let an unreachable AWS slow every page. */
@Component
final class ConnectionAccounts {

    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(30);

    private final Map<String, String> known = new ConcurrentHashMap<>();
    private final Map<String, Instant> failed = new ConcurrentHashMap<>();
    private final AwsClients clients;
    private final Clock clock;

    ConnectionAccounts(AwsClients clients, Clock clock) {
        this.clients = clients;
        this.clock = clock;
    }

    Connection withKnownAccount(Connection connection) {
        String account = known.get(connection.id());
        return account == null
                ? connection
                : new Connection(
                        connection.id(),
                        connection.name(),
                        account,
                        connection.region(),
                        connection.endpoint(),
                        connection.colour(),
                        connection.sandbox(),
                        connection.source());
    }

    Connection withAccount(Connection connection) {
        Instant lastFailure = failed.get(connection.id());
        boolean paused =
                lastFailure != null && lastFailure.plus(PAUSE_AFTER_FAILURE).isAfter(clock.instant());
        if (!known.containsKey(connection.id()) && !paused) {
            learn(connection);
        }
        return withKnownAccount(connection);
    }

    private void learn(Connection connection) {
        try {
            known.put(
                    connection.id(), clients.sts(connection).getCallerIdentity().account());
        } catch (SdkException | IllegalStateException e) {
            // The page that needs the account says why it cannot be read; this is only its number.
            failed.put(connection.id(), clock.instant());
        }
    }
}
