package io.serialhub.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Rings on this node whenever something to be told was committed here; other nodes find it when they look the next time. */
@ApplicationScoped
class Bell {
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    void listen(Runnable listener) {
        listeners.add(listener);
    }

    void ring() {
        listeners.forEach(Runnable::run);
    }
}
