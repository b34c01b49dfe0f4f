package dev.latchkey.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.MovableClock;
import dev.latchkey.aws.AwsProblem;
import dev.latchkey.inventory.ReadGap.Part;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;

class SharedCopyTests {

    private final MovableClock clock = new MovableClock("2026-11-23T14:21:26Z");
    private final AtomicInteger readings = new AtomicInteger();

    @Test
    void isReadOnceUntilItIsTooOld() {
        SharedCopy copy = copy(this::snapshot);
        Snapshot first = copy.current();
        clock.advance(Duration.ofSeconds(1));
        assertThat(copy.current()).isSameAs(first);
        clock.advance(Duration.ofSeconds(1));
        assertThat(copy.current()).isNotSameAs(first);
        assertThat(readings).hasValue(2);
    }

    @Test
    void isReadAnewAfterAChangeAndOnRequest() {
        SharedCopy copy = copy(this::snapshot);
        copy.current();
        copy.changed();
        copy.current();
        copy.refresh();
        assertThat(readings).hasValue(3);
    }

    @Test
    void callersAtTheSameTimeShareOneReading() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        SharedCopy copy = copy(() -> {
            inside.countDown();
            await(go);
            return snapshot();
        });
        CompletableFuture<Snapshot> first = CompletableFuture.supplyAsync(copy::current);
        await(inside);
        CompletableFuture<Snapshot> second = CompletableFuture.supplyAsync(copy::current);
        go.countDown();
        assertThat(second.get(5, TimeUnit.SECONDS)).isSameAs(first.get(5, TimeUnit.SECONDS));
        assertThat(readings).hasValue(1);
    }

    @Test
    void aReadingBegunBeforeAChangeIsNotGivenToThoseWhoAskAfterIt() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        AtomicInteger begun = new AtomicInteger();
        SharedCopy copy = copy(() -> {
            if (begun.incrementAndGet() == 1) {
                inside.countDown();
                await(go);
            }
            return snapshot();
        });
        CompletableFuture<Snapshot> slow = CompletableFuture.supplyAsync(copy::current);
        await(inside);
        copy.changed();
        Snapshot fresh = copy.current();
        go.countDown();
        assertThat(slow.get(5, TimeUnit.SECONDS)).isNotSameAs(fresh);
        assertThat(copy.current()).isSameAs(fresh);
    }

    @Test
    void anAwsThatDoesNotAnswerLeavesTheLastGoodCopyStandingAndSaysSo() {
        AtomicInteger asked = new AtomicInteger();
        SharedCopy copy = copy(() -> {
            if (asked.incrementAndGet() > 1) {
                throw AwsProblem.of(SdkClientException.create("Connection refused"), "lambda:ListFunctions");
            }
            return snapshot();
        });
        Snapshot good = copy.current();
        clock.advance(Duration.ofSeconds(3));
        Snapshot stale = copy.current();
        assertThat(stale.readAt()).isEqualTo(good.readAt());
        assertThat(stale.gaps()).extracting(ReadGap::part).containsExactly(Part.CONNECTION);
        clock.advance(Duration.ofSeconds(5));
        copy.current();
        assertThat(asked).hasValue(2);
        clock.advance(Duration.ofSeconds(6));
        assertThat(copy.current().gaps()).hasSize(1);
        assertThat(asked).hasValue(3);
    }

    @Test
    void aFirstReadingThatFailsSaysWhy() {
        SharedCopy copy = copy(() -> {
            throw AwsProblem.of(SdkClientException.create("Connection refused"), "lambda:ListFunctions");
        });
        assertThatThrownBy(copy::current).isInstanceOf(AwsProblem.class);
        assertThatThrownBy(copy::current).isInstanceOf(AwsProblem.class);
    }

    private SharedCopy copy(Supplier<Snapshot> reader) {
        return new SharedCopy(reader, Duration.ofSeconds(2), clock);
    }

    private Snapshot snapshot() {
        readings.incrementAndGet();
        SnapshotOrigin origin = new SnapshotOrigin("test", "111122223333", "us-east-1", true, true, clock.instant());
        return new Snapshot(origin, List.of(), List.of(), List.of(), List.of(), List.of());
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(5, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
