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
import java.util.concurrent.Executors;

/** A partner's server that takes its time over every message, and remembers what it was told. */
final class Partner implements AutoCloseable {
    private final HttpServer server;
    private final List<String> ids = new CopyOnWriteArrayList<>();
    private final Set<String> units = ConcurrentHashMap.newKeySet();
    private volatile long pauseMillis;

    Partner(long pauseMillis) throws IOException {
        this.pauseMillis = pauseMillis;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.setExecutor(Executors.newCachedThreadPool(work -> {
            var thread = new Thread(work, "partner");
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/hook", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            try {
                Thread.sleep(this.pauseMillis);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
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

    void hurry() {
        pauseMillis = 0;
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
