package io.serialhub.web.rest;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.glassfish.jersey.internal.inject.AbstractBinder;
import org.glassfish.jersey.jdkhttp.JdkHttpServerFactory;
import org.glassfish.jersey.server.ResourceConfig;

/** Resources on Jersey alone, with the providers of the interface and stand-ins for the doors. */
final class RestServer implements AutoCloseable {
    static {
        // lets a client that still sends hear why it was refused
        System.setProperty("sun.net.httpserver.drainAmount", String.valueOf(64L << 20));
    }

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final HttpServer server;
    private final URI root;

    /** @param doors stand-ins, found by the class they extend */
    RestServer(Object resource, Object... doors) {
        var config = new ResourceConfig()
                .addProperties(new Api().getProperties())
                .register(JsonBody.class)
                .register(EveryProblem.class)
                .register(BodyLimit.class)
                .register(new AbstractBinder() {
                    @Override
                    protected void configure() {
                        for (Object door : doors) {
                            bind(door).to(door.getClass().getSuperclass());
                        }
                    }
                });
        if (resource instanceof Class<?> type) {
            config.register(type);
        } else {
            config.register(resource);
        }
        server = JdkHttpServerFactory.createHttpServer(URI.create("http://localhost:" + free() + "/"), config, false);
        server.start();
        root = URI.create("http://localhost:" + server.getAddress().getPort() + "/");
    }

    HttpResponse<String> send(String method, String path, String body, String... headers) {
        var request = HttpRequest.newBuilder(root.resolve(path))
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int free() {
        try (var socket = new java.net.ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
