package io.serialhub.routes;

import io.serialhub.outbox.DeliveryResult;
import java.time.Duration;
import java.util.List;

/**
 * How long the messages of one hand go on being posted: until the lane could run out, or the receiver turns out to be
 * down. The rest is handed out again later, without having cost an attempt.
 */
final class Hand {
    /** With the longest post after it, it is shorter than a lane is held. */
    private static final Duration TIME = Duration.ofSeconds(10);

    private final long end = System.nanoTime() + TIME.toNanos();
    private volatile boolean down;

    boolean goesOn() {
        return !down && System.nanoTime() - end < 0;
    }

    void saw(DeliveryResult result) {
        if (isDown(result)) {
            down = true;
        }
    }

    /** Whether the receiver took what was posted, or refused it one by one: then it can be given more. */
    static boolean goesOn(List<DeliveryResult> results) {
        return !results.isEmpty() && results.stream().noneMatch(Hand::isDown);
    }

    private static boolean isDown(DeliveryResult result) {
        return switch (result.status()) {
            case 0, 410, 429, 502, 503, 504 -> true;
            default -> false;
        };
    }
}
