package io.serialhub.numbering;

import static org.assertj.core.api.Assertions.assertThat;

import io.serialhub.base.Actor;
import io.serialhub.ledger.UnitFilter;
import io.serialhub.ledger.Units;
import io.serialhub.testkit.Hub;
import io.serialhub.testkit.OnDerby;
import jakarta.inject.Inject;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Derby has no versions of rows: who reads waits for who writes, but for no longer than a chunk of a batch. */
@OnDerby
class NumberReadersTest extends BatchStories {
    private static final String TABLE_LOCKS = "SELECT COUNT(*) FROM SYSCS_DIAG.LOCK_TABLE"
            + " WHERE TYPE = 'TABLE' AND MODE IN ('X', 'S') AND TABLENAME IN ('UNIT', 'EVENT_UNIT', 'EVENT', 'POOL_NUMBER')";

    private static final UnitFilter OF_BIKES = new UnitFilter(null, null, "BIKE", null, null, null, null, null);

    @Inject
    Units units;

    @Inject
    Pools pools;

    @Test
    void everybodyReadsOnAndNoTableIsLockedWhileABatchIsWritten() throws Exception {
        plainRule();
        request(1);
        runner.drain();
        String first = expected(1, 1).get(0);
        pools.create(new PoolDraft(p, "kept", "BIKE", null, null, null, p, 12_000));
        CompletableFuture<Void> batch =
                CompletableFuture.runAsync(() -> Actor.system("test", Hub.SITE).run(runner::drain));
        List<Runnable> looks = List.of(
                () -> assertThat(units.get(first).code()).isEqualTo(first),
                () -> units.list(OF_BIKES, null, 50),
                () -> batches.list(BatchFilter.all(), null, 50),
                () -> pools.get(p));
        var seen = new TreeSet<Long>();
        int locked = 0;
        while (!batch.isDone()) {
            looks.forEach(Runnable::run);
            locked += world.count(TABLE_LOCKS);
            seen.add(pools.get(p).free());
        }
        batch.get(3, TimeUnit.MINUTES);
        assertThat(pools.get(p).free()).isEqualTo(12_000);
        assertThat(locked).isZero();
        assertThat(seen).as("how full it was found while it was filled").hasSizeGreaterThan(3);
    }
}
