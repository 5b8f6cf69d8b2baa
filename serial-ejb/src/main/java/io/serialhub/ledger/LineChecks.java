package io.serialhub.ledger;

import io.serialhub.base.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Proves that order lines count what was recorded for them. */
@ApplicationScoped
class LineChecks {
    private static final String LINES = """
            SELECT o.code, l.id, l.line_no, l.done, COUNT(r.unit_id) AS recorded
            FROM order_line l
            JOIN doc_order o ON o.id = l.order_id
            LEFT JOIN event_unit r ON r.line_id = l.id AND NOT EXISTS (
                SELECT 1 FROM event_unit c WHERE c.unit_id = r.unit_id AND c.corrects_id = r.event_id)
            WHERE l.id > :after AND l.id <= :upTo
            GROUP BY o.code, l.id, l.line_no, l.done
            HAVING COALESCE((SELECT SUM(k.done) FROM kit_part k WHERE k.line_id = l.id), l.done) <> COUNT(r.unit_id)
            """;

    @Inject
    Database database;

    Findings lines(Portions.Range range) {
        var found = new Findings();
        database.use(h -> h.createQuery(LINES)
                .bind("after", range.after())
                .bind("upTo", range.upTo())
                .map((rs, ctx) -> {
                    found.find(
                            rs.getLong("id"),
                            "order",
                            rs.getString("code") + " line " + rs.getInt("line_no"),
                            rs.getInt("recorded"),
                            rs.getInt("done"));
                    return null;
                })
                .list());
        return found;
    }
}
