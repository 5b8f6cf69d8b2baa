package io.serialhub.access;

import java.time.Duration;

/**
 * How long an account rests after failed sign-ins in a row: not at all for the first four, then a minute, doubling up
 * to a quarter of an hour. That leaves a guesser about a hundred tries a day, and a person never waits for long.
 */
final class LockOut {
    static final int FREE_FAILURES = 4;

    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private LockOut() {}

    static Duration after(int failures) {
        if (failures <= FREE_FAILURES) {
            return Duration.ZERO;
        }
        int doublings = Math.min(failures - FREE_FAILURES - 1, 10);
        Duration delay = FIRST.multipliedBy(1L << doublings);
        return delay.compareTo(LONGEST) > 0 ? LONGEST : delay;
    }
}
