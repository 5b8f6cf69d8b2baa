package io.serialhub.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Webhooks out to a receiver on this machine: from the outbox of the shipped server, and beside it the HTTP client alone in the
 * same server, posting messages of the same size over as many connections, with one signature for all and signing each. The
 * first round sends events that happened while the receiver was down, the others a replay of them, after both sides have run in
 * turn for a while: a server that runs all day is warm. Prints rates and their ratio; judges nothing.
 */
public final class DeliveryBench {
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);
    private static final int MESSAGES = Integer.getInteger("bench.messages", 8_000);
    private static final Duration WARM = Duration.ofSeconds(Integer.getInteger("bench.warm", 20));

    private final ExecutorService clients = Executors.newFixedThreadPool(BarePost.CONNECTIONS, work -> {
        var thread = new Thread(work, "client");
        thread.setDaemon(true);
        return thread;
    });
    private final BenchServer server;
    private final Caller caller;
    private final Sink sink;
    private final String database;

    private DeliveryBench(BenchServer server, Sink sink, String database) throws IOException {
        this.server = server;
        this.caller = new Caller(server.address(), server.token());
        this.sink = sink;
        this.database = database;
    }

    public static void main(String[] arguments) throws Exception {
        Logger.getLogger("").setLevel(Level.WARNING);
        boolean postgres = System.getProperty("bench.db", "derby").equals("postgres");
        try (var sink = new Sink();
                var server = new BenchServer(postgres)) {
            var bench = new DeliveryBench(server, sink, postgres ? "PostgreSQL" : "Derby");
            bench.world();
            bench.backlog();
            bench.round("backlog");
            bench.warm();
            for (int round = 1; round <= ROUNDS; round++) {
                bench.replay();
                bench.round("replay " + round);
            }
        }
    }

    private void world() throws IOException {
        caller.send("PUT", "/api/v1/locations/BENCH-W", Map.of("kind", "warehouse", "nameEn", "W", "site", "MAIN"));
        caller.send("PUT", "/api/v1/materials/BENCH-M", Map.of("nameEn", "E-bike", "tracking", "serial"));
    }

    /** Events while the receiver is down, all of them spread to the subscription. */
    private void backlog() throws Exception {
        subscribe(Sink.DOWN_PATH, true);
        var work = new ArrayList<Callable<Void>>();
        for (int client = 0; client < BarePost.CONNECTIONS; client++) {
            int first = client;
            work.add(() -> {
                for (int i = first; i < MESSAGES; i += BarePost.CONNECTIONS) {
                    adopt("U-" + i);
                }
                return null;
            });
        }
        for (Future<Void> end : clients.invokeAll(work)) {
            end.get();
        }
        awaitWaiting();
    }

    /** All of them once more, while the subscription is off. */
    private void replay() throws Exception {
        subscribe("/off", false);
        caller.send(
                "POST", "/api/v1/deliveries/replay", Map.of("subscription", "bench", "from", "2000-01-01T00:00:00Z"));
        awaitWaiting();
    }

    private void warm() throws Exception {
        long end = System.nanoTime() + WARM.toNanos();
        while (System.nanoTime() < end) {
            bare(true);
            replay();
            sink.reset();
            subscribe("/up", true);
            awaitSettled();
        }
    }

    private void awaitSettled() throws Exception {
        while (waiting() > 0) {
            Thread.sleep(20);
        }
    }

    private void awaitWaiting() throws Exception {
        while (waiting() < MESSAGES) {
            Thread.sleep(200);
        }
        Thread.sleep(1_000); // nothing is on its way any more
    }

    private int waiting() throws IOException {
        return new ObjectMapper()
                .readTree(caller.get("/api/v1/subscriptions/bench"))
                .at("/state/waiting")
                .asInt();
    }

    private void round(String name) throws Exception {
        Pace before = bare(false);
        sink.reset();
        double start = cpuMicros();
        subscribe("/up", true);
        while (sink.taken() == 0) {
            Thread.sleep(1);
        }
        long first = System.nanoTime();
        while (sink.taken() < MESSAGES) {
            Thread.sleep(1);
        }
        double taken = since(first);
        awaitSettled();
        double settled = since(first);
        double cpu = (cpuMicros() - start) / MESSAGES;
        Pace alone = before.and(bare(false));
        double signing = bare(true).rate();
        System.out.printf(
                Locale.ROOT,
                "%-10s %-9s %d messages   taken %.0f /s, settled %.0f /s   the client alone %.0f /s: %.2f"
                        + "   signing too %.0f /s: %.2f   processor time of a message %.0f and %.0f µs: %.2f%n",
                database,
                name,
                MESSAGES,
                taken,
                settled,
                alone.rate(),
                taken / alone.rate(),
                signing,
                taken / signing,
                cpu,
                alone.cpu(),
                alone.cpu() / cpu);
    }

    /** @return messages a second */
    private static double since(long start) {
        return MESSAGES / ((System.nanoTime() - start) / 1e9);
    }

    /** Processor time of server, database and receiver so far. */
    private double cpuMicros() {
        Duration own = ProcessHandle.current().info().totalCpuDuration().orElseThrow();
        return server.cpuMillis() * 1e3 + own.toNanos() / 1e3;
    }

    /**
     * @param rate messages a second
     * @param cpu  microseconds of processor time for each
     */
    private record Pace(double rate, double cpu) {
        Pace and(Pace other) {
            return new Pace((rate + other.rate) / 2, (cpu + other.cpu) / 2);
        }
    }

    private void adopt(String code) throws IOException {
        var item =
                Map.of("code", code, "material", "BENCH-M", "data", Map.of("custody", "location", "place", "BENCH-W"));
        caller.send("POST", "/api/v1/scans", Map.of("step", "adopt", "items", List.of(item)));
    }

    private void subscribe(String path, boolean active) throws IOException {
        caller.send(
                "PUT",
                "/api/v1/subscriptions/bench",
                Map.of("url", sink.url() + path, "types", List.of("unit.adopted"), "active", active));
    }

    private Pace bare(boolean signed) throws IOException {
        int size = sink.size();
        sink.reset();
        String path =
                "/bench/post?url=" + sink.url() + "/bare&messages=" + MESSAGES + "&size=" + size + "&signed=" + signed;
        double start = cpuMicros();
        String rate = new String(caller.send("POST", path, "{}"), StandardCharsets.US_ASCII);
        return new Pace(Double.parseDouble(rate), (cpuMicros() - start) / MESSAGES);
    }
}
