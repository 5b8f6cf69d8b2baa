package io.serialhub.outbox;

import io.serialhub.base.Database;
import io.serialhub.base.Ids;
import io.serialhub.base.Rows;
import io.serialhub.base.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Makes a delivery of every new message for every subscription that asks for its type. One node at a time, in the order
 * of the outbox: so no later message of a subject can be on its way before an earlier one is known.
 */
@ApplicationScoped
class FanOut {
    private static final int BATCH = 1000;

    private Database database;
    private Transactions transactions;
    private DispatchLease lease;
    private Rows rows;
    private Ids ids;
    private Clock clock;

    protected FanOut() {}

    @Inject
    FanOut(Database database, Transactions transactions, DispatchLease lease, Rows rows, Ids ids, Clock clock) {
        this.database = database;
        this.transactions = transactions;
        this.lease = lease;
        this.rows = rows;
        this.ids = ids;
        this.clock = clock;
    }

    private record Message(long id, String type, String subject) {}

    private record Receiver(long id, Types types) {}

    void run(long fence) {
        int done = BATCH;
        while (done == BATCH) {
            done = transactions.required(() -> database.with(h -> batch(h, fence)));
        }
    }

    private int batch(Handle h, long fence) {
        if (!lease.lock(h, fence)) {
            return 0;
        }
        List<Message> messages = unsent(h);
        if (messages.isEmpty()) {
            return 0;
        }
        List<Receiver> receivers = receivers(h);
        Instant now = clock.instant();
        var deliveries = new ArrayList<Object[]>();
        for (Message message : messages) {
            for (Receiver receiver : receivers) {
                if (receiver.types().matches(message.type())) {
                    deliveries.add(
                            new Object[] {0L, message.id(), receiver.id(), message.subject(), "P", 1, 0, now, 0L});
                }
            }
        }
        insert(h, deliveries);
        rows.update(
                h,
                "outbox",
                List.of("id", "fanned_out"),
                messages.stream().map(m -> new Object[] {m.id(), true}).toList());
        return messages.size();
    }

    private static List<Message> unsent(Handle h) {
        String sql = """
                SELECT id, type, subject FROM outbox --DERBY-PROPERTIES index=OUTBOX_NEW
                WHERE fanned_out = FALSE ORDER BY id FETCH FIRST %d ROWS ONLY
                """.formatted(BATCH);
        return h.createQuery(sql)
                .map((r, c) -> new Message(r.getLong(1), r.getString(2), r.getString(3)))
                .list();
    }

    private static List<Receiver> receivers(Handle h) {
        return h.createQuery("SELECT id, types FROM subscription WHERE active = TRUE ORDER BY id")
                .map((r, c) -> new Receiver(r.getLong(1), Types.stored(r.getString(2))))
                .list();
    }

    private void insert(Handle h, List<Object[]> deliveries) {
        if (deliveries.isEmpty()) {
            return;
        }
        long id = ids.take("delivery", deliveries.size());
        for (Object[] delivery : deliveries) {
            delivery[0] = id++;
        }
        List<String> columns = List.of(
                "id",
                "outbox_id",
                "subscription_id",
                "subject",
                "status",
                "part",
                "attempts",
                "next_attempt_at",
                "fence");
        rows.insert(h, "delivery", columns, deliveries);
    }
}
