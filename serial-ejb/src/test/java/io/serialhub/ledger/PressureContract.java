package io.serialhub.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.serialhub.base.Actor;
import io.serialhub.quality.Holds;
import io.serialhub.testkit.Hub;
import io.serialhub.testkit.OnDerby;
import io.serialhub.testkit.OnPostgres;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many hands at once: who is first wins, nobody sees a deadlock, nothing counts twice. */
abstract class PressureContract {
    private static final int CLIENTS = 16;

    @Inject
    Hub hub;

    @Inject
    Ledger ledger;

    @Inject
    Holds holds;

    @Inject
    Integrity integrity;

    @Inject
    World world;

    @OnDerby
    static class DerbyPressureTest extends PressureContract {}

    @OnPostgres
    static class PostgresPressureTest extends PressureContract {}

    private static int run;
    private String p;

    @BeforeEach
    void build() {
        world.build();
        p = "P" + ++run;
    }

    private List<String> inStock(int n) {
        world.order(p + "-WO", 'W', "BIKE", n);
        List<String> codes = world.allocate(hub, "BIKE", p, n);
        Item[] items = codes.stream().map(Item::of).toArray(Item[]::new);
        ledger.record(Recording.of("commission", Context.ofOrder(p + "-WO"), items));
        assertThat(ledger.record(Recording.of("receive", Context.at("W1-A"), items))
                        .accepted())
                .isEqualTo(n);
        return codes;
    }

    private <T> List<T> together(List<Callable<T>> tasks) throws Exception {
        var barrier = new CyclicBarrier(tasks.size());
        ExecutorService pool = Executors.newFixedThreadPool(tasks.size());
        try {
            var futures = new ArrayList<Future<T>>();
            for (Callable<T> task : tasks) {
                futures.add(pool.submit(() -> {
                    barrier.await();
                    return Actor.system("test", Hub.SITE).call(task);
                }));
            }
            var results = new ArrayList<T>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        } finally {
            pool.shutdownNow();
        }
    }

    private static Recording ship(String order, List<String> codes) {
        return Recording.of(
                "ship", Context.ofOrder(order), codes.stream().map(Item::of).toArray(Item[]::new));
    }

    @Test
    void ofManyClientsThatShipOneUnitExactlyOneWins() throws Exception {
        List<String> unit = inStock(1);
        var tasks = new ArrayList<Callable<Recorded>>();
        for (int i = 0; i < CLIENTS; i++) {
            world.order(p + "-SO" + i, 'S', "BIKE", 5);
            String order = p + "-SO" + (i % 2);
            tasks.add(() -> ledger.record(ship(order, unit)));
        }
        List<Recorded> answers = together(tasks);
        assertThat(answers.stream().filter(a -> a.accepted() == 1)).hasSize(1);
        assertThat(answers.stream().filter(a -> a.accepted() == 0))
                .allSatisfy(
                        a -> assertThat(a.items().get(0).reason().code()).isIn("custody-party", "already-recorded"));
        assertThat(integrity.rebuildAndCompare().findings()).isEmpty();
    }

    @Test
    void theSameIdSentByManyAtOnceCountsOnce() throws Exception {
        List<String> unit = inStock(1);
        Recording call = Recording.of("put-away", Context.at("W1-B"), Item.of(unit.get(0)))
                .id(p + "-id");
        var tasks = new ArrayList<Callable<String>>();
        for (int i = 0; i < CLIENTS; i++) {
            tasks.add(() -> {
                try {
                    return ledger.record(call).event();
                } catch (io.serialhub.base.Problem e) {
                    return e.code();
                }
            });
        }
        String event = ledger.record(call).event();
        assertThat(together(tasks)).allMatch(answer -> answer.equals(event));
        assertThat(world.count("SELECT seq FROM unit WHERE code = '" + unit.get(0) + "'"))
                .isEqualTo(4);
    }

    @Test
    void overlappingListsInRandomOrderEndWithoutADeadlockForAnyone() throws Exception {
        List<String> codes = inStock(40);
        world.order(p + "-SO", 'S', "BIKE", 40);
        var tasks = new ArrayList<Callable<Recorded>>();
        for (int i = 0; i < CLIENTS; i++) {
            var mixed = new ArrayList<>(codes);
            Collections.shuffle(mixed, new Random(i));
            String place = i % 2 == 0 ? "W1-A" : "W1-B";
            tasks.add(() -> ledger.record(Recording.of(
                            "put-away",
                            Context.at(place),
                            mixed.subList(0, 25).stream().map(Item::of).toArray(Item[]::new))
                    .mode(Mode.ACCEPT_GOOD)));
        }
        assertThat(together(tasks)).hasSize(CLIENTS);
        assertThat(integrity.rebuildAndCompare().findings()).isEmpty();
        assertThat(integrity.verifyChains().findings()).isEmpty();
    }

    @Test
    void whoPlacesAHoldNeverWaitsForWhoPlacesAnother() throws Exception {
        List<String> codes = inStock(CLIENTS);
        var tasks = new ArrayList<Callable<Integer>>();
        for (String code : codes) {
            tasks.add(() -> {
                int placed = 0;
                for (int i = 0; i < 5; i++) {
                    placed += holds.placeOnUnits(List.of(code), "scratched").size();
                }
                return placed;
            });
        }
        assertThat(together(tasks)).containsOnly(5).hasSize(CLIENTS);
        assertThat(world.count("SELECT SUM(holds) FROM unit WHERE code LIKE '" + p + "-%'"))
                .isEqualTo(5 * CLIENTS);
    }

    @Test
    void aHoldOnALotAndAShipmentCannotPassEachOther() throws Exception {
        List<String> bikes = inStock(6);
        world.order(p + "-SO", 'S', "BIKE", 6);
        ledger.record(Recording.of(
                "adopt",
                Context.NONE,
                new Item(
                        p + "-B",
                        null,
                        null,
                        "BATTERY",
                        p + "-LOT",
                        null,
                        null,
                        java.util.Map.of("custody", "location", "place", "W1-A"))));
        String bike = bikes.get(0);
        ledger.record(Recording.of("assemble", Context.NONE, Item.of(p + "-B").into(bike)));
        List<Object> answers = together(List.of(
                () -> ledger.record(ship(p + "-SO", List.of(bike))).outcome(),
                () -> holds.placeOnLot("BATTERY", p + "-LOT", "swelling").code()));
        boolean shipped = answers.get(0) == Recorded.Outcome.RECORDED;
        assertThat(world.count("SELECT holds FROM lot WHERE code = '" + p + "-LOT'"))
                .isEqualTo(1);
        assertThat(world.count("SELECT COUNT(*) FROM unit WHERE state = 'S' AND code = '" + bike + "'"))
                .isEqualTo(shipped ? 1 : 0);
        Recorded later = ledger.record(ship(p + "-SO", List.of(bike)));
        assertThat(later.items().get(0).reason().code()).isEqualTo(shipped ? "already-recorded" : "lot-on-hold");
    }
}
