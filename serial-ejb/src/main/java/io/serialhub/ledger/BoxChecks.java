package io.serialhub.ledger;

import io.serialhub.base.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.TreeMap;

/** Proves that no unit is in two boxes, that a box is in one place, and that no box is inside itself. */
@ApplicationScoped
class BoxChecks {
    /** A packed unit has exactly one open interval, with its box; every other unit has none. */
    private static final String UNITS = """
            SELECT u.code, u.box_id, COUNT(p.id) AS n, MIN(p.box_id) AS one
            FROM unit u LEFT JOIN packing p ON p.unit_id = u.id AND p.to_event IS NULL
            WHERE u.box_id IS NOT NULL OR p.id IS NOT NULL
            GROUP BY u.id, u.code, u.box_id
            HAVING u.box_id IS NULL OR COUNT(p.id) <> 1 OR MIN(p.box_id) <> u.box_id
            """;

    /** Where a box is, is where each of its units is. */
    private static final String PLACES = """
            SELECT h.code, COUNT(*) AS n
            FROM (SELECT DISTINCT box_id, custody, place_id, holder_id FROM unit WHERE box_id IS NOT NULL) d
            JOIN handling_unit h ON h.id = d.box_id
            GROUP BY h.code HAVING COUNT(*) > 1
            """;

    private static final String NESTED = """
            SELECT h.code, h.parent_id, COUNT(p.id) AS n, MIN(p.box_id) AS one
            FROM handling_unit h LEFT JOIN packing p ON p.child_id = h.id AND p.to_event IS NULL
            GROUP BY h.id, h.code, h.parent_id
            HAVING h.parent_id IS NULL AND COUNT(p.id) > 0
                OR h.parent_id IS NOT NULL AND (COUNT(p.id) <> 1 OR MIN(p.box_id) <> h.parent_id)
            """;

    @Inject
    Database database;

    void run(Integrity.Tally tally) {
        find(tally, UNITS, "box_id", "one");
        find(tally, NESTED, "parent_id", "one");
        database.use(h -> h.createQuery(PLACES)
                .map((rs, ctx) -> {
                    tally.find("box", rs.getString("code"), "one place", rs.getInt("n") + " places");
                    return null;
                })
                .list());
        Map<Long, Long> parents = new TreeMap<>();
        database.use(h -> h.createQuery("SELECT id, parent_id FROM handling_unit WHERE parent_id IS NOT NULL")
                .map((rs, ctx) -> parents.put(rs.getLong("id"), rs.getLong("parent_id")))
                .list());
        Integrity.cycles(tally, "box ", parents);
    }

    private void find(Integrity.Tally tally, String sql, String expected, String stored) {
        database.use(h -> h.createQuery(sql)
                .map((rs, ctx) -> {
                    tally.find(
                            "box",
                            rs.getString("code"),
                            "box " + rs.getString(expected),
                            rs.getInt("n") + " boxes, " + rs.getString(stored));
                    return null;
                })
                .list());
    }
}
