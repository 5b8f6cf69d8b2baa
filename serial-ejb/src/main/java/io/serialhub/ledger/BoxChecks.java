package io.serialhub.ledger;

import io.serialhub.base.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Proves that no unit is in two boxes, that a box is in one place, and that no box is inside itself. */
@ApplicationScoped
class BoxChecks {
    private static final String TABLE = "handling_unit";

    /** A packed unit has exactly one open interval, with its box; every other unit has none. */
    private static final String UNITS = """
            SELECT u.id, u.code, u.box_id, COUNT(p.id) AS n, MIN(p.box_id) AS one
            FROM unit u LEFT JOIN packing p ON p.unit_id = u.id AND p.to_event IS NULL
            WHERE u.id > :after AND u.id <= :upTo AND (u.box_id IS NOT NULL OR p.id IS NOT NULL)
            GROUP BY u.id, u.code, u.box_id
            HAVING u.box_id IS NULL OR COUNT(p.id) <> 1 OR MIN(p.box_id) <> u.box_id
            """;

    /** Where a box is, is where each of its units is. */
    private static final String PLACES = """
            SELECT h.id, h.code, COUNT(*) AS n
            FROM (SELECT DISTINCT u.box_id, u.custody, u.place_id, u.holder_id
                  FROM packing p JOIN unit u ON u.id = p.unit_id AND u.box_id = p.box_id
                  WHERE p.box_id > :after AND p.box_id <= :upTo AND p.to_event IS NULL) d
            JOIN handling_unit h ON h.id = d.box_id
            GROUP BY h.id, h.code HAVING COUNT(*) > 1
            """;

    private static final String NESTED = """
            SELECT h.id, h.code, h.parent_id, COUNT(p.id) AS n, MIN(p.box_id) AS one
            FROM handling_unit h LEFT JOIN packing p ON p.child_id = h.id AND p.to_event IS NULL
            WHERE h.id > :after AND h.id <= :upTo
            GROUP BY h.id, h.code, h.parent_id
            HAVING h.parent_id IS NULL AND COUNT(p.id) > 0
                OR h.parent_id IS NOT NULL AND (COUNT(p.id) <> 1 OR MIN(p.box_id) <> h.parent_id)
            """;

    @Inject
    Database database;

    @Inject
    Portions portions;

    Findings boxes(Portions.Range range) {
        var found = new Findings();
        find(found, NESTED, "parent_id", range);
        String places = range.isOne() ? PLACES + database.seenAtOnce() : PLACES;
        database.use(h -> h.createQuery(places)
                .bind("after", range.after())
                .bind("upTo", range.upTo())
                .map((rs, ctx) -> {
                    found.find(rs.getLong("id"), "box", rs.getString("code"), "one place", rs.getInt("n") + " places");
                    return null;
                })
                .list());
        portions.cycles(found, TABLE, range);
        return found;
    }

    /** Of the units of the range, not of boxes. */
    void units(Findings found, Portions.Range range) {
        find(found, UNITS, "box_id", range);
    }

    private void find(Findings found, String sql, String expected, Portions.Range range) {
        database.use(h -> h.createQuery(sql)
                .bind("after", range.after())
                .bind("upTo", range.upTo())
                .map((rs, ctx) -> {
                    found.find(
                            rs.getLong("id"),
                            "box",
                            rs.getString("code"),
                            "box " + rs.getString(expected),
                            rs.getInt("n") + " boxes, " + rs.getString("one"));
                    return null;
                })
                .list());
    }
}
