package io.serialhub.label;

import io.serialhub.base.Actor;
import io.serialhub.base.Database;
import io.serialhub.base.Ids;
import io.serialhub.base.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rows of the label ledger; a fixed number of statements for any number of labels. */
@ApplicationScoped
class LabelStore {
    @Inject
    Database database;

    @Inject
    Rows rows;

    @Inject
    Ids ids;

    @Inject
    Clock clock;

    /** New labels of these units; what they had before is scrapped for the job's reason. */
    void print(LabelJobRows.Open job, List<LabelPicks.Pick> picks) {
        List<Long> units = picks.stream().map(pick -> pick.data().unitId()).toList();
        Map<Long, Integer> copies = copies(units);
        if (!copies.isEmpty()) {
            scrap(copies.keySet(), job.reason());
        }
        Instant now = clock.instant();
        long first = ids.take("label", picks.size());
        var made = new ArrayList<Object[]>(picks.size());
        for (LabelPicks.Pick pick : picks) {
            int copy = copies.getOrDefault(pick.data().unitId(), 0) + 1;
            made.add(new Object[] {
                first + made.size(), pick.data().unitId(), copy, job.id(), pick.batchId(), pick.orderId(), "P", now
            });
        }
        database.use(h -> rows.insert(
                h,
                "label",
                List.of("id", "unit_id", "copy", "job_id", "batch_id", "order_id", "state", "made_at"),
                made));
    }

    /** How many labels each unit has had; units without are missing. */
    private Map<Long, Integer> copies(Collection<Long> units) {
        var copies = new HashMap<Long, Integer>();
        database.use(h -> database.in(
                        h.createQuery(
                                "SELECT unit_id, MAX(copy) AS copies FROM label WHERE unit_id <units> GROUP BY unit_id"),
                        "units",
                        units)
                .map((rs, ctx) -> copies.put(rs.getLong("unit_id"), rs.getInt("copies")))
                .list());
        return copies;
    }

    /** @return how many labels were scrapped: those of these units that were good */
    int scrap(Collection<Long> units, String reason) {
        return database.with(h -> database.in(h.createUpdate("""
                                UPDATE label SET state = 'S', reason = :reason, settled_at = :now, settled_by = :by
                                WHERE state = 'P' AND unit_id <units>
                                """), "units", units)
                .bind("reason", reason)
                .bind("now", clock.instant())
                .bind("by", Actor.current().login())
                .execute());
    }
}
