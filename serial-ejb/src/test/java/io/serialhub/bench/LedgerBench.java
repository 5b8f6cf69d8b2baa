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
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/**
 * Ours beside plain SQL, in turn, in one run, on the same database with the same commit settings and the same rows
 * written. Prints medians and the ratio; judges nothing. {@code mvn -Pbench -pl serial-ejb -am}, or with
 * {@code -Dbench.rounds=9}.
 */
public final class LedgerBench {
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);
    private static final int NUMBERS = Integer.getInteger("bench.numbers", 100_000);
    private static final int SHIPPED = 1_000;

    private final Hub hub;
    private final World world;
    private final PlainSql plain;
    private final String name;
    private int run;

    private LedgerBench(String name, DataSource source) {
        this.name = name;
        this.hub = Hub.start(source);
        this.world = hub.get(World.class);
        this.plain = new PlainSql(source, hub.get(Database.class).isPostgres());
        world.build();
    }

    public static void main(String[] args) throws Exception {
        System.out.printf(
                "%d rounds, %d processors, Java %s%n",
                ROUNDS, Runtime.getRuntime().availableProcessors(), Runtime.version());
        Actor.system("bench", Hub.SITE).call(() -> {
            if (Boolean.parseBoolean(System.getProperty("bench.postgres", "true"))) {
                new LedgerBench("PostgreSQL", Databases.durablePostgres()).all();
            }
            new LedgerBench(
                            "Derby",
                            Databases.derbyIn(Files.createTempDirectory("bench").resolve("derby")))
                    .all();
            return null;
        });
        System.exit(0);
    }

    private void all() throws Exception {
        compare("generate " + NUMBERS + " numbers", this::generate, () -> plain.generate(NUMBERS, chunk(), ++run));
        compare("ship " + SHIPPED + " in one call", this::ship, this::shipPlainly);
        hub.close();
    }

    private interface Work {
        /** @return nanoseconds of the part that counts */
        long run() throws Exception;
    }

    /** In turn, one of each first to warm up. */
    private void compare(String what, Work ours, Work theirs) throws Exception {
        ours.run();
        theirs.run();
        double[] a = new double[ROUNDS];
        double[] b = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            a[i] = ours.run() / 1e6;
            b[i] = theirs.run() / 1e6;
        }
        double[] ratios =
                IntStream.range(0, ROUNDS).mapToDouble(i -> b[i] / a[i]).toArray();
        System.out.printf(
                Locale.ROOT,
                "%-10s %-26s ours %8.1f ms (%.1f to %.1f)   plain SQL %8.1f ms (%.1f to %.1f)   speed %.2f of plain (%.2f to %.2f)%n",
                name,
                what,
                median(a),
                min(a),
                max(a),
                median(b),
                min(b),
                max(b),
                median(ratios),
                min(ratios),
                max(ratios));
    }

    private int chunk() {
        return hub.get(Database.class).isPostgres() ? 10_000 : 1_000;
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

    private List<String> inStock(String prefix) {
        world.order(prefix + "-WO", 'W', "BIKE", SHIPPED);
        world.order(prefix + "-SO", 'S', "BIKE", SHIPPED);
        List<String> codes = new ArrayList<>(world.allocate(hub, "BIKE", prefix, SHIPPED));
        Item[] items = codes.stream().map(Item::of).toArray(Item[]::new);
        accepted(hub.get(Ledger.class).record(Recording.of("commission", Context.ofOrder(prefix + "-WO"), items)));
        accepted(hub.get(Ledger.class).record(Recording.of("receive", Context.at("W1-A"), items)));
        return codes;
    }

    private long ship() {
        String prefix = "S" + ++run;
        List<String> codes = inStock(prefix);
        Recording call = Recording.of(
                        "ship",
                        Context.ofOrder(prefix + "-SO"),
                        codes.stream().map(Item::of).toArray(Item[]::new))
                .id(prefix);
        long start = System.nanoTime();
        accepted(hub.get(Ledger.class).record(call));
        return System.nanoTime() - start;
    }

    private long shipPlainly() throws Exception {
        String prefix = "S" + ++run;
        return plain.ship(prefix + "-SO", inStock(prefix));
    }

    private static void accepted(Recorded recorded) {
        if (recorded.refused() > 0) {
            throw new IllegalStateException(recorded.items().get(0).toString());
        }
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static double min(double[] values) {
        return Arrays.stream(values).min().orElseThrow();
    }

    private static double max(double[] values) {
        return Arrays.stream(values).max().orElseThrow();
    }
}
