package io.serialhub.numbering;

import io.serialhub.base.Actor;
import io.serialhub.base.Database;
import io.serialhub.base.Permission;
import io.serialhub.base.Reason;
import io.serialhub.base.Texts;
import io.serialhub.job.JobQueue;
import io.serialhub.job.JobRun;
import io.serialhub.job.Work;
import io.serialhub.order.OrderCancelled;
import io.serialhub.order.OrderIndex;
import io.serialhub.order.OrderKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** A cancelled order gives back its numbers, chunk by chunk: unencoded ones to a pool, encoded ones are voided. */
@ApplicationScoped
class OrderNumbers implements Work {
    static final String KIND = "order-numbers";

    @Inject
    Database database;

    @Inject
    OrderIndex orders;

    @Inject
    PoolWork work;

    @Inject
    PoolMaker maker;

    @Inject
    JobQueue queue;

    /** In the transaction that cancels the order, so that its numbers come back if and only if it is cancelled. */
    void cancelled(@Observes OrderCancelled event) {
        long open = open(event.code());
        if (open > 0) {
            queue.add(KIND, event.code(), open);
        }
    }

    private long open(String order) {
        return database.with(
                h -> h.createQuery("""
                        SELECT COUNT(*) FROM unit u
                        WHERE u.work_order_id = (SELECT o.id FROM doc_order o WHERE o.code = :order)
                          AND u.number_state IN ('A', 'E') AND u.custody = 'N'
                        """).bind("order", order).mapTo(Long.class).one());
    }

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
        OrderKey order = orders.get(run.subject());
        String reason = Texts.of(
                Reason.of("order-called-off", "order", order.code()),
                Actor.current().locale());
        int most = database.isPostgres() ? 5_000 : 1_000;
        GivenBack back = work.giveBack(PoolWork.Of.ORDER, order.id(), reason, most, maker::returns);
        run.advance(back.returned() + back.voided());
        return back.returned() + back.voided() < most;
    }
}
