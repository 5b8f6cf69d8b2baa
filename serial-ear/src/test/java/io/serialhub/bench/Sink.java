package io.serialhub.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** A receiver that does as little as one can: reads the request and says yes, or at {@link #DOWN_PATH} that it is down. */
final class Sink implements AutoCloseable {
    /** Where nothing is taken. */
    static final String DOWN_PATH = "/down";

    private static final byte[] YES = "HTTP/1.1 204 No Content\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] DOWN =
            "HTTP/1.1 503 Down\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final ServerSocket server = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
    private final AtomicInteger taken = new AtomicInteger();
    private volatile int size = 500;

    Sink() throws IOException {
        thread(this::accept);
    }

    String url() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    /** Counts from zero again. */
    void reset() {
        taken.set(0);
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
            for (Head head = Head.of(in); head != null; head = Head.of(in)) {
                in.skipNBytes(head.length());
                size = head.length();
                if (!head.isDown()) {
                    taken.incrementAndGet();
                }
                socket.getOutputStream().write(head.isDown() ? DOWN : YES);
            }
        } catch (IOException e) {
            // the client has gone
        }
    }

    /** @param length of the body, in bytes */
    private record Head(boolean isDown, int length) {
        /** @return null at the end */
        static Head of(InputStream in) throws IOException {
            String first = line(in);
            int length = 0;
            for (String line = first; line != null; line = line(in)) {
                if (line.isEmpty()) {
                    return new Head(first.contains(DOWN_PATH), length);
                }
                if (line.regionMatches(true, 0, "content-length:", 0, 15)) {
                    length = Integer.parseInt(line.substring(15).strip());
                }
            }
            return null;
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
