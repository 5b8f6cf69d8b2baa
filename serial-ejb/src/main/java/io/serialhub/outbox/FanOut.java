package io.serialhub.outbox;

import io.serialhub.base.Columns;
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
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * Makes a delivery of every new message for every subscription that asks for it, by type, site and material. One node at
 * a time, in the order of the outbox: so no later message of a unit can be on its way before an earlier one is known.
 * The number of statements does not depend on the number of messages, subscriptions or units.
 */
@ApplicationScoped
class FanOut {
    private static final int BATCH = 1000;
    private static final int MOST_BATCHES = 20;

    private static final List<String> COLUMNS = List.of(
            "id",
            "outbox_id",
            "subscription_id",
            "subject",
            "status",
            "part",
            "attempts",
            "next_attempt_at",
            "fence",
            "event_id",
            "units");

    private Database database;
    private Transactions transactions;
    private DispatchLease lease;
    private Payloads payloads;
    private Turns turns;
    private Rows rows;
    private Ids ids;
    private Clock clock;

    protected FanOut() {}

    @Inject
    FanOut(
            Database database,
            Transactions transactions,
            DispatchLease lease,
            Payloads payloads,
            Turns turns,
            Rows rows,
            Ids ids,
            Clock clock) {
        this.database = database;
        this.transactions = transactions;
        this.lease = lease;
        this.payloads = payloads;
        this.turns = turns;
        this.rows = rows;
        this.ids = ids;
        this.clock = clock;
    }

    /** Spreads what is new; after a long pause not all of it at once, so that sending goes on between. */
    void run(long fence) {
        int done = BATCH;
        for (int i = 0; i < MOST_BATCHES && done == BATCH; i++) {
            done = transactions.required(() -> database.with(h -> batch(h, fence)));
        }
    }

    private int batch(Handle h, long fence) {
        if (!lease.lock(h, fence)) {
            return 0;
        }
        List<Receiver.Message> messages = unsent(h);
        if (messages.isEmpty()) {
            return 0;
        }
        List<Receiver> receivers = Receiver.active(h);
        if (!receivers.isEmpty()) {
            messages = withMaterials(messages);
        }
        Instant now = clock.instant();
        var deliveries = new ArrayList<Object[]>();
        for (Receiver.Message message : messages) {
            for (Receiver receiver : receivers) {
                if (receiver.asksFor(message)) {
                    deliveries.add(delivery(message, receiver, now));
                }
            }
        }
        turns.give(h, insert(h, deliveries));
        rows.update(
                h,
                "outbox",
                List.of("id", "fanned_out"),
                messages.stream().map(m -> new Object[] {m.id(), true}).toList());
        return messages.size();
    }

    private static Object[] delivery(Receiver.Message message, Receiver receiver, Instant now) {
        return new Object[] {
            0L,
            message.id(),
            receiver.id(),
            message.subject(),
            "P",
            1,
            0,
            now,
            0L,
            message.eventId(),
            receiver.units(message)
        };
    }

    private List<Receiver.Message> unsent(Handle h) {
        String sql = """
                SELECT id, type, subject, site, event_id, payload FROM outbox --DERBY-PROPERTIES index=OUTBOX_NEW
                WHERE fanned_out = FALSE ORDER BY id FETCH FIRST %d ROWS ONLY
                """.formatted(BATCH);
        return h.createQuery(sql)
                .map((r, c) -> new Receiver.Message(
                        r.getLong(1),
                        r.getString(2),
                        r.getString(3),
                        r.getString(4),
                        Columns.number(r, 5),
                        r.getString(6),
                        Map.of()))
                .list();
    }

    /** What receivers may ask for; without one it need not be read. */
    private List<Receiver.Message> withMaterials(List<Receiver.Message> found) {
        Map<Long, Map<String, Integer>> materials = payloads.materials(found);
        return found.stream()
                .map(m -> new Receiver.Message(
                        m.id(),
                        m.type(),
                        m.subject(),
                        m.site(),
                        m.eventId(),
                        m.payload(),
                        materials.getOrDefault(m.eventId(), Map.of())))
                .toList();
    }

    /** @return the ids that they got */
    private List<Long> insert(Handle h, List<Object[]> deliveries) {
        if (deliveries.isEmpty()) {
            return List.of();
        }
        long id = ids.take("message", deliveries.size());
        for (Object[] delivery : deliveries) {
            delivery[0] = id++;
        }
        rows.insert(h, "delivery", COLUMNS, deliveries);
        return deliveries.stream().map(d -> (Long) d[0]).toList();
    }
}
