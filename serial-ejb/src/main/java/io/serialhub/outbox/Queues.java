package io.serialhub.outbox;

import io.serialhub.base.Columns;
import io.serialhub.base.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * How many messages stand before each receiver: what waits or was given up, and nothing of what was delivered, from one index.
 * Glances: who counts waits for nobody, however much is being settled.
 */
@ApplicationScoped
class Queues {
    private static final String COUNT = """
            SELECT s.id, COUNT(CASE WHEN d.status IN ('P', 'H') THEN 1 END), COUNT(CASE WHEN d.status = 'H' THEN 1 END),
                   COUNT(CASE WHEN d.status = 'P' AND d.attempts > 0 THEN 1 END), COUNT(CASE WHEN d.status = 'X' THEN 1 END),
                   MIN(CASE WHEN d.status IN ('P', 'H') THEN d.outbox_id END)
            FROM --DERBY-PROPERTIES joinOrder=FIXED
                 subscription s
            JOIN delivery d --DERBY-PROPERTIES joinStrategy=NESTEDLOOP, index=DELIVERY_DUE
              ON d.subscription_id = s.id
            WHERE d.status IN ('P', 'H', 'X') %s
            GROUP BY s.id
            """;

    private Database database;

    protected Queues() {}

    @Inject
    Queues(Database database) {
        this.database = database;
    }

    /**
     * Before one receiver.
     *
     * @param waiting still to be sent, those that are held among them
     * @param held    after an earlier one about one of their units
     * @param again   those that failed at least once
     * @param dead    given up, waiting for a person
     * @param oldest  the outbox row of the first that waits, or null
     */
    record Queue(long waiting, long held, long again, long dead, Long oldest) {
        static final Queue EMPTY = new Queue(0, 0, 0, 0, null);
    }

    /** By receiver; those that nothing stands before are not in it. */
    Map<Long, Queue> all(Handle h) {
        return counted(h.createQuery(COUNT.formatted("") + database.glance()));
    }

    Queue of(Handle h, long receiver) {
        return counted(h.createQuery(COUNT.formatted("AND s.id = :id") + database.glance())
                        .bind("id", receiver))
                .getOrDefault(receiver, Queue.EMPTY);
    }

    private static Map<Long, Queue> counted(Query query) {
        return query
                .map((r, c) -> Map.entry(
                        r.getLong(1),
                        new Queue(r.getLong(2), r.getLong(3), r.getLong(4), r.getLong(5), Columns.number(r, 6))))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
