package io.serialhub.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.serialhub.base.Actor;
import io.serialhub.quality.Holds;
import io.serialhub.testkit.Hub;
import io.serialhub.testkit.OnDerby;
import io.serialhub.testkit.OnPostgres;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** I1 to I5 and I8 on random histories, and one corrupted row for each that must be found. */
abstract class IntegrityContract {
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
    static class DerbyIntegrityTest extends IntegrityContract {}

    @OnPostgres
    static class PostgresIntegrityTest extends IntegrityContract {}

    private static final Map<String, Object> PLACE = Map.of("custody", "location", "place", "W1-A");
    private static final List<String> EVENTS = new ArrayList<>();
    private static boolean lived;
    private static int calls;

    @BeforeEach
    void live() {
        world.build();
        if (world.count("SELECT COUNT(*) FROM unit") == 0) {
            lived = false;
        }
        if (!lived) {
            long seed = Long.getLong("seed", System.nanoTime());
            System.err.println("histories of seed " + seed + " (-Dseed=" + seed + " repeats them)");
            lives(new Random(seed));
            lived = true;
        }
    }

    /** Hundreds of steps in random order; most are refused, which is as much a part of life. */
    private void lives(Random random) {
        EVENTS.clear();
        world.order("R-WO", 'W', "BIKE", 60);
        world.order("R-SO", 'S', "BIKE", 60);
        List<String> bikes = world.allocate(hub, "BIKE", "R", 30);
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            parts.add("R-P" + i);
            ledger.record(Recording.of(
                    "adopt",
                    Context.NONE,
                    new Item(
                            "R-P" + i,
                            null,
                            null,
                            i % 2 == 0 ? "MOTOR" : "BATTERY",
                            null,
                            null,
                            null,
                            Map.of("custody", "location", "place", "W1-A"))));
        }
        for (int i = 0; i < 400; i++) {
            step(random, bikes, parts);
        }
        assertThat(EVENTS).hasSizeGreaterThan(60);
    }

    private void step(Random random, List<String> bikes, List<String> parts) {
        String bike = bikes.get(random.nextInt(bikes.size()));
        String part = parts.get(random.nextInt(parts.size()));
        String place = random.nextBoolean() ? "W1-A" : "W1-B";
        switch (random.nextInt(15)) {
            case 0, 1, 2 -> record("commission", Context.ofOrder("R-WO"), Item.of(bike));
            case 3, 4 -> record("receive", Context.at(place), Item.of(bike));
            case 5, 6 -> record("assemble", Context.NONE, Item.of(part).into(bike));
            case 7 -> record("disassemble", Context.at(place), Item.of(part));
            case 8, 9 -> record("ship", Context.ofOrder("R-SO"), Item.of(bike));
            case 10 -> record("return", Context.at("W1-A").party("C1"), Item.of(bike));
            case 11 -> record("inspect", Context.NONE, Item.of(bike, random.nextBoolean() ? "pass" : "fail"));
            case 12 -> record("service-in", Context.at("SVC"), Item.of(bike));
            case 13 -> hold(bike);
            default -> correct(random, random.nextBoolean() ? bike : part);
        }
    }

    private void hold(String unit) {
        var hold = holds.placeOnUnits(List.of(unit), "test").get(0);
        if (unit.endsWith("3")) {
            holds.release(hold.code(), "test");
        }
    }

    private void correct(Random random, String unit) {
        if (!EVENTS.isEmpty()) {
            String event = EVENTS.get(random.nextInt(EVENTS.size()));
            record("correct", new Context(null, null, null, "test", null, event, null), Item.of(unit));
        }
    }

    private void record(String step, Context context, Item item) {
        Recorded recorded = ledger.record(Recording.of(step, context, item).id("R-" + ++calls));
        if (recorded.event() != null) {
            EVENTS.add(recorded.event());
        }
    }

    @Test
    void whatRandomLivesLeaveBehindIsSoundAndProven() {
        Integrity.Report states = integrity.rebuildAndCompare();
        assertThat(states.findings()).isEmpty();
        assertThat(states.units()).isEqualTo(world.count("SELECT COUNT(*) FROM unit"));
        assertThat(states.events()).isEqualTo(world.count("SELECT COUNT(*) FROM event_unit"));
        assertThat(integrity.verifyChains().findings()).isEmpty();
        assertThat(integrity.verifyAnswers().findings()).isEmpty();
    }

    /** Longer than Derby lets anybody wait for a row. */
    @Test
    void aRowThatSomebodyHoldsForLongIsWaitedFor() throws Exception {
        var taken = new CountDownLatch(1);
        CompletableFuture<Void> held = CompletableFuture.runAsync(() -> hub.inTransaction(() -> {
            world.sql("UPDATE unit SET seq = seq WHERE code = 'R-1'");
            taken.countDown();
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(7));
        }));
        taken.await();
        assertThat(integrity.rebuildAndCompare().findings()).isEmpty();
        held.get(1, TimeUnit.MINUTES);
    }

    @Test
    void nothingIsFoundBesideThoseWhoWork() {
        List<String> bikes = world.allocate(hub, "BIKE", "RW", 20);
        String motor = "RW-M" + ++calls;
        record("adopt", Context.NONE, new Item(motor, null, null, "MOTOR", null, null, null, PLACE));
        world.order("RW-SO", 'S', "BIKE", 60);
        bikes.forEach(bike -> record("commission", Context.ofOrder("R-WO"), Item.of(bike)));
        bikes.forEach(bike -> record("receive", Context.at("W1-A"), Item.of(bike)));
        var ended = new AtomicBoolean();
        CompletableFuture<Void> proofs =
                CompletableFuture.runAsync(() -> Actor.system("proof", Hub.SITE).run(() -> {
                    do {
                        assertThat(integrity.rebuildAndCompare().findings()).isEmpty();
                    } while (!ended.get());
                }));
        for (String bike : bikes) {
            record("assemble", Context.NONE, Item.of(motor).into(bike));
            record("disassemble", Context.at("W1-A"), Item.of(motor));
            record("ship", Context.ofOrder("RW-SO"), Item.of(bike));
        }
        ended.set(true);
        proofs.join();
    }

    @Test
    void aUnitThatWasShippedTwiceToOneOwnerIsFound() {
        String shipped = "e.id = l.event_id AND e.step = 'ship' AND l.seq = (SELECT MIN(o.seq) FROM event o2"
                + " JOIN event_unit o ON o.event_id = o2.id WHERE o.unit_id = l.unit_id AND o2.step = 'ship')";
        int unit = world.count("SELECT MIN(l.unit_id) FROM event_unit l JOIN event e ON " + shipped);
        int event = world.count(
                "SELECT MIN(e.id) FROM event_unit l JOIN event e ON " + shipped + " WHERE l.unit_id = " + unit);
        world.sql("UPDATE event_unit SET seq = seq + 1000 WHERE unit_id = " + unit + " AND event_id > " + event);
        world.sql("UPDATE event_unit SET seq = seq - 999 WHERE unit_id = " + unit + " AND seq > 1000");
        world.sql(
                "INSERT INTO event_unit (unit_id, seq, event_id, role, line_id, hash) SELECT unit_id, seq + 1, event_id,"
                        + " role, line_id, hash FROM event_unit WHERE unit_id = " + unit + " AND event_id = " + event);
        try {
            assertThat(integrity.rebuildAndCompare().findings())
                    .extracting(Integrity.Finding::kind)
                    .contains("step");
        } finally {
            world.sql("DELETE FROM event_unit WHERE unit_id = " + unit + " AND event_id = " + event
                    + " AND seq > (SELECT MIN(seq) FROM event_unit WHERE unit_id = " + unit + " AND event_id = " + event
                    + ")");
            world.sql("UPDATE event_unit SET seq = seq + 999 WHERE unit_id = " + unit + " AND event_id > " + event);
            world.sql("UPDATE event_unit SET seq = seq - 1000 WHERE unit_id = " + unit + " AND seq > 1000");
        }
        assertThat(integrity.rebuildAndCompare().isClean()).isTrue();
        assertThat(integrity.verifyChains().isClean()).isTrue();
    }

    @Test
    void anAcknowledgedEventWhoseRowIsGoneIsFoundThoughTheChainHasNoGap() {
        world.sql("CREATE TABLE tail AS SELECT * FROM event_unit WITH NO DATA");
        world.sql("INSERT INTO tail SELECT * FROM event_unit WHERE event_id = (SELECT MAX(event_id) FROM event_unit l"
                + " WHERE l.role = 'unit' AND l.seq = (SELECT seq FROM unit u WHERE u.id = l.unit_id)"
                + " AND l.event_id IN (SELECT id FROM event WHERE step NOT IN ('hold', 'release')))");
        String cut = "(SELECT unit_id FROM tail)";
        world.sql("DELETE FROM event_unit WHERE event_id = (SELECT MIN(event_id) FROM tail)");
        world.sql("UPDATE unit SET seq = seq - 1 WHERE id IN " + cut);
        try {
            assertThat(integrity.verifyChains().findings()).isEmpty();
            assertThat(integrity.verifyAnswers().findings())
                    .extracting(Integrity.Finding::kind)
                    .contains("receipt");
        } finally {
            world.sql("INSERT INTO event_unit SELECT * FROM tail");
            world.sql("UPDATE unit SET seq = seq + 1 WHERE id IN " + cut);
            world.sql("DROP TABLE tail");
        }
        assertThat(integrity.verifyAnswers().isClean()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "answer for another unit | \"unit\":\"R- | \"unit\":\"Q-",
                "answer of another event | \"event\":\"  | \"event\":\"99",
            })
    void anAnswerThatWouldNowBeAnotherIsFound(String what, String said, String now) {
        String answer = world.text("SELECT answer FROM receipt WHERE id = '" + answered() + "'");
        world.answer(answered(), answer.replace(said, now));
        try {
            assertThat(integrity.verifyAnswers().findings())
                    .as(what)
                    .extracting(Integrity.Finding::kind)
                    .contains("receipt");
        } finally {
            world.answer(answered(), answer);
        }
        assertThat(integrity.verifyAnswers().isClean()).isTrue();
    }

    /** A call that was recorded. */
    private String answered() {
        return world.text("SELECT MIN(id) FROM receipt WHERE answer LIKE '%\"outcome\":\"RECORDED\"%'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "state    | UPDATE unit SET quality = 'D' WHERE code = 'R-1' | UPDATE unit SET quality = 'G' WHERE code = 'R-1'",
                "sequence | UPDATE unit SET seq = seq + 1 WHERE code = 'R-2' | UPDATE unit SET seq = seq - 1 WHERE code = 'R-2'",
                "order    | UPDATE order_line SET done = done + 1 WHERE quantity = 60 | UPDATE order_line SET done = done - 1 WHERE quantity = 60",
            })
    void aCorruptedProjectionIsFound(String kind, String corrupt, String mend) {
        world.sql(
                corrupt.replace("quality = 'D' WHERE", "quality = CASE quality WHEN 'G' THEN 'D' ELSE 'G' END WHERE"));
        try {
            assertThat(integrity.rebuildAndCompare().findings())
                    .extracting(Integrity.Finding::kind)
                    .contains(kind.strip());
        } finally {
            world.sql(
                    mend.replace("quality = 'G' WHERE", "quality = CASE quality WHEN 'G' THEN 'D' ELSE 'G' END WHERE"));
        }
        assertThat(integrity.rebuildAndCompare().isClean()).isTrue();
    }

    @Test
    void aPartInTwoParentsIsFound() {
        world.sql("INSERT INTO assembly (id, parent_id, child_id, material_id, quantity, from_event, from_at)"
                + " SELECT -1, p.id, c.id, c.material_id, 1, 1, CURRENT_TIMESTAMP FROM unit p, unit c"
                + " WHERE p.code = 'R-1' AND c.code = 'R-P0'");
        try {
            assertThat(integrity.rebuildAndCompare().findings())
                    .extracting(Integrity.Finding::kind)
                    .contains("parent");
        } finally {
            world.sql("DELETE FROM assembly WHERE id = -1");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "event, reason, 'x'",
        "event, actor, 'somebody else'",
        "event, happened_at, '2020-01-01 00:00:00'",
        "event_unit, role, 'other'",
        "event_unit, data, '{}'",
    })
    void anEventThatWasEditedAfterwardsBreaksTheChain(String table, String column, String value) {
        String key = table.equals("event") ? "id" : "event_id";
        int event = world.count("SELECT MAX(event_id) FROM (SELECT event_id FROM event_unit GROUP BY event_id"
                + " HAVING COUNT(*) = 1) single");
        world.sql("CREATE TABLE kept AS SELECT " + column + " FROM " + table + " WITH NO DATA");
        world.sql("INSERT INTO kept SELECT " + column + " FROM " + table + " WHERE " + key + " = " + event);
        world.sql("UPDATE " + table + " SET " + column + " = '" + value.replace("'", "") + "' WHERE " + key + " = "
                + event);
        try {
            assertThat(integrity.verifyChains().findings())
                    .extracting(Integrity.Finding::kind)
                    .contains("chain");
        } finally {
            world.sql("UPDATE " + table + " SET " + column + " = (SELECT MIN(" + column + ") FROM kept) WHERE " + key
                    + " = " + event);
            world.sql("DROP TABLE kept");
        }
        assertThat(integrity.verifyChains().isClean()).isTrue();
    }
}
