package io.serialhub.outbox;

import io.serialhub.base.Database;
import io.serialhub.base.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * The order of messages for each unit and receiver. A delivery whose event has a unit in common with an earlier one that is
 * still on its way is held, and looked at again when that one is delivered or given up; so what may be sent can be sent
 * in any order and side by side. Which units an event has stands in the ledger: nothing is kept twice.
 *
 * <p>Whoever calls holds the lock of {@link DispatchLease}, so that no blocker can settle unseen.
 */
@ApplicationScoped
class Turns {
    /** Derby takes lists of parameters; this many keep its statements few. */
    private static final int PIECE = 500;

    /**
     * The earlier deliveries of the same receiver and one of the same units. {@code OFFSET 0} and comparisons that no index
     * answers keep PostgreSQL, while it knows little of the tables, from going through all that the receiver has for each
     * delivery again.
     */
    private static final String EARLIER = """
            FROM --DERBY-PROPERTIES joinOrder=FIXED
                 (SELECT d.id, d.outbox_id, d.subscription_id, a.unit_id, a.seq, b.seq AS before_seq, b.event_id
                  FROM --DERBY-PROPERTIES joinOrder=FIXED
                       delivery d --DERBY-PROPERTIES constraint=DELIVERY_PK
                  JOIN event_unit a --DERBY-PROPERTIES joinStrategy=NESTEDLOOP, constraint=EVENT_UNIT_EVENT_FK
                    ON a.event_id = d.event_id
                  JOIN event_unit b --DERBY-PROPERTIES joinStrategy=NESTEDLOOP, constraint=EVENT_UNIT_PK
                    ON b.unit_id = a.unit_id AND b.seq < a.seq
                  WHERE d.id <ids>
                  OFFSET 0 ROWS) d
            JOIN delivery p --DERBY-PROPERTIES joinStrategy=NESTEDLOOP, index=DELIVERY_EVENT
              ON p.event_id = d.event_id
            WHERE p.subscription_id - d.subscription_id = 0 AND p.id <> d.id AND p.outbox_id < d.outbox_id
            """;

    private Database database;
    private Rows rows;

    protected Turns() {}

    @Inject
    Turns(Database database, Rows rows) {
        this.database = database;
        this.rows = rows;
    }

    /** Decides for each of them whether it may go or has to wait, and for those that may go, whether one before is missing. */
    void give(Handle h, List<Long> deliveries) {
        for (int i = 0; i < deliveries.size(); i += PIECE) {
            piece(h, deliveries.subList(i, Math.min(i + PIECE, deliveries.size())));
        }
    }

    /** Those that waited for one of these, which are settled now, get their turn or the next one to wait for. */
    void settled(Handle h, List<Long> deliveries) {
        if (deliveries.isEmpty() || !any(h, "'H'")) {
            return;
        }
        for (int i = 0; i < deliveries.size(); i += PIECE) {
            List<Long> waiting = waiting(h, deliveries.subList(i, Math.min(i + PIECE, deliveries.size())));
            if (!waiting.isEmpty()) {
                give(h, waiting);
            }
        }
    }

    private List<Long> waiting(Handle h, List<Long> settled) {
        String sql = """
                SELECT w.id FROM --DERBY-PROPERTIES joinOrder=FIXED
                     delivery d --DERBY-PROPERTIES constraint=DELIVERY_PK
                JOIN delivery w --DERBY-PROPERTIES joinStrategy=NESTEDLOOP, index=DELIVERY_WAITS
                  ON w.subscription_id = d.subscription_id AND w.waits_for = d.outbox_id
                WHERE d.id <ids> AND w.status || '' = 'H'
                ORDER BY w.id
                """;
        return database.in(h.createQuery(sql), "ids", settled).mapTo(Long.class).list();
    }

    private void piece(Handle h, List<Long> deliveries) {
        Map<Long, Long> blockers = blockers(h, deliveries);
        List<Long> free =
                deliveries.stream().filter(id -> !blockers.containsKey(id)).toList();
        Map<Long, Long> gaps = free.isEmpty() ? Map.of() : gaps(h, free);
        Set<Long> held = held(h, deliveries);
        var changes = new ArrayList<Object[]>();
        for (Long id : deliveries) {
            Long blocker = blockers.get(id);
            if (blocker != null || held.contains(id) || gaps.containsKey(id)) {
                changes.add(new Object[] {id, blocker == null ? "P" : "H", blocker, gaps.get(id)});
            }
        }
        rows.update(h, "delivery", List.of("id", "status", "waits_for", "gap"), changes);
    }

