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
import java.util.List;

/**
 * A cancelled order gives back its numbers, chunk by chunk: unencoded ones to a pool, encoded ones are voided. A work order's
 * are bound to it; a purchase order's were drawn for it, or stand in a pool of its own.
 */
@ApplicationScoped
class OrderNumbers implements Work {
    static final String KIND = "order-numbers";

    private static final List<PoolWork.Of> ITS_NUMBERS =
            List.of(PoolWork.Of.ORDER, PoolWork.Of.DRAWN_FOR, PoolWork.Of.POOLED_FOR);

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
        long order = orders.get(event.code()).id();
        long open = ITS_NUMBERS.stream().mapToLong(of -> work.open(of, order)).sum();
        if (open > 0) {
            queue.add(KIND, event.code(), open);
        }
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
        for (PoolWork.Of of : ITS_NUMBERS) {
            GivenBack back = work.giveBack(of, order.id(), reason, most, maker::returns);
            run.advance(back.returned() + back.voided());
            if (back.returned() + back.voided() == most) {
                return false;
            }
        }
        return true;
    }
}
