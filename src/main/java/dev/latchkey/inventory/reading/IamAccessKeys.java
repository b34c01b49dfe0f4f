package dev.latchkey.inventory.reading;

import dev.latchkey.aws.AwsClients;
import dev.latchkey.aws.Connection;
import dev.latchkey.inventory.KnownAccessKey;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AccessKeyMetadata;
import software.amazon.awssdk.services.iam.model.StatusType;

/** Reads access keys user by user; GetAccountAuthorizationDetails does not tell them. */
final class IamAccessKeys {

    private static final int AT_ONCE = 8;

    private final IamClient iam;
    private final Semaphore places = new Semaphore(AT_ONCE);

    private IamAccessKeys(IamClient iam) {
        this.iam = iam;
    }

    static Map<String, List<KnownAccessKey>> read(AwsClients clients, Connection connection, Collection<String> users) {
        IamAccessKeys reader = new IamAccessKeys(clients.iam(connection));
        Map<String, CompletableFuture<Optional<List<KnownAccessKey>>>> readings = new TreeMap<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            users.forEach(
                    user -> readings.put(user, CompletableFuture.supplyAsync(() -> reader.inTurn(user), threads)));
        }
        Map<String, List<KnownAccessKey>> keys = new TreeMap<>();
        readings.forEach((user, reading) -> reading.join().ifPresent(found -> keys.put(user, found)));
        return keys;
    }

    /** Empty where AWS refuses: the list then says so in the row. */
    private Optional<List<KnownAccessKey>> inTurn(String user) {
        places.acquireUninterruptibly();
        try {
            return Optional.of(iam.listAccessKeys(request -> request.userName(user)).accessKeyMetadata().stream()
                    .map(IamAccessKeys::key)
                    .toList());
        } catch (SdkException refused) {
            return Optional.empty();
        } finally {
            places.release();
        }
    }

    private static KnownAccessKey key(AccessKeyMetadata key) {
        Instant created = key.createDate();
        return new KnownAccessKey(
                key.accessKeyId(), key.status() == StatusType.ACTIVE, created == null ? Instant.EPOCH : created);
    }
}
