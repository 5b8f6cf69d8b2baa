package io.serialhub.routes;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Breaks off what takes too long, up to a twentieth later. One look at all that waits now and then: a timer for each wait
 * would cost more than what is waited for.
 */
final class Patience implements AutoCloseable {
    private static final int LOOKS = 20;

    private final Set<Wait> waits = ConcurrentHashMap.newKeySet();
    private final Duration limit;
    private final ScheduledExecutorService looks;

    Patience(Duration limit) {
        this.limit = limit;
        looks = Executors.newSingleThreadScheduledExecutor(work -> {
            var thread = new Thread(work, "patience");
            thread.setDaemon(true);
            return thread;
        });
        long pause = limit.toNanos() / LOOKS;
        looks.scheduleWithFixedDelay(this::look, pause, pause, TimeUnit.NANOSECONDS);
    }

    /** Something that is waited for. */
    static final class Wait {
        private final long since = System.nanoTime();
        private final Runnable breakOff;
        private volatile boolean over;

        private Wait(Runnable breakOff) {
            this.breakOff = breakOff;
        }

        /** Whether it took too long. */
        boolean isOver() {
            return over;
        }
    }

    Duration limit() {
        return limit;
    }

    /** @param breakOff is called from another thread when it takes too long */
    Wait on(Runnable breakOff) {
        var wait = new Wait(breakOff);
        waits.add(wait);
        return wait;
    }

    void ends(Wait wait) {
        waits.remove(wait);
    }

    private void look() {
        long now = System.nanoTime();
        for (Wait wait : waits) {
            if (!wait.over && now - wait.since >= limit.toNanos()) {
                wait.over = true;
                wait.breakOff.run();
            }
        }
    }

    @Override
    public void close() {
        looks.shutdownNow();
    }
}