    private Set<Long> held(Handle h, List<Long> deliveries) {
        String sql = """
                SELECT id FROM delivery --DERBY-PROPERTIES constraint=DELIVERY_PK
                WHERE id <ids> AND status = 'H'
                """;
        return new HashSet<>(database.in(h.createQuery(sql), "ids", deliveries)
                .mapTo(Long.class)
                .list());
    }

    /** By delivery the outbox row of the latest message that it has to wait for. */
    private Map<Long, Long> blockers(Handle h, List<Long> deliveries) {
        Map<Long, Long> found = latest(
                h,
                "SELECT d.id, MAX(p.outbox_id) " + EARLIER + " AND p.status || '' IN ('P', 'H') GROUP BY d.id",
                deliveries);
        latest(h, """
                SELECT d.id, MAX(p.outbox_id)
                FROM --DERBY-PROPERTIES joinOrder=FIXED
                     delivery d --DERBY-PROPERTIES constraint=DELIVERY_PK
                JOIN delivery p --DERBY-PROPERTIES joinStrategy=NESTEDLOOP, index=DELIVERY_SUBJECT
                  ON p.subscription_id = d.subscription_id AND p.subject = d.subject AND p.status || '' IN ('P', 'H')
                 AND p.outbox_id < d.outbox_id
                WHERE d.id <ids> AND d.event_id IS NULL AND p.event_id IS NULL
                GROUP BY d.id
                """, deliveries).forEach(found::put);
        return found;
    }

    /**
     * By delivery the outbox row of the last message before it about one of its units, where that one was given up. With
     * nothing given up, which is the rule, it is one look into an index.
     */
    private Map<Long, Long> gaps(Handle h, List<Long> deliveries) {
        if (!any(h, "'X', 'C'")) {
            return Map.of();
        }
        Map<Long, Long> found = latest(h, "SELECT d.id, MAX(p.outbox_id) " + EARLIER + """
                AND p.status || '' IN ('X', 'C') AND NOT EXISTS (
                  SELECT 1 FROM event_unit c JOIN delivery q ON q.event_id = c.event_id
                  WHERE c.unit_id = d.unit_id AND c.seq > d.before_seq AND c.seq < d.seq
                    AND q.subscription_id - d.subscription_id = 0 AND q.id <> p.id AND q.id <> d.id)
                GROUP BY d.id
                """, deliveries);
        latest(h, """
                SELECT d.id, MAX(p.outbox_id)
                FROM --DERBY-PROPERTIES joinOrder=FIXED
                     delivery d --DERBY-PROPERTIES constraint=DELIVERY_PK
                JOIN delivery p --DERBY-PROPERTIES joinStrategy=NESTEDLOOP, index=DELIVERY_SUBJECT
                  ON p.subscription_id = d.subscription_id AND p.subject = d.subject
                WHERE d.id <ids> AND d.event_id IS NULL AND p.event_id IS NULL AND p.status || '' IN ('X', 'C')
                  AND p.outbox_id = (SELECT MAX(q.outbox_id) FROM delivery q
                                     WHERE q.subscription_id = d.subscription_id AND q.subject = d.subject
                                       AND q.event_id IS NULL AND q.outbox_id < d.outbox_id)
                GROUP BY d.id
                """, deliveries).forEach(found::put);
        return found;
    }

    /** One probe of the index of what is due for each subscription. */
    private static boolean any(Handle h, String states) {
        String sql = """
                SELECT COUNT(*) FROM subscription s
                WHERE EXISTS (SELECT 1 FROM delivery d WHERE d.subscription_id = s.id AND d.status IN (%s))
                """.formatted(states);
        return h.createQuery(sql).mapTo(Integer.class).one() > 0;
    }

    private Map<Long, Long> latest(Handle h, String sql, List<Long> deliveries) {
        var found = new HashMap<Long, Long>();
        database.in(h.createQuery(sql), "ids", deliveries)
                .map((r, c) -> Map.entry(r.getLong(1), r.getLong(2)))
                .forEach(e -> found.put(e.getKey(), e.getValue()));
        return found;
    }
}
