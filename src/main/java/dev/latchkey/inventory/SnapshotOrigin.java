package dev.latchkey.inventory;

import java.time.Instant;

/**
 * Where and when a snapshot was read.
 *
 * @param accountId empty where AWS has not told it
 * @param sandbox whether this is the look-alike inside this process
 * @param loopback whether its endpoint is on this machine, so that its function URLs may be too
 * @param readAt when the reading began: later changes may be missing
 */
public record SnapshotOrigin(
        String connectionId, String accountId, String region, boolean sandbox, boolean loopback, Instant readAt) {}
