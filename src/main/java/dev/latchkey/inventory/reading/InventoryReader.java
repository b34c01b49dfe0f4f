package dev.latchkey.inventory.reading;

import dev.latchkey.aws.AwsClients;
import dev.latchkey.aws.Connection;
import dev.latchkey.inventory.KnownAccessKey;
import dev.latchkey.inventory.Snapshot;
import dev.latchkey.inventory.SnapshotOrigin;
import dev.latchkey.inventory.SnapshotSource;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import org.springframework.stereotype.Component;

/** Reads one whole snapshot: IAM on one thread, Lambda on a few others. */
@Component
final class InventoryReader implements SnapshotSource {

    private final AwsClients clients;
    private final Clock clock;

    InventoryReader(AwsClients clients, Clock clock) {
        this.clients = clients;
        this.clock = clock;
    }

    @Override
    public Snapshot read(Connection connection) {
        Instant began = clock.instant();
        Gaps gaps = new Gaps();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var account = CompletableFuture.supplyAsync(() -> IamAccount.read(clients, connection, gaps), threads);
            var functions = LambdaFunctions.read(clients, connection, gaps, threads);
            IamAccount.Content iam = account.join();
            return new Snapshot(
                    origin(connection, began),
                    iam.principals(),
                    iam.policies(),
                    functions.functions(),
                    functions.urls(),
                    gaps.list());
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failed;
        }
    }

    @Override
    public Map<String, List<KnownAccessKey>> accessKeys(Connection connection, Collection<String> users) {
        return IamAccessKeys.read(clients, connection, users);
    }

    private static SnapshotOrigin origin(Connection connection, Instant began) {
        String account = connection.accountId();
        return new SnapshotOrigin(
                connection.id(),
                account == null ? "" : account,
                connection.region(),
                connection.sandbox(),
                connection.onThisMachine(),
                began);
    }
}
