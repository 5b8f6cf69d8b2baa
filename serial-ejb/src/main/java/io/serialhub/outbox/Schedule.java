package io.serialhub.outbox;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/** When a message that failed is tried again: the schedule of Standard Webhooks, a little late each time so that receivers are not hit by all at once. */
final class Schedule {
    private static final List<Duration> WAITS = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofHours(24));

    /** The first attempt is made at once. */
    static final int ATTEMPTS = WAITS.size() + 1;

    private static final Duration LONGEST = Duration.ofHours(24);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    private static final double JITTER = 0.1;

    private final RandomGenerator random;

    Schedule(RandomGenerator random) {
        this.random = random;
    }

    static boolean isOver(int failures) {
        return failures >= ATTEMPTS;
    }

    /**
     * @param failures   attempts that failed so far, at least one
     * @param retryAfter what the receiver asked for, or null
     */
    Duration wait(int failures, Duration retryAfter) {
        return longer(late(WAITS.get(failures - 1)), retryAfter);
    }

    /** For how long a receiver gets nothing at all, after so many failures in a row that were its own. */
    Duration pause(int failures, Duration retryAfter) {
        Duration doubled = FIRST_PAUSE.multipliedBy(1L << Math.min(failures - 1, 10));
        return longer(late(doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE), retryAfter);
    }

    private Duration late(Duration wait) {
        return wait.plusMillis((long) (wait.toMillis() * JITTER * random.nextDouble()));
    }

    private static Duration longer(Duration own, Duration asked) {
        if (asked == null || asked.compareTo(own) <= 0) {
            return own;
        }
        return asked.compareTo(LONGEST) < 0 ? asked : LONGEST;
    }
}
