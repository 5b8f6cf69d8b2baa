package io.serialhub.bench;

import io.serialhub.base.Actor;
import io.serialhub.ledger.Context;
import io.serialhub.ledger.Item;
import io.serialhub.ledger.Ledger;
import io.serialhub.ledger.Part;
import io.serialhub.ledger.Recorded;
import io.serialhub.ledger.Recording;
import io.serialhub.ledger.Units;
import io.serialhub.ledger.World;
import io.serialhub.testkit.Databases;
import io.serialhub.testkit.Hub;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/**
 * The forward tree of a machine with 200 parts on two levels, as the door answers it: median and slowest tenth in
 * milliseconds. Judges nothing; {@code -Dbench.postgres=false} leaves PostgreSQL out.
 */
public final class TreeBench {
    private static final int ASSEMBLIES = 10;
    private static final int PARTS_EACH = 19;
    private static final int WARM = 200;
    private static final int ROUNDS = 200;
    private static final double MILLION = 1_000_000.0;

    private final Hub hub;

    private TreeBench(Hub hub) {
        this.hub = hub;
    }

    public static void main(String[] args) throws Exception {
        Actor.system("bench", Hub.SITE).call(() -> {
            if (Boolean.parseBoolean(System.getProperty("bench.postgres", "true"))) {
                run("PostgreSQL", Databases.durablePostgres());
            }
            if (Boolean.parseBoolean(System.getProperty("bench.derby", "true"))) {
                run(
                        "Derby",
                        Databases.derbyIn(Files.createTempDirectory("bench").resolve("derby")));
            }
            return null;
        });
        System.exit(0);
    }

    private static void run(String name, DataSource source) {
        try (Hub hub = Hub.start(source)) {
            hub.get(World.class).build();
            var bench = new TreeBench(hub);
            String machine = bench.machine();
            long[] nanos = bench.measure(machine);
            System.out.printf(
                    "%-10s  tree of %d parts: median %.1f ms, slowest tenth %.1f ms%n",
                    name, ASSEMBLIES * (PARTS_EACH + 1), nanos[ROUNDS / 2] / MILLION, nanos[ROUNDS * 9 / 10] / MILLION);
        }
    }

    /** A material without a bill of material takes anything. */
    private String machine() {
        adopt(List.of("MACHINE"));
        List<String> assemblies =
                IntStream.range(0, ASSEMBLIES).mapToObj(i -> "SUB-" + i).toList();
        adopt(assemblies);
        for (String assembly : assemblies) {
            List<String> parts = IntStream.range(0, PARTS_EACH)
                    .mapToObj(i -> assembly + "-PART-" + i)
                    .toList();
            adopt(parts);
            assemble(parts, assembly);
        }
        assemble(assemblies, "MACHINE");
        return "MACHINE";
    }

    private void adopt(List<String> codes) {
        record(
                "adopt",
                codes.stream()
                        .map(code -> new Item(
                                code,
                                null,
                                null,
                                "MOTOR",
                                null,
                                null,
                                null,
                                Map.of("custody", "location", "place", "W1-A")))
                        .toList());
    }

    private void assemble(List<String> codes, String parent) {
        record(
                "assemble",
                codes.stream().map(code -> Item.of(code).into(parent)).toList());
    }

    private void record(String step, List<Item> items) {
        Recorded done = hub.get(Ledger.class)
                .record(Recording.of(step, Context.NONE, new ArrayList<>(items).toArray(Item[]::new)));
        if (done.refused() > 0) {
            throw new IllegalStateException(done.items().get(0).toString());
        }
    }

    private long[] measure(String machine) {
        Units units = hub.get(Units.class);
        long[] nanos = new long[ROUNDS];
        for (int i = -WARM; i < ROUNDS; i++) {
            long start = System.nanoTime();
            Part root = units.tree(machine, Part.Direction.DOWN, null);
            long took = System.nanoTime() - start;
            if (root.parts().size() != ASSEMBLIES) {
                throw new IllegalStateException("not the whole tree");
            }
            if (i >= 0) {
                nanos[i] = took;
            }
        }
        Arrays.sort(nanos);
        return nanos;
    }
}
