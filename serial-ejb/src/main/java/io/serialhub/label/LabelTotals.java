package io.serialhub.label;

import io.serialhub.base.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Counts of labels; two statements for any number of batches or orders. */
@ApplicationScoped
class LabelTotals {
    @Inject
    Database database;

    Map<Long, LabelCounts> ofBatches(Collection<Long> batches) {
        return of("batch_id", batches);
    }

    Map<Long, LabelCounts> ofOrders(Collection<Long> orders) {
        return of("order_id", orders);
    }

    /** What is open, a job knows; a job that has ended has nothing open. */
    private Map<Long, LabelCounts> of(String column, Collection<Long> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        var open = new HashMap<Long, Long>();
        database.use(h -> database.in(
                        h.createQuery("SELECT " + column + ", SUM(issued - done) AS open_labels FROM label_job WHERE "
                                + column + " <ids> AND status IN ('Q', 'R') GROUP BY " + column),
                        "ids",
                        ids)
                .map((rs, ctx) -> open.put(rs.getLong(1), rs.getLong(2)))
                .list());
        var counts = new HashMap<Long, LabelCounts>();
        database.use(h -> database.in(
                        h.createQuery("SELECT l." + column + """
                                , COUNT(*) AS made,
                                  SUM(CASE WHEN l.state = 'P' AND u.number_state <> 'V' THEN 1 ELSE 0 END) AS printed,
                                  SUM(CASE WHEN l.state = 'S' THEN 1 ELSE 0 END) AS scrapped,
                                  SUM(CASE WHEN l.state = 'P' AND u.number_state = 'V' THEN 1 ELSE 0 END) AS voided,
                                  SUM(CASE WHEN l.copy > 1 THEN 1 ELSE 0 END) AS reprinted,
                                  SUM(CASE WHEN l.state = 'P' AND u.number_state <> 'V' AND l.verified_at IS NOT NULL
                                      THEN 1 ELSE 0 END) AS verified
                                FROM label l JOIN unit u ON u.id = l.unit_id
                                WHERE l.""" + column + " <ids> GROUP BY l." + column), "ids", ids)
                .map((rs, ctx) -> {
                    long waiting = open.getOrDefault(rs.getLong(1), 0L);
                    return counts.put(
                            rs.getLong(1),
                            new LabelCounts(
                                    rs.getLong("made") + waiting,
                                    rs.getLong("printed"),
                                    rs.getLong("scrapped"),
                                    rs.getLong("voided"),
                                    waiting,
                                    rs.getLong("reprinted"),
                                    rs.getLong("verified")));
                })
                .list());
        open.forEach((id, waiting) -> counts.putIfAbsent(id, new LabelCounts(waiting, 0, 0, 0, waiting, 0, 0)));
        return counts;
    }
}
