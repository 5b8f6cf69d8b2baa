package io.serialhub.bench;

import io.serialhub.base.Actor;
import io.serialhub.base.Database;
import io.serialhub.ledger.Births;
import io.serialhub.ledger.Context;
import io.serialhub.ledger.Item;
import io.serialhub.ledger.Ledger;
import io.serialhub.ledger.Recorded;
import io.serialhub.ledger.Recording;
import io.serialhub.ledger.World;
import io.serialhub.material.MaterialIndex;
import io.serialhub.testkit.Databases;
import io.serialhub.testkit.Hub;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/**
 * Ours beside plain SQL, in turn, in one run, on the same database with the same commit settings and the same rows
 * written. Prints medians and the ratio; judges nothing. {@code mvn -Pbench -pl serial-ejb -am}, or with
 * {@code -Dbench.rounds=9}.
 */
public final class LedgerBench {
    private static final int NUMBERS = Integer.getInteger("bench.numbers", 100_000);
    private static final int STORED = Integer.getInteger("bench.stored", 1_000_000);

    private final Hub hub;
    private final World world;
    private final PlainSql plain;
    private final DataSource source;
    private final boolean postgres;
    private final String name;
    private final Duel duel;
    private int run;

    private LedgerBench(String name, DataSource source) {
        this.name = name;
        this.duel = new Duel(name);
        this.source = source;
        this.hub = Hub.start(source);
        this.postgres = hub.get(Database.class).isPostgres();
        this.world = hub.get(World.class);
        this.plain = new PlainSql(source, postgres);
        world.build();
    }

    public static void main(String[] args) throws Exception {
        System.out.printf(
                "%d rounds, %d processors, Java %s%n",
                Duel.ROUNDS, Runtime.getRuntime().availableProcessors(), Runtime.version());
        Actor.system("bench", Hub.SITE).call(() -> {
            if (Boolean.parseBoolean(System.getProperty("bench.postgres", "true"))) {
                new LedgerBench("PostgreSQL", Databases.durablePostgres()).all();
            }
            if (Boolean.parseBoolean(System.getProperty("bench.derby", "true"))) {
                new LedgerBench(
                                "Derby",
                                Databases.derbyIn(
                                        Files.createTempDirectory("bench").resolve("derby")))
                        .all();
            }
            return null;
        });
        System.exit(0);
    }

    /** Derby, the database for a trial, has a tenth of what PostgreSQL has. */
    private void all() throws Exception {
        int stored = postgres ? STORED : STORED / 10;
        new Stored(source, postgres).fill(stored);
        System.out.printf("%s with %,d units and %,d event rows%n", name, stored, stored * Stored.EVENTS_EACH);
        if (postgres && stored > 0) {
            new Size(source).print();
        }
        duel.compare("generate " + NUMBERS + " numbers", this::generate, () -> plain.generate(NUMBERS, chunk(), ++run));
        for (int n : new int[] {1_000, hub.get(Database.class).maxItems()}) {
            duel.compare("ship " + n + " in one call", () -> ship(n), () -> shipPlainly(n));
        }
        hub.close();
    }

    private int chunk() {
        return postgres ? 10_000 : 1_000;
    }

    private long generate() {
        long material = hub.get(MaterialIndex.class)
                .byCodes(List.of("BIKE"))
                .get("BIKE")
                .id();
        Births births = hub.get(Births.class);
        String prefix = "G" + ++run + "-";
        long start = System.nanoTime();
        for (int first = 0; first < NUMBERS; first += chunk()) {
            int from = first;
            hub.inTransaction(() -> births.allocate(
                    IntStream.range(from, Math.min(NUMBERS, from + chunk()))
                            .mapToObj(i -> prefix + i)
                            .toList(),
                    new Births.Chunk(material, null, null, Hub.SITE)));
        }
        return System.nanoTime() - start;
    }

    private List<String> inStock(String prefix, int n) {
        world.order(prefix + "-WO", 'W', "BIKE", n);
        world.order(prefix + "-SO", 'S', "BIKE", n);
        List<String> codes = new ArrayList<>(world.allocate(hub, "BIKE", prefix, n));
        Item[] items = codes.stream().map(Item::of).toArray(Item[]::new);
        accepted(hub.get(Ledger.class).record(Recording.of("commission", Context.ofOrder(prefix + "-WO"), items)));
        accepted(hub.get(Ledger.class).record(Recording.of("receive", Context.at("W1-A"), items)));
        return codes;
    }

    private long ship(int n) {
        String prefix = "S" + ++run;
        List<String> codes = inStock(prefix, n);
        Recording call = Recording.of(
                        "ship",
                        Context.ofOrder(prefix + "-SO"),
                        codes.stream().map(Item::of).toArray(Item[]::new))
                .id(prefix);
        long start = System.nanoTime();
        accepted(hub.get(Ledger.class).record(call));
        return System.nanoTime() - start;
    }

    private long shipPlainly(int n) throws Exception {
        String prefix = "S" + ++run;
        return plain.ship(prefix + "-SO", inStock(prefix, n));
    }

    private static void accepted(Recorded recorded) {
        if (recorded.refused() > 0) {
            throw new IllegalStateException(recorded.items().get(0).toString());
        }
    }
}
