package io.serialhub.routes;

import io.serialhub.outbox.DeliveryResult;
import java.time.Duration;

/**
 * How long the messages of one hand go on being posted: until their claim could run out, or the receiver turns out to be
 * down. The rest is handed out again later, without having cost an attempt.
 */
final class Hand {
    /** With the longest post after it, it is shorter than a claim. */
    private static final Duration TIME = Duration.ofSeconds(25);

    private final long end = System.nanoTime() + TIME.toNanos();
    private volatile boolean down;

    boolean goesOn() {
        return !down && System.nanoTime() - end < 0;
    }

    void saw(DeliveryResult result) {
        switch (result.status()) {
            case 0, 410, 429, 502, 503, 504 -> down = true;
            default -> {}
        }
    }
}
