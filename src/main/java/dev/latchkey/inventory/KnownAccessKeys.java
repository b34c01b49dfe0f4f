package dev.latchkey.inventory;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The access keys of some users.
 *
 * @param readAt of the snapshot they go with
 * @param byUser without the users whose keys could not be read
 */
public record KnownAccessKeys(Instant readAt, Map<String, List<KnownAccessKey>> byUser) {

    static KnownAccessKeys none(Instant readAt) {
        return new KnownAccessKeys(readAt, Map.of());
    }

    KnownAccessKeys with(Map<String, List<KnownAccessKey>> more) {
        Map<String, List<KnownAccessKey>> all = new TreeMap<>(byUser);
        all.putAll(more);
        return new KnownAccessKeys(readAt, all);
    }

    /** Null where they could not be read. */
    public @Nullable List<KnownAccessKey> of(String user) {
        return byUser.get(user);
    }
}
