package dev.latchkey.inventory;

import dev.latchkey.aws.AwsProblem;
import dev.latchkey.inventory.ReadGap.Part;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One connection's copy: who comes first reads, who comes meanwhile waits for the same reading. */
final class SharedCopy {

    /** How long the last good copy stands in before AWS is asked again. */
    private static final Duration UNREACHABLE = Duration.ofSeconds(10);

    private final Supplier<Snapshot> reader;
    private final Duration lifetime;
    private final Clock clock;

    private long changes;
    private @Nullable Held held;
    private @Nullable Reading running;

    SharedCopy(Supplier<Snapshot> reader, Duration lifetime, Clock clock) {
        this.reader = reader;
        this.lifetime = lifetime;
        this.clock = clock;
    }

    Snapshot current() {
        Reading mine = null;
        Reading shared;
        synchronized (this) {
            if (held != null && held.changes == changes && clock.instant().isBefore(held.expires)) {
                return held.snapshot;
            }
            if (running == null || running.changes != changes) {
                mine = new Reading(changes, clock.instant(), new CompletableFuture<>());
                running = mine;
            }
            shared = running;
        }
        if (mine != null) {
            read(mine);
        }
        return result(shared);
    }

    Snapshot refresh() {
        changed();
        return current();
    }

    /** A reading under way may have missed the change, so nobody who asks from now on gets it. */
    synchronized void changed() {
        changes++;
    }

    private void read(Reading reading) {
        try {
            Snapshot snapshot = reader.get();
            keep(reading, snapshot, reading.started.plus(lifetime));
            reading.outcome.complete(snapshot);
        } catch (AwsProblem problem) {
            Snapshot stale = lastGood(problem);
            if (stale == null) {
                reading.outcome.completeExceptionally(problem);
            } else {
                keep(reading, stale, clock.instant().plus(UNREACHABLE));
                reading.outcome.complete(stale);
            }
        } catch (RuntimeException | Error broken) {
            reading.outcome.completeExceptionally(broken);
        } finally {
            forget(reading);
        }
    }

    private static Snapshot result(Reading reading) {
        try {
            return reading.outcome.join();
        } catch (CompletionException failed) {
            switch (failed.getCause()) {
                case RuntimeException cause -> throw cause;
                case Error cause -> throw cause;
                case null, default -> throw failed;
            }
        }
    }

    /** Only an AWS that does not answer leaves the old copy standing; a refusal is news. */
    private synchronized @Nullable Snapshot lastGood(AwsProblem problem) {
        if (problem.status() != 0 || held == null) {
            return null;
        }
        if (held.snapshot.lacks(Part.CONNECTION)) {
            return held.snapshot;
        }
        return held.snapshot.with(
                new ReadGap(Part.CONNECTION, problem.operation(), List.of(), problem.awsMessage(), false));
    }

    private synchronized void keep(Reading reading, Snapshot snapshot, Instant expires) {
        if (held == null || held.changes <= reading.changes) {
            held = new Held(snapshot, expires, reading.changes);
        }
    }

    private synchronized void forget(Reading reading) {
        if (running == reading) {
            running = null;
        }
    }

    /**
     * @param changes how many were known when the reading began
     */
    private record Held(Snapshot snapshot, Instant expires, long changes) {}

    private record Reading(long changes, Instant started, CompletableFuture<Snapshot> outcome) {}
}
