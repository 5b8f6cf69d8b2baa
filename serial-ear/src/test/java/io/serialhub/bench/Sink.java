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

/** A receiver that does as little as one can: reads the request and says yes, or that it is down. */
final class Sink implements AutoCloseable {
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
