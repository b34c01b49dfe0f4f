package dev.latchkey.inventory;

import dev.latchkey.aws.Connection;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Where snapshots come from. */
public interface SnapshotSource {

    /** Reads everything; what is refused becomes a gap, and no answer at all an {@code AwsProblem}. */
    Snapshot read(Connection connection);

    /** The access keys of those users; without the users whose keys could not be read. */
    Map<String, List<KnownAccessKey>> accessKeys(Connection connection, Collection<String> users);
}
