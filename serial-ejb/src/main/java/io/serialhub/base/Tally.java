package io.serialhub.base;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What came of attempts since this node started, counted in memory, so that nobody has to go through the log for it.
 *
 * @param <K> whom they concern; no more than {@value #MOST} of them are counted
 */
public final class Tally<K> {
    private static final int MOST = 10_000;
    private static final Count NONE = new Count(0, 0, null);

    private final Map<K, Count> counts = new ConcurrentHashMap<>();

    /**
     * @param attempts good and failed ones
     * @param lastOkAt when the last good one was, null when none was
     */
    public record Count(long attempts, long failures, Instant lastOkAt) {
        private Count and(boolean good, Instant at) {
            return new Count(attempts + 1, good ? failures : failures + 1, good ? at : lastOkAt);
        }
    }

    public void count(K whom, boolean good, Instant at) {
        if (counts.size() < MOST || counts.containsKey(whom)) {
            counts.merge(whom, NONE.and(good, at), (before, first) -> before.and(good, at));
        }
    }

    public Count of(K whom) {
        return counts.getOrDefault(whom, NONE);
    }

    public Map<K, Count> all() {
        return Map.copyOf(counts);
    }
}
