package io.serialhub.it;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Ports for servers that are about to start. */
public final class Ports {
    private static final int LOWEST = 10_000;
    private static final int ABOVE_HIGHEST = 32_000;

    private Ports() {}

    /** One that nobody listens on, below those the system gives to outgoing connections, so that none takes it before. */
    public static int free() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, ABOVE_HIGHEST);
            try (var socket = new ServerSocket(port)) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                // another one, then
            }
        }
    }
}
