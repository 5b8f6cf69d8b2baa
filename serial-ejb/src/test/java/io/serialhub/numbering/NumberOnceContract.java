package io.serialhub.numbering;

import static io.serialhub.testkit.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serialhub.base.Actor;
import io.serialhub.base.Problem;
import io.serialhub.job.JobQueue;
import io.serialhub.job.Runners;
import io.serialhub.testkit.OnDerby;
import io.serialhub.testkit.OnPostgres;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whatever happens: every number once, and every gap explained. */
abstract class NumberOnceContract extends BatchStories {
    @OnDerby
    static class DerbyNumberOnceTest extends NumberOnceContract {}

    @OnPostgres
    static class PostgresNumberOnceTest extends NumberOnceContract {}

    @Test
    void manyAskAtOnceAndNoNumberIsGivenTwice() {
        plainRule();
        int threads = 16;
        int each = 4;
        int quantity = 60;
        var pool = Executors.newFixedThreadPool(threads + 2);
        try {
            Actor actor = Actor.current();
            var asking = IntStream.range(0, threads)
                    .mapToObj(i -> CompletableFuture.runAsync(
                            () -> actor.run(() -> IntStream.range(0, each).forEach(n -> request(quantity))), pool))
                    .toArray(CompletableFuture[]::new);
            var running = IntStream.range(0, 2)
                    .mapToObj(i -> CompletableFuture.runAsync(
                            () -> {
                                while (!CompletableFuture.allOf(asking).isDone()) {
                                    runner.drain();
                                }
                            },
                            pool))
                    .toArray(CompletableFuture[]::new);
            CompletableFuture.allOf(asking).join();
            CompletableFuture.allOf(running).join();
        } finally {
            pool.shutdown();
        }
        runner.drain();
        int total = threads * each * quantity;
        assertThat(codes()).isEqualTo(expected(1, total));
        assertThat(blocks()).hasSize(threads * each).allMatch(b -> b.used() == quantity);
    }

    @Test
    void aNodeThatDiesInTheMiddleLeavesNeitherDoublesNorHoles() {
        plainRule();
        int quantity = 2 * chunk + 7;
        NumberBatch batch = request(quantity);
        Runners.drain(hub, Runners.dying(work, n -> n == 1));
        assertThat(batches.get(batch.code()).done()).isEqualTo(chunk);
        assertThat(batches.get(batch.code()).status()).isEqualTo(BatchStatus.RUNNING);
        assertThat(numbers(batch)).hasSize(chunk);
        Runners.endLeases(hub);
        Runners.drain(hub, Runners.dying(work, n -> n == 1));
        Runners.endLeases(hub);
        runner.drain();
        assertThat(numbers(batch)).isEqualTo(expected(1, quantity));
        assertThat(blocks()).singleElement().matches(b -> b.used() == quantity);
        assertThat(batches.get(batch.code()).status()).isEqualTo(BatchStatus.DONE);
    }

    @Test
    void randomNumbersAreDrawnAgainWhenTheirChunkWasLost() {
        rule(Segment.of("literal", "text", p + "-"), Segment.of("random", "width", "10"));
        NumberBatch batch = request(chunk + 100);
        Runners.drain(hub, Runners.dying(work, n -> n == 1));
        Runners.endLeases(hub);
        runner.drain();
        assertThat(numbers(batch)).hasSize(chunk + 100).doesNotHaveDuplicates();
    }

    @Test
    void cancellingKeepsWhatWasWritten() {
        plainRule();
        NumberBatch batch = request(3 * chunk);
        Runners.drain(
                hub,
                Runners.afterEach(
                        work,
                        (run, n) -> CompletableFuture.runAsync(
                                        () -> hub.get(JobQueue.class).cancel(run.id()))
                                .join()));
        NumberBatch ended = batches.get(batch.code());
        assertThat(ended.status()).isEqualTo(BatchStatus.CANCELLED);
        assertThat(ended.done()).isEqualTo(chunk);
        assertThat(numbers(batch)).isEqualTo(expected(1, chunk));
        assertThat(blocks()).singleElement().matches(b -> b.used() == chunk && b.size() == 3L * chunk);
        refused("batch-ended", () -> batches.cancel(batch.code()));
        refused("unknown-batch", () -> batches.cancel("NB-0"));
    }

    @Test
    void twoWhoAskForTheSameOrderDoNotBothGetItsRest() {
        plainRule();
        world.order(p + "-WO", 'W', "BIKE", 50);
        Actor actor = Actor.current();
        List<CompletableFuture<Boolean>> asking = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> actor.call(() -> {
                    try {
                        batches.request(new BatchRequest(p, "BIKE", p + "-WO", null, 20));
                        return true;
                    } catch (Problem e) {
                        assertThat(e.code()).isEqualTo("order-line-full");
                        return false;
                    }
                })))
                .toList();
        assertThat(asking.stream().filter(CompletableFuture::join)).hasSize(2);
        runner.drain();
    }

    @Test
    void aRequestThatRolledBackLeavesAGapThatIsExplained() {
        plainRule();
        assertThatThrownBy(() -> hub.inTransaction(() -> {
                    request(30);
                    throw Problem.invalid("test");
                }))
                .isInstanceOf(Problem.class);
        NumberBatch batch = request(5);
        runner.drain();
        assertThat(numbers(batch)).isEqualTo(expected(31, 35));
        NumberBlock gap = blocks().get(1);
        assertThat(gap.batch()).isNull();
        assertThat(gap.used()).isZero();
        assertThat(gap.first()).isEqualTo(1);
        assertThat(gap.size()).isEqualTo(30);
        assertThat(gap.takenBy()).isEqualTo("system");
    }

    @Test
    void whateverHappensEveryUsedValueIsOneNumber() {
        plainRule();
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        var random = new Random(seed);
        for (int i = 0; i < 12; i++) {
            int quantity = 1 + random.nextInt(400);
            switch (random.nextInt(4)) {
                case 0 ->
                    assertThatThrownBy(() -> hub.inTransaction(() -> {
                                request(quantity);
                                throw Problem.invalid("test");
                            }))
                            .isInstanceOf(Problem.class);
                case 1 -> batches.cancel(request(quantity).code());
                default -> request(quantity);
            }
            Runners.endLeases(hub);
            Runners.drain(hub, Runners.dying(work, n -> random.nextInt(3) == 0));
        }
        Runners.endLeases(hub);
        runner.drain();
        List<String> used = blocks().stream()
                .flatMap(b -> expected(b.first(), b.first() + b.used() - 1).stream())
                .sorted()
                .toList();
        assertThat(codes()).as("seed %d", seed).isEqualTo(used);
    }
}
