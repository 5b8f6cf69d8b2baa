package io.serialhub.routes;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A partner's server at the level of the socket, so that it can also misbehave; takes one call for each connection. */
final class Receiver implements AutoCloseable {
    /** What a partner does once it has the whole request. */
    interface Behaviour {
        void answer(Socket socket, OutputStream out) throws Exception;
    }

    record Call(String line, Map<String, String> headers, byte[] body) {
        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    final List<Call> calls = new CopyOnWriteArrayList<>();
    private final ServerSocket server;
    private final Thread accepting = new Thread(this::serve, "receiver");
    private volatile Behaviour behaviour = says("HTTP/1.1 204 No Content\r\n\r\n");

    Receiver() {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        accepting.setDaemon(true);
        accepting.start();
    }

    static Behaviour says(String answer) {
        return (socket, out) -> out.write(answer.getBytes(StandardCharsets.ISO_8859_1));
    }

    static Behaviour status(int status, String... headers) {
        String lines = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        return says("HTTP/1.1 " + status + " x\r\n" + lines + "Connection: close\r\nContent-Length: 0\r\n\r\n");
    }

    Receiver does(Behaviour next) {
        behaviour = next;
        return this;
    }

    String url() {
        return "http://127.0.0.1:" + server.getLocalPort() + "/hook?from=hub";
    }

    private void serve() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                var handler = new Thread(() -> handle(socket), "receiver-call");
                handler.setDaemon(true);
                handler.start();
            } catch (IOException e) {
                return;
            }
        }
    }

    private void handle(Socket socket) {
        try (socket) {
            calls.add(read(new BufferedInputStream(socket.getInputStream())));
            behaviour.answer(socket, socket.getOutputStream());
        } catch (Exception e) {
            // the caller went away, which some tests want
        }
    }

    private static Call read(BufferedInputStream in) throws IOException {
        String line = line(in);
        var headers = new TreeMap<String, String>();
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            int colon = header.indexOf(':');
            headers.put(
                    header.substring(0, colon).toLowerCase(Locale.ROOT),
                    header.substring(colon + 1).strip());
        }
        return new Call(line, headers, in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0"))));
    }

    private static String line(BufferedInputStream in) throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            line.append((char) c);
        }
        return line.toString().strip();
    }

    /** Refuses calls once this returns: a thread that still waits in accept would take one more. */
    @Override
    public void close() {
        try {
            server.close();
            accepting.join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
