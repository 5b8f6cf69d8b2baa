package io.serialhub.order;

import static io.serialhub.testkit.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.serialhub.base.Actor;
import io.serialhub.base.Problem;
import io.serialhub.base.Transactions;
import io.serialhub.material.Material;
import io.serialhub.material.Materials;
import io.serialhub.testkit.Hub;
import io.serialhub.testkit.OnDerby;
import io.serialhub.testkit.OnPostgres;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Counting on orders, alone and at the same moment, on both databases. */
abstract class OrderProgressContract {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Inject
    Hub hub;

    @Inject
    Transactions transactions;

    @Inject
    Orders orders;

    @Inject
    OrderIndex index;

    @Inject
    OrderProgress progress;

    @Inject
    Materials materials;

    private String code;

    @OnDerby
    static class DerbyOrderProgressTest extends OrderProgressContract {}

    @OnPostgres
    static class PostgresOrderProgressTest extends OrderProgressContract {}

    @BeforeEach
    void anOrderOfTwoLines() {
        materials.save(new Material("TV", "电视", "TV", null, null, null, null, null, 0, true, 0), null);
        code = "P-" + NUMBER.incrementAndGet();
        List<OrderLine> lines = List.of(new OrderLine(10, "TV", 20, 0), new OrderLine(20, "TV", 20, 0));
        orders.save(new Order(code, OrderKind.WORK, null, null, null, null, null, null, null, null, lines, 0), null);
    }

    @Test
    void theStatusMovesForthAndBack() {
        progress.advance(Map.of(line(0), 1));
        assertThat(index.get(code).status()).isEqualTo(OrderStatus.STARTED);
        progress.advance(Map.of(line(0), 19, line(1), 20));
        assertThat(index.get(code).status()).isEqualTo(OrderStatus.DONE);
        progress.advance(Map.of(line(1), -1));
        assertThat(index.get(code).status()).isEqualTo(OrderStatus.STARTED);
        progress.advance(Map.of(line(0), -20, line(1), -19));
        assertThat(index.get(code).status()).isEqualTo(OrderStatus.OPEN);
    }

    @Test
    void progressIsNoNewVersionOfTheOrder() {
        long version = orders.get(code).version();
        progress.advance(Map.of(line(0), 20, line(1), 20));
        assertThat(orders.get(code).version()).isEqualTo(version);
    }

    @Test
    void moreThanAskedForIsRefusedAsAWhole() {
        refused("order-line-full", () -> hub.inTransaction(() -> progress.advance(Map.of(line(0), 5, line(1), 21))));
        refused("order-line-below-zero", () -> hub.inTransaction(() -> progress.advance(Map.of(line(0), -1))));
        assertThat(index.get(code).lines()).extracting(OrderKey.Line::done).containsExactly(0, 0);
        assertThat(index.get(code).status()).isEqualTo(OrderStatus.OPEN);
    }

    @Test
    void nothingToCountDoesNothing() {
        progress.advance(Map.of());
        progress.advance(Map.of(line(0), 0));
        assertThat(index.get(code).status()).isEqualTo(OrderStatus.OPEN);
    }

    @Test
    void manyWhoCountAtOnceNeverCountTooMuchAndTheLastOneFinishes() throws Exception {
        OrderKey.Slot first = line(0);
        OrderKey.Slot second = line(1);
        var work = new ArrayList<Callable<Boolean>>();
        for (int i = 0; i < 50; i++) {
            OrderKey.Slot line = i % 2 == 0 ? first : second;
            work.add(() -> counted(line));
        }
        var pool = Executors.newFixedThreadPool(4);
        int counted = 0;
        for (Future<Boolean> done : pool.invokeAll(work)) {
            counted += done.get() ? 1 : 0;
        }
        pool.shutdown();
        assertThat(counted).isEqualTo(40);
        assertThat(index.get(code).lines()).extracting(OrderKey.Line::done).containsExactly(20, 20);
        assertThat(index.get(code).status()).isEqualTo(OrderStatus.DONE);
    }

    @Test
    void whoCancelsUnderARunningScanIsRefused() throws Exception {
        var pool = Executors.newSingleThreadExecutor();
        var scanned = new CountDownLatch(1);
        Future<String> cancelled = pool.submit(() -> {
            scanned.await();
            try {
                return Actor.system("test", Hub.SITE)
                        .call(() -> orders.cancel(code, "too late").status().word());
            } catch (Problem problem) {
                return problem.code();
            }
        });
        OrderKey.Slot line = line(0);
        hub.inTransaction(() -> {
            progress.advance(Map.of(line, 1));
            scanned.countDown();
            Thread.yield();
        });
        pool.shutdown();
        assertThat(cancelled.get()).isEqualTo("order-started");
        assertThat(index.get(code).status()).isEqualTo(OrderStatus.STARTED);
    }

    private boolean counted(OrderKey.Slot line) {
        try {
            return transactions.required(() -> {
                progress.advance(Map.of(line, 1));
                return true;
            });
        } catch (Problem full) {
            assertThat(full.code()).isEqualTo("order-line-full");
            return false;
        }
    }

    private OrderKey.Slot line(int position) {
        OrderKey.Line line = index.get(code).lines().get(position);
        return new OrderKey.Slot(line.id(), line.materialId());
    }
}
