package io.serialhub.bench;

import io.serialhub.base.Actor;
import io.serialhub.base.Database;
import io.serialhub.base.Page;
import io.serialhub.ledger.Badge;
import io.serialhub.ledger.CodeLists;
import io.serialhub.ledger.CodesAsked;
import io.serialhub.ledger.Context;
import io.serialhub.ledger.Quality;
import io.serialhub.ledger.UnitFilter;
import io.serialhub.ledger.Units;
import io.serialhub.ledger.World;
import io.serialhub.stock.Stock;
import io.serialhub.stock.StockFilter;
import io.serialhub.stock.StockRow;
import io.serialhub.testkit.Databases;
import io.serialhub.testkit.Hub;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/**
 * Stock by serial as the door answers it, with a company's worth stored: first and later pages of a bin and of the warehouse
 * around two hundred of them, narrowed and counted; and a list of 5,000 pasted codes, every tenth of which is wrong. Median
 * and slowest tenth in milliseconds; judges nothing. {@code -Dbench.stored=200000} and {@code -Dbench.postgres=false} change
 * it.
 */
public final class StockBench {
    private static final int STORED = Integer.getInteger("bench.stored", 1_000_000);
    private static final int WARM = 30;
    private static final int ROUNDS = 60;
    private static final int PASTED = 5_000;
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();
    private static final String BIN = Stored.bin(7);

    private final String name;
    private final Hub hub;

    private StockBench(String name, DataSource source, Hub hub) throws Exception {
        this.name = name;
        this.hub = hub;
        hub.get(World.class).build();
        boolean postgres = hub.get(Database.class).isPostgres();
        int stored = postgres ? STORED : STORED / 10;
        new Stored(source, postgres).fill(stored);
        System.out.printf("%s with %,d units, a quarter of them in stock%n", name, stored);
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

    private static void run(String name, DataSource source) throws Exception {
        try (Hub hub = Hub.start(source)) {
            new StockBench(name, source, hub).measure();
        }
    }

    private void measure() {
        Stock stock = hub.get(Stock.class);
        Units units = hub.get(Units.class);
        StockFilter bin = StockFilter.at(BIN);
        StockFilter warehouse = StockFilter.at(Stored.WAREHOUSE);
        String second = stock.list(bin, null, 50).next();
        String later = later(stock, warehouse);
        time("first page of a bin", () -> stock.list(bin, null, 50).items().size());
        time("second page of a bin", () -> stock.list(bin, second, 50).items().size());
        time(
                "first page of a warehouse",
                () -> stock.list(warehouse, null, 50).items().size());
        time(
                "twentieth page of a warehouse",
                () -> stock.list(warehouse, later, 50).items().size());
        time(
                "first page of a bin and material",
                () -> stock.list(new StockFilter(null, null, "BIKE", BIN, null, null, null, null), null, 50)
                        .items()
                        .size());
        time(
                "first page, defective: there is none",
                () -> stock.list(
                                new StockFilter(
                                        null, null, null, Stored.WAREHOUSE, null, Quality.DEFECTIVE, null, null),
                                null,
                                50)
                        .items()
                        .size());
        time("count of a bin", () -> stock.count(bin).units());
        time(
                "count of a warehouse, 10,000 and more",
                () -> stock.count(warehouse).units());
        time(
                "units on hold: there is none",
                () -> units.list(new UnitFilter(null, null, null, null, null, null, null, Badge.ON_HOLD), null, 50)
                        .items()
                        .size());
        time(
                "first page of all units",
                () -> units.list(UnitFilter.ALL, null, 50).items().size());
        List<String> pasted = IntStream.range(0, PASTED)
                .mapToObj(i -> i % 10 == 0 ? "WRONG-" + i : Stored.code(i))
                .toList();
        CodeLists lists = hub.get(CodeLists.class);
        time(
                "5,000 pasted codes: who they are",
                () -> lists.check(new CodesAsked(null, pasted, null, null, null, null, null, null))
                        .bad());
        time(
                "5,000 pasted codes: may they move",
                () -> lists.check(new CodesAsked(null, pasted, null, null, "put-away", null, Context.at(BIN), null))
                        .bad());
    }

    private static String later(Stock stock, StockFilter filter) {
        Page<StockRow> page = stock.list(filter, null, 50);
        for (int i = 1; i < 20 && page.next() != null; i++) {
            page = stock.list(filter, page.next(), 50);
        }
        return page.next();
    }

    private interface Read {
        int rows();
    }

    private void time(String what, Read read) {
        long[] nanos = new long[ROUNDS];
        long cpu = 0;
        int rows = 0;
        for (int i = -WARM; i < ROUNDS; i++) {
            long start = System.nanoTime();
            long cpuStart = CLOCK.getCurrentThreadCpuTime();
            rows = read.rows();
            if (i >= 0) {
                nanos[i] = System.nanoTime() - start;
                cpu += CLOCK.getCurrentThreadCpuTime() - cpuStart;
            }
        }
        Arrays.sort(nanos);
        System.out.printf(
                Locale.ROOT,
                "%-10s %-40s median %.1f ms, slowest tenth %.1f ms, %.1f ms of processor time in here (%,d)%n",
                name,
                what,
                nanos[ROUNDS / 2] / 1e6,
                nanos[ROUNDS * 9 / 10] / 1e6,
                cpu / 1e6 / ROUNDS,
                rows);
    }
}
