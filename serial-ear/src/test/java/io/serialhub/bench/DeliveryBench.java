package io.serialhub.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Webhooks out to a receiver on this machine: from the outbox of the shipped server, and beside it the HTTP client alone in the
 * same server, posting messages of the same size, signed too, over as many connections. The first round sends events that
 * happened while the receiver was down, the others a replay of them. Prints rates and their ratio; judges nothing.
 */
public final class DeliveryBench {
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);
    private static final int MESSAGES = Integer.getInteger("bench.messages", 4_000);
    private static final int CONNECTIONS = 16;

    private final ExecutorService clients = Executors.newFixedThreadPool(CONNECTIONS, work -> {
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
        sink.open(false);
        subscribe("/down", true);
        var work = new ArrayList<Callable<Void>>();
        for (int client = 0; client < CONNECTIONS; client++) {
            int first = client;
            work.add(() -> {
                for (int i = first; i < MESSAGES; i += CONNECTIONS) {
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
        double start0 = cpuMicros();
        double bare = bare();
        double bareCpu = cpuMicros() - start0;
        sink.open(true);
        double before = cpuMicros();
        subscribe("/up", true);
        while (sink.taken() == 0) {
            Thread.sleep(1);
        }
        long start = System.nanoTime();
        while (sink.taken() < MESSAGES) {
            Thread.sleep(1);
        }
        double ours = MESSAGES / ((System.nanoTime() - start) / 1e9);
        while (waiting() > 0) {
            Thread.sleep(20);
        }
        double settled = MESSAGES / ((System.nanoTime() - start) / 1e9);
        double oursCpu = cpuMicros() - before;
        double between = cpuMicros();
        double mean = (bare + bare()) / 2;
        bareCpu += cpuMicros() - between;
        System.out.printf(
                Locale.ROOT,
                "%-10s %-9s %d messages   taken %.0f /s, settled %.0f /s   the client alone %.0f /s   of alone %.2f"
                        + "   processor time of a message %.0f and %.0f µs: %.2f%n",
                database,
                name,
                MESSAGES,
                ours,
                settled,
                mean,
                ours / mean,
                oursCpu / MESSAGES,
                bareCpu / 2 / MESSAGES,
                bareCpu / 2 / oursCpu);
    }

    /** Processor time of server, database and receiver so far. */
    private double cpuMicros() {
        return server.cpuMillis() * 1e3
                + ProcessHandle.current()
                                .info()
                                .totalCpuDuration()
                                .orElseThrow()
                                .toNanos()
                        / 1e3;
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

    /** The client alone, messages a second. */
    private double bare() throws IOException {
        int size = sink.size();
        sink.open(true);
        String path = "/bench/post?url=" + sink.url() + "/bare&messages=" + MESSAGES + "&size=" + size + "&connections="
                + CONNECTIONS;
        return Double.parseDouble(new String(caller.send("POST", path, "{}"), StandardCharsets.US_ASCII));
    }

    /** A receiver that does as little as one can: reads the request and says yes, or that it is down. */
    private static final class Sink implements AutoCloseable {
        private static final byte[] YES = "HTTP/1.1 204 No Content\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        private static final byte[] DOWN =
                "HTTP/1.1 503 Down\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

        private final ServerSocket server = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
        private final AtomicInteger taken = new AtomicInteger();
        private volatile boolean open;
        private volatile int size = 500;

        Sink() throws IOException {
            thread(this::accept);
        }

        String url() {
            return "http://127.0.0.1:" + server.getLocalPort();
        }

        void open(boolean up) {
            taken.set(0);
            open = up;
        }

        int taken() {
            return taken.get();
        }

        /** Of the last message, in bytes. */
        int size() {
            return size;
        }

        private static void thread(Runnable work) {
            var thread = new Thread(work, "sink");
            thread.setDaemon(true);
            thread.start();
        }

        private void accept() {
            while (!server.isClosed()) {
                try {
                    Socket socket = server.accept();
                    socket.setTcpNoDelay(true);
                    thread(() -> serve(socket));
                } catch (IOException e) {
                    return;
                }
            }
        }

        private void serve(Socket socket) {
            try (socket;
                    InputStream in = new BufferedInputStream(socket.getInputStream())) {
                for (int length = head(in); length >= 0; length = head(in)) {
                    in.skipNBytes(length);
                    size = length;
                    if (open) {
                        taken.incrementAndGet();
                    }
                    socket.getOutputStream().write(open ? YES : DOWN);
                }
            } catch (IOException e) {
                // the client has gone
            }
        }

        /** @return the length of the body, or -1 at the end */
        private static int head(InputStream in) throws IOException {
            int length = 0;
            for (String line = line(in); ; line = line(in)) {
                if (line == null) {
                    return -1;
                }
                if (line.isEmpty()) {
                    return length;
                }
                if (line.regionMatches(true, 0, "content-length:", 0, 15)) {
                    length = Integer.parseInt(line.substring(15).strip());
                }
            }
        }

        private static String line(InputStream in) throws IOException {
            var line = new StringBuilder();
            for (int c = in.read(); c != '\n'; c = in.read()) {
                if (c < 0) {
                    return null;
                }
                if (c != '\r') {
                    line.append((char) c);
                }
            }
            return line.toString();
        }

        @Override
        public void close() {
            try {
                server.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
