package io.serialhub.numbering;

import io.serialhub.base.Database;
import io.serialhub.base.Permission;
import io.serialhub.base.Reason;
import io.serialhub.job.JobRun;
import io.serialhub.job.Work;
import io.serialhub.ledger.Births;
import io.serialhub.order.OrderIndex;
import io.serialhub.order.OrderKey;
import io.serialhub.order.OrderKind;
import io.serialhub.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;

/**
 * Turns a batch's counter values into units, chunk by chunk. The units, the block's mark, the batch and the job's progress
 * stand or fall together, so a chunk that is done again takes the same values; random pieces are drawn anew, since nobody
 * saw the first draw.
 */
@ApplicationScoped
class NumberWork implements Work {
    static final String KIND = "number-batch";

    @Inject
    EntityManager entityManager;

    @Inject
    Database database;

    @Inject
    RuleBook rules;

    @Inject
    Occasions occasions;

    @Inject
    Counters counters;

    @Inject
    FreeNumbers numbers;

    @Inject
    OrderIndex orders;

    @Inject
    Births births;

    @Inject
    PoolWork pools;

    @Inject
    Outbox outbox;

    @Inject
    Clock clock;

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Permission steering() {
        return Permission.NUMBERS_WRITE;
    }

    @Override
    public boolean chunk(JobRun run) {
        StoredBatch batch = batch(run);
        if (batch.hasEnded()) {
            return true;
        }
        NumberRule rule = rules.version(batch.ruleId());
        OrderKey order = order(batch);
        var maker = new NumberMaker(
                rule, batch.occasion(occasions.material(batch.materialId()), order == null ? null : order.code()));
        Counters.Block block = counters.open(batch.id())
                .orElseGet(() -> counters.take(rule.code(), maker, batch.missing(), batch.id()));
        int n = (int) Math.min(Math.min(block.left(), batch.missing()), database.isPostgres() ? 10_000 : 1_000);
        List<String> codes = numbers.of(maker, block, n);
        if (!codes.isEmpty()) {
            long first = births.allocate(
                    codes, new Births.Chunk(batch.materialId(), batch.id(), workOrder(order), batch.site()));
            if (batch.poolId() != null) {
                pools.put(batch.poolId(), first, codes);
            }
        }
        counters.use(block, n);
        batch.wrote(codes);
        run.advance(codes.size());
        if (batch.missing() == 0) {
            end(batch, BatchStatus.DONE, null);
        }
        entityManager.flush();
        return batch.hasEnded();
    }

    @Override
    public void paused(JobRun run) {
        batch(run).pause();
        entityManager.flush();
    }

    @Override
    public void cancelled(JobRun run) {
        end(batch(run), BatchStatus.CANCELLED, null);
    }

    @Override
    public void failed(JobRun run, Reason reason) {
        end(batch(run), BatchStatus.FAILED, reason);
    }

    private void end(StoredBatch batch, BatchStatus how, Reason why) {
        batch.end(how, why, clock.instant());
        entityManager.flush();
        if (batch.done() > 0) {
            NumberBatch view = BatchRows.find(database, batch.code()).orElseThrow();
            outbox.add("numbers.allocated", batch.code(), null, view);
        }
    }

    private StoredBatch batch(JobRun run) {
        return entityManager
                .createQuery("SELECT b FROM NumberBatch b WHERE b.code = :code", StoredBatch.class)
                .setParameter("code", run.subject())
                .getSingleResult();
    }

    private OrderKey order(StoredBatch batch) {
        if (batch.orderId() == null) {
            return null;
        }
        String code = database.with(h -> h.createQuery("SELECT code FROM doc_order WHERE id = :id")
                .bind("id", batch.orderId())
                .mapTo(String.class)
                .one());
        return orders.get(code);
    }

    /** Numbers reserved for a purchase order are not made by one. */
    private static OrderKey workOrder(OrderKey order) {
        return order != null && order.kind() == OrderKind.WORK ? order : null;
    }
}
