package io.serialhub.outbox;

import io.serialhub.audit.Audit;
import io.serialhub.base.Database;
import io.serialhub.base.Door;
import io.serialhub.base.Needs;
import io.serialhub.base.Page;
import io.serialhub.base.Permission;
import io.serialhub.base.Problem;
import io.serialhub.base.Transactions;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.OptionalLong;

/** Messages on their way to their receivers: handed out to a dispatcher, settled, looked at and sent again. */
@Stateless
@Door
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class Deliveries {
    @Inject
    DispatchLease lease;

    @Inject
    FanOut fanOut;

    @Inject
    Claims claims;

    @Inject
    Settlement settlement;

    @Inject
    DeliveryLog log;

    @Inject
    Transactions transactions;

    @Inject
    Database database;

    @Inject
    Audit audit;

    @Inject
    Clock clock;

    /**
     * Hands out up to n messages that are due, each to be posted once and reported to {@link #settle}. Whatever is not
     * reported within three minutes is handed out again. On PostgreSQL any number of nodes may ask; on Derby one does.
     */
    @Needs(Permission.CONNECTIONS_WRITE)
    public List<DeliveryTask> claim(int n) {
        OptionalLong fence = lease.take();
        fence.ifPresent(fanOut::run);
        return transactions.required(() -> claims.take(n, fence));
    }

    /** Writes down what came of a round, all in one transaction. Safe to repeat. */
    @Needs(Permission.CONNECTIONS_WRITE)
    public void settle(List<DeliveryResult> results) {
        transactions.required(() -> {
            settlement.of(results);
            return null;
        });
    }

    /** The message log, newest first. */
    @Needs(Permission.CONNECTIONS_READ)
    public Page<DeliveryView> list(DeliveryFilter filter, String after, Integer size) {
        return log.list(filter == null ? DeliveryFilter.ALL : filter, after, size);
    }

    @Needs(Permission.CONNECTIONS_READ)
    public DeliveryView get(long id) {
        return log.get(id);
    }

    /** Sends a delivered or dead message again, now and under the same id, so that a receiver that has it can tell. */
    @Needs(Permission.CONNECTIONS_WRITE)
    public DeliveryView replay(long id) {
        return transactions.required(() -> {
            DeliveryView before = log.get(id);
            if (before.status() == DeliveryStatus.PENDING) {
                throw Problem.conflict("delivery-still-pending", "message", before.message());
            }
            restart(id);
            audit.changed("replay", "delivery", before.message(), before, null);
            return log.get(id);
        });
    }

    @Needs(Permission.CONNECTIONS_READ)
    public Backlog backlog() {
        String sql = """
                SELECT COUNT(CASE WHEN d.status = 'P' THEN 1 END), COUNT(CASE WHEN d.status = 'X' THEN 1 END),
                       MIN(CASE WHEN d.status = 'P' THEN o.created_at END)
                FROM delivery d JOIN outbox o ON o.id = d.outbox_id
                WHERE d.status IN ('P', 'X')
                """;
        return database.with(h -> h.createQuery(sql)
                .map((r, c) -> new Backlog(
                        r.getLong(1),
                        r.getLong(2),
                        r.getTimestamp(3) == null ? null : r.getTimestamp(3).toInstant()))
                .one());
    }

    private void restart(long id) {
        String sql = """
                UPDATE delivery
                SET status = 'P', part = 1, attempts = 0, next_attempt_at = :now, claimed_until = NULL,
                    fence = fence + 1, settled_at = NULL
                WHERE id = :id AND status <> 'P'
                """;
        database.use(h ->
                h.createUpdate(sql).bind("id", id).bind("now", clock.instant()).execute());
    }
}
