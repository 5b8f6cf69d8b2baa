package io.serialhub.numbering;

import io.serialhub.base.Actor;
import io.serialhub.base.Database;
import io.serialhub.base.Ids;
import io.serialhub.base.Problem;
import io.serialhub.base.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/**
 * The counters of number rules, one row for each period. Values are taken in blocks, each in a short transaction of its
 * own, so that nobody waits for another's batch; a block that is not used up stays on record.
 */
@ApplicationScoped
class Counters {
    private static final String UNIQUE_VIOLATION = "23505";
    private static final int ATTEMPTS = 5;

    private Database database;
    private Transactions transactions;
    private Ids ids;
    private Clock clock;

    protected Counters() {}

    @Inject
    Counters(Database database, Transactions transactions, Ids ids, Clock clock) {
        this.database = database;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    /** Values that are still to be turned into numbers: the next one, how many, and how far apart. */
    record Block(long id, long next, long left, long step) {}

    /**
     * Takes n values for good.
     *
     * @param batchId whom they are for, or null when it is not written yet: see {@link #assign}
     * @throws Problem counter-exhausted when the period has fewer left; then none is taken
     */
    Block take(String rule, NumberMaker maker, long n, Long batchId) {
        long id = ids.next("number_block");
        for (int attempt = 1; ; attempt++) {
            try {
                return transactions.inNew(() -> database.with(h -> {
                    var block = new Block(id, advance(h, rule, maker, n), n, maker.step());
                    record(h, new Counter(rule, maker.scope()), block, batchId);
                    return block;
                }));
            } catch (RuntimeException e) {
                if (attempt == ATTEMPTS || !Transactions.repeatable(e) && !isUniqueViolation(e)) {
                    throw e;
                }
            }
        }
    }

    private static long advance(Handle h, String rule, NumberMaker maker, long n) {
        int updated = h.createUpdate("""
                        UPDATE number_counter
                        SET last_value =
                          CASE WHEN last_value < :first THEN CAST(:first AS BIGINT) - CAST(:step AS BIGINT)
                               ELSE CAST(:first AS BIGINT)
                                    + (last_value - CAST(:first AS BIGINT)) / CAST(:step AS BIGINT) * CAST(:step AS BIGINT)
                          END + CAST(:wide AS BIGINT)
                        WHERE rule = :rule AND scope = :scope
                        """)
                .bind("first", maker.first())
                .bind("step", maker.step())
                .bind("wide", n * maker.step())
                .bind("rule", rule)
                .bind("scope", maker.scope())
                .execute();
        if (updated == 0) {
            h.createUpdate("INSERT INTO number_counter (rule, scope, last_value) VALUES (:rule, :scope, :last)")
                    .bind("rule", rule)
                    .bind("scope", maker.scope())
                    .bind("last", maker.first() + (n - 1) * maker.step())
                    .execute();
        }
        long last = last(h, rule, maker).orElseThrow();
        if (last > maker.last()) {
            long before = last - n * maker.step();
            long left = Math.max(0, (maker.last() - before) / maker.step());
            throw Problem.conflict(
                    "counter-exhausted", "rule", rule, "scope", maker.scope(), "left", left, "quantity", n);
        }
        return last - (n - 1) * maker.step();
    }

    private static Optional<Long> last(Handle h, String rule, NumberMaker maker) {
        return h.createQuery("SELECT last_value FROM number_counter WHERE rule = :rule AND scope = :scope")
                .bind("rule", rule)
                .bind("scope", maker.scope())
                .mapTo(Long.class)
                .findOne();
    }

    private record Counter(String rule, String scope) {}

    private void record(Handle h, Counter counter, Block block, Long batchId) {
        h.createUpdate("""
                        INSERT INTO number_block
                          (id, rule, scope, first_value, size, step, used, batch_id, taken_by, taken_at)
                        VALUES (:id, :rule, :scope, :first, :size, :step, 0, :batch, :by, :now)
                        """)
                .bind("id", block.id())
                .bind("rule", counter.rule())
                .bind("scope", counter.scope())
                .bind("first", block.next())
                .bind("size", block.left())
                .bind("step", block.step())
                .bind("batch", batchId)
                .bind("by", Actor.current().login())
                .bind("now", clock.instant())
                .execute();
    }

    /** Names the batch that a block was taken for, once the batch is written. */
    void assign(Block block, long batchId) {
        database.use(h -> h.execute("UPDATE number_block SET batch_id = ? WHERE id = ?", batchId, block.id()));
    }

    /** The oldest block of the batch that is not used up. */
    Optional<Block> open(long batchId) {
        return database.with(h -> h.createQuery("""
                        SELECT id, first_value + used * step AS next_value, size - used AS rest, step FROM number_block
                        WHERE batch_id = :batch AND used < size
                        ORDER BY id FETCH FIRST ROW ONLY
                        """)
                .bind("batch", batchId)
                .map((rs, context) -> new Block(rs.getLong(1), rs.getLong(2), rs.getLong(3), rs.getLong(4)))
                .findOne());
    }

    /** These n values of the block are numbers now, or were skipped; in the transaction that writes the numbers. */
    void use(Block block, long n) {
        database.use(h -> h.execute("UPDATE number_block SET used = used + ? WHERE id = ?", n, block.id()));
    }

    /** How many values of the period are taken. */
    long used(String rule, NumberMaker maker) {
        return database.with(h -> last(h, rule, maker)).map(maker::used).orElse(0L);
    }

    /** The value that would be taken next. */
    long next(String rule, NumberMaker maker) {
        return maker.first() + used(rule, maker) * maker.step();
    }

    private static boolean isUniqueViolation(Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof JdbiException && t.getCause() instanceof SQLException sql) {
                return UNIQUE_VIOLATION.equals(sql.getSQLState());
            }
        }
        return false;
    }
}
