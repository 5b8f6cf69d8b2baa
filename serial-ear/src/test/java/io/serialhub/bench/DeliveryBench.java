package io.serialhub.bench;

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
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/**
 * Webhooks out to a receiver on this machine: from the outbox of the shipped server, and beside it the HTTP client alone,
 * posting messages of the same size over as many connections. Prints rates and their ratio; judges nothing.
 */
public final class DeliveryBench {
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);
    private static final int MESSAGES = Integer.getInteger("bench.messages", 4_000);
    private static final int CONNECTIONS = 8;

    private final ExecutorService clients = Executors.newFixedThreadPool(2 * CONNECTIONS, work -> {
        var thread = new Thread(work, "client");
        thread.setDaemon(true);
        return thread;
    });
    private final Caller caller;
    private final Sink sink;

    private DeliveryBench(Caller caller, Sink sink) {
        this.caller = caller;
        this.sink = sink;
    }

    public static void main(String[] arguments) throws Exception {
        Logger.getLogger("").setLevel(Level.WARNING);
        boolean postgres = System.getProperty("bench.db", "derby").equals("postgres");
        try (var sink = new Sink();
                var server = new BenchServer(postgres)) {
            var bench = new DeliveryBench(new Caller(server.address(), server.token()), sink);
            bench.world();
            for (int round = 0; round <= ROUNDS; round++) {
                double ours = bench.ours(round);
                double bare = bench.bare();
                if (round > 0) {
                    System.out.printf(
                            Locale.ROOT,
                            "%-10s %d messages   ours %.0f /s   the client alone %.0f /s   ours of alone %.2f%n",
                            postgres ? "PostgreSQL" : "Derby",
                            MESSAGES,
                            ours,
                            bare,
                            ours / bare);
                }
            }
        }
    }

    private void world() throws IOException {
        caller.send("PUT", "/api/v1/locations/BENCH-W", Map.of("kind", "warehouse", "nameEn", "W", "site", "MAIN"));
        caller.send("PUT", "/api/v1/materials/BENCH-M", Map.of("nameEn", "E-bike", "tracking", "serial"));
    }

    /** Messages a second, of a backlog that came to be while the receiver was down. */
    private double ours(int round) throws Exception {
        sink.open(false);
        subscribe("/down" + round);
        var work = new ArrayList<Callable<Void>>();
        for (int client = 0; client < 2 * CONNECTIONS; client++) {
            int first = client;
            work.add(() -> {
                for (int i = first; i < MESSAGES; i += 2 * CONNECTIONS) {
                    adopt("U-" + round + "-" + i);
                }
                return null;
            });
        }
        for (Future<Void> end : clients.invokeAll(work)) {
            end.get();
        }
        Thread.sleep(3_000); // all of them are spread to the subscription
        sink.open(true);
        subscribe("/up" + round);
        while (sink.taken() == 0) {
            Thread.sleep(1);
        }
        int already = sink.taken();
        long start = System.nanoTime();
        while (sink.taken() < MESSAGES) {
            Thread.sleep(1);
        }
        return (MESSAGES - already) / ((System.nanoTime() - start) / 1e9);
    }

    private void adopt(String code) throws IOException {
        var item =
                Map.of("code", code, "material", "BENCH-M", "data", Map.of("custody", "location", "place", "BENCH-W"));
        caller.send("POST", "/api/v1/scans", Map.of("step", "adopt", "items", List.of(item)));
    }

    private void subscribe(String path) throws IOException {
        caller.send(
                "PUT",
                "/api/v1/subscriptions/bench",
                Map.of("url", sink.url() + path, "types", List.of("unit.adopted"), "active", true));
    }

    private double bare() throws Exception {
        byte[] body = "x".repeat(sink.size()).getBytes(StandardCharsets.US_ASCII);
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnPerRoute(CONNECTIONS)
                .setMaxConnTotal(CONNECTIONS)
                .build();
        sink.open(true);
        try (CloseableHttpClient client =
                HttpClients.custom().setConnectionManager(connections).build()) {
            long start = System.nanoTime();
            var work = new ArrayList<Callable<Void>>();
            for (int i = 0; i < CONNECTIONS; i++) {
                work.add(() -> {
                    for (int n = 0; n < MESSAGES / CONNECTIONS; n++) {
                        var post = new HttpPost(sink.url() + "/bare");
                        post.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
                        client.execute(post, answer -> null);
                    }
                    return null;
                });
            }
            for (Future<Void> end : clients.invokeAll(work)) {
                end.get();
            }
            return MESSAGES / CONNECTIONS * CONNECTIONS / ((System.nanoTime() - start) / 1e9);
        }
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
