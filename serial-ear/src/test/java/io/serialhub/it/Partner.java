package io.serialhub.it;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** A partner's server that remembers what it was told, and lets the hub wait for an answer if asked to. */
final class Partner implements AutoCloseable {
    private final HttpServer server;
    private final List<String> ids = new CopyOnWriteArrayList<>();
    private final Set<String> units = ConcurrentHashMap.newKeySet();
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private volatile boolean held;

    Partner() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.setExecutor(Executors.newCachedThreadPool(work -> {
            var thread = new Thread(work, "partner");
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/hook", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            await();
            for (String word : body.split("\"")) {
                if (word.startsWith("PC-U")) {
                    units.add(word);
                }
            }
            ids.add(exchange.getRequestHeaders().getFirst("webhook-id"));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
    }

    /** Subscribes it to the running server. */
    void subscribe(Rest rest, String code, String type) {
        rest.put("/api/v1/subscriptions/" + code, Map.of("url", url(), "types", List.of(type), "active", true));
    }

    /** From now on it answers nobody. */
    void hold() {
        held = false;
        gate = new CountDownLatch(1);
    }

    void letPass() {
        gate.countDown();
    }

    /** Whether the hub waits for an answer. */
    boolean holds() {
        return held;
    }

    private void await() {
        held = held || gate.getCount() > 0;
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ids of messages, repetitions among them. */
    List<String> ids() {
        return List.copyOf(ids);
    }

    /** Units {@code PC-U…} that it was told of. */
    Set<String> units() {
        return Set.copyOf(units);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
