package io.serialhub.it;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/** Waits for what is to come, never for a time: the limit is for what never comes, however slow the machine is. */
final class Until {
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final long BETWEEN_MILLIS = 100;

    private Until() {}

    static void so(Callable<Boolean> condition) {
        so(condition, () -> "");
    }

    /** @param asItStands what a person would look at who wonders why it does not come */
    static void so(Callable<Boolean> condition, Supplier<String> asItStands) {
        Instant end = Instant.now().plus(LIMIT);
        try {
            while (!condition.call()) {
                if (Instant.now().isAfter(end)) {
                    throw new AssertionError("not so after " + LIMIT.toMinutes() + " minutes " + asItStands.get());
                }
                Thread.sleep(BETWEEN_MILLIS);
            }
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
