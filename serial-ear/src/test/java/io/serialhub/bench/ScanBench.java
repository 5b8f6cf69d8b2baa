package io.serialhub.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;

/**
 * Scans of one unit over HTTP with a token: ours, and beside it {@link BareScan} in the same server on the same data
 * source, in turn. Prints medians and the ratio; judges nothing. See docs/benchmarks.md.
 */
public final class ScanBench {
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);
    private static final int SCANS = Integer.getInteger("bench.scans", 2_000);
    private static final int MOST_CLIENTS = 16;
    private static final int UNITS_EACH = 25;
    private static final List<String> BINS = List.of("BENCH-B1", "BENCH-B2");

    private final Caller caller;
    private final BenchServer server;
    private final String database;
    private final ExecutorService clients = Executors.newFixedThreadPool(MOST_CLIENTS, work -> {
        var thread = new Thread(work, "client");
        thread.setDaemon(true);
        return thread;
    });
    private final int[] done = new int[2 * MOST_CLIENTS];

    /** Bytes of our last answer, which the bare resource answers too. */
    private volatile int bytes;

    private ScanBench(BenchServer server, String database) throws IOException {
        this.server = server;
        this.caller = new Caller(server.address(), server.token());
        this.database = database;
    }

    /** Which way the scans go. */
    private enum Way {
        OURS("/api/v1/scans"),
        BARE("/bench/scan");

        private final String path;

        Way(String path) {
            this.path = path;
        }
    }

    public static void main(String[] arguments) throws Exception {
        Logger.getLogger("").setLevel(Level.WARNING);
        boolean postgres = System.getProperty("bench.db", "derby").equals("postgres");
        try (var server = new BenchServer(postgres)) {
            var bench = new ScanBench(server, postgres ? "PostgreSQL" : "Derby");
            bench.world();
            bench.round(Way.OURS, MOST_CLIENTS, 2 * SCANS);
            bench.round(Way.BARE, MOST_CLIENTS, 2 * SCANS);
            new UnitBench(bench.server, bench.caller, bench.database).compare();
            for (String count : System.getProperty("bench.clients", "1,4,16").split(",")) {
                bench.compare(Integer.parseInt(count));
            }
        }
    }

    private void world() throws IOException {
        var warehouse = Map.of("kind", "warehouse", "nameEn", "Warehouse", "site", "MAIN");
        caller.send("PUT", "/api/v1/locations/BENCH-W", warehouse);
        for (String bin : BINS) {
            var body = Map.of("kind", "bin", "nameEn", "Bin", "site", "MAIN", "parent", "BENCH-W");
            caller.send("PUT", "/api/v1/locations/" + bin, body);
        }
        caller.send("PUT", "/api/v1/materials/BENCH-M", Map.of("nameEn", "E-bike", "tracking", "serial"));
        var data = Map.of("custody", "location", "place", BINS.get(1));
        for (Way way : Way.values()) {
            var items = new ArrayList<Map<String, Object>>();
            for (int client = 0; client < MOST_CLIENTS; client++) {
                for (int i = 0; i < UNITS_EACH; i++) {
                    items.add(Map.of("code", unit(way, client, i), "material", "BENCH-M", "data", data));
                }
            }
            caller.send("POST", "/api/v1/scans", Map.of("step", "adopt", "items", items));
        }
    }

    private static String unit(Way way, int client, int scan) {
        return way + "-" + client + "-" + scan % UNITS_EACH;
    }

    /** Ours and the bare one in turn; each has seen twice as many scans before. */
    private void compare(int clientCount) throws Exception {
        int scans = Math.max(200, SCANS * Math.min(clientCount, 4) / 4);
        double[] ours = new double[ROUNDS];
        double[] bare = new double[ROUNDS];
        double[] ourCpu = new double[ROUNDS];
        double[] bareCpu = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            double start = server.cpuMillis();
            ours[i] = round(Way.OURS, clientCount, scans);
            double between = server.cpuMillis();
            bare[i] = round(Way.BARE, clientCount, scans);
            ourCpu[i] = (between - start) / scans;
            bareCpu[i] = (server.cpuMillis() - between) / scans;
        }
        double[] ratios =
                IntStream.range(0, ROUNDS).mapToDouble(i -> ours[i] / bare[i]).toArray();
        System.out.printf(
                Locale.ROOT,
                "%-10s %2d clients, %d scans a round   ours %s /s   bare %s /s   ours of bare %s%n",
                database,
                clientCount,
                scans,
                Spread.of(ours, "%.0f"),
                Spread.of(bare, "%.0f"),
                Spread.of(ratios, "%.2f"));
        System.out.printf(
                Locale.ROOT,
                "%-10s %2d clients, processor time of server and database for a scan   ours %s ms   bare %s ms%n",
                database,
                clientCount,
                Spread.of(ourCpu, "%.2f"),
                Spread.of(bareCpu, "%.2f"));
    }

    /** @return scans a second */
    private double round(Way way, int clientCount, int scans) throws Exception {
        var work = new ArrayList<Callable<Void>>();
        for (int client = 0; client < clientCount; client++) {
            int number = client;
            work.add(() -> {
                scan(way, number, scans / clientCount);
                return null;
            });
        }
        long start = System.nanoTime();
        for (Future<Void> end : clients.invokeAll(work)) {
            end.get();
        }
        return scans / clientCount * clientCount / ((System.nanoTime() - start) / 1e9);
    }

    /** The client's own units, one after the other; in the next turn into the other bin. */
    private void scan(Way way, int client, int count) throws IOException {
        int place = way.ordinal() * MOST_CLIENTS + client;
        for (int i = 0; i < count; i++) {
            int n = done[place]++;
            byte[] answer =
                    caller.send("POST", way == Way.OURS ? way.path : way.path + "?bytes=" + bytes, """
                    {"eventId": "%s", "step": "put-away", "code": "%s", "location": "%s"}
                    """.formatted(
                                    UUID.randomUUID(), unit(way, client, n), BINS.get(n / UNITS_EACH % 2)));
            if (way == Way.OURS) {
                bytes = answer.length;
            }
        }
    }
}
