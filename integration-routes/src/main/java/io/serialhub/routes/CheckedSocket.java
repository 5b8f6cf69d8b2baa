package io.serialhub.routes;

import com.jcraft.jsch.Proxy;
import com.jcraft.jsch.SocketFactory;
import io.serialhub.base.Outgoing;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/** Connects JSch to addresses that were checked in the same look-up, and to no others. */
final class CheckedSocket implements Proxy {
    private final Outgoing outgoing;
    private Socket socket;

    CheckedSocket(Outgoing outgoing) {
        this.outgoing = outgoing;
    }

    @Override
    public void connect(SocketFactory factory, String host, int port, int timeoutMillis) throws IOException {
        IOException last = null;
        for (InetAddress address : outgoing.resolve(host)) {
            var attempt = new Socket();
            try {
                attempt.connect(new InetSocketAddress(address, port), timeoutMillis == 0 ? 10_000 : timeoutMillis);
                attempt.setTcpNoDelay(true);
                socket = attempt;
                return;
            } catch (IOException e) {
                attempt.close();
                last = e;
            }
        }
        throw last == null ? new IOException("no address of " + host) : last;
    }

    @Override
    public InputStream getInputStream() {
        return stream(Socket::getInputStream);
    }

    @Override
    public OutputStream getOutputStream() {
        return stream(Socket::getOutputStream);
    }

    private interface End<T> {
        T of(Socket socket) throws IOException;
    }

    private <T> T stream(End<T> end) {
        try {
            return end.of(socket);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public Socket getSocket() {
        return socket;
    }

    @Override
    public void close() {
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
