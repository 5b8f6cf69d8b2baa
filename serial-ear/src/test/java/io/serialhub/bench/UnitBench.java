package io.serialhub.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What a unit's page shows, its state, its last fifty events and its parts, by three requests of one client: ours, and beside
 * them {@link BareUnit}, which runs the same statements and answers as many bytes.
 */
record UnitBench(BenchServer server, Caller caller, String database) {
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);
    private static final int PAGES = Integer.getInteger("bench.pages", 200);
    private static final int EVENTS = 60;
    private static final int PARTS = 12;
    private static final String UNIT = "BENCH-CAR-1";
    private static final List<String> VIEWS = List.of("", "/timeline?size=50", "/tree?direction=down");

    void compare() throws IOException {
        world();
        int[] bytes = VIEWS.stream()
                .mapToInt(view -> get("/api/v1/units/" + UNIT + view).length)
                .toArray();
        round("/api/v1/units/", null);
        round("/bench/unit/", bytes);
        double[] ours = new double[ROUNDS];
        double[] bare = new double[ROUNDS];
        double[] ourCpu = new double[ROUNDS];
        double[] bareCpu = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            double start = server.cpuMillis();
            ours[i] = round("/api/v1/units/", null);
            double between = server.cpuMillis();
            bare[i] = round("/bench/unit/", bytes);
            ourCpu[i] = (between - start) / PAGES;
            bareCpu[i] = (server.cpuMillis() - between) / PAGES;
        }
        double[] ratios =
                IntStream.range(0, ROUNDS).mapToDouble(i -> bare[i] / ours[i]).toArray();
        System.out.printf(
                Locale.ROOT,
                "%-10s page of a unit, %d bytes   ours %s ms   bare %s ms   speed %s of bare%n",
                database,
                IntStream.of(bytes).sum(),
                Spread.of(ours, "%.2f"),
                Spread.of(bare, "%.2f"),
                Spread.of(ratios, "%.2f"));
        System.out.printf(
                Locale.ROOT,
                "%-10s page of a unit, processor time of server and database   ours %s ms   bare %s ms%n",
                database,
                Spread.of(ourCpu, "%.2f"),
                Spread.of(bareCpu, "%.2f"));
    }

    /** A machine with parts that was moved to and fro. */
    private void world() throws IOException {
        caller.send("PUT", "/api/v1/materials/BENCH-P", Map.of("nameEn", "Part", "tracking", "serial"));
        adopt(List.of(UNIT), "BENCH-M");
        List<String> parts =
                IntStream.range(0, PARTS).mapToObj(i -> "BENCH-PART-" + i).toList();
        adopt(parts, "BENCH-P");
        var items = new ArrayList<Map<String, Object>>();
        parts.forEach(part -> items.add(Map.of("code", part, "parent", UNIT)));
        caller.send("POST", "/api/v1/scans", Map.of("step", "assemble", "items", items));
        for (int i = 0; i < EVENTS; i++) {
            caller.send(
                    "POST",
                    "/api/v1/scans",
                    Map.of("step", "put-away", "code", UNIT, "location", i % 2 == 0 ? "BENCH-B1" : "BENCH-B2"));
        }
    }

    private void adopt(List<String> codes, String material) throws IOException {
        var data = Map.of("custody", "location", "place", "BENCH-B2");
        caller.send(
                "POST",
                "/api/v1/scans",
                Map.of(
                        "step",
                        "adopt",
                        "items",
                        codes.stream()
                                .map(code -> Map.of("code", code, "material", material, "data", data))
                                .toList()));
    }

    /** @return milliseconds for one page */
    private double round(String address, int[] bytes) {
        long start = System.nanoTime();
        for (int i = 0; i < PAGES; i++) {
            for (int view = 0; view < VIEWS.size(); view++) {
                String path = VIEWS.get(view);
                String size = bytes == null ? "" : (path.contains("?") ? "&" : "?") + "bytes=" + bytes[view];
                get(address + UNIT + path + size);
            }
        }
        return (System.nanoTime() - start) / 1e6 / PAGES;
    }

    private byte[] get(String path) {
        try {
            return caller.get(path);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
