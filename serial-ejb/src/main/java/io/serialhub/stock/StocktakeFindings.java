package io.serialhub.stock;

import io.serialhub.base.Coded;
import io.serialhub.base.Columns;
import io.serialhub.base.Database;
import io.serialhub.ledger.StateWord;
import io.serialhub.location.LocationIndex;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What counts say compared with the units as they stand. */
@ApplicationScoped
class StocktakeFindings {
    /** Seen units: what is said of each. */
    private static final String SEEN = """
            SELECT u.id, u.code, u.state, m.code AS m_code, m.name_zh AS m_zh, m.name_en AS m_en,
                   e.code AS e_code, e.name_zh AS e_zh, e.name_en AS e_en,
                   p.code AS p_code, p.name_zh AS p_zh, p.name_en AS p_en, s.seen_by, s.seen_at,
                   CASE WHEN u.custody = 'U' AND u.quality <> 'S' THEN 'FOUND'
                        WHEN u.custody = 'L' AND u.state <> 'E' AND u.place_id = s.place_id THEN 'RIGHT'
                        WHEN u.custody = 'L' AND u.state <> 'E' THEN 'MOVED'
                        ELSE 'SURPLUS' END AS finding
            FROM stocktake_unit s
            JOIN unit u ON u.id = s.unit_id
            JOIN material m ON m.id = u.material_id
            JOIN location p ON p.id = s.place_id
            LEFT JOIN location e ON e.id = u.place_id
            WHERE s.stocktake_id = :count
            """;

    /** Not seen, though they should be there; what an event said of since the count began was there then. */
    private static final String MISSING = """
            SELECT u.id, u.code, u.state, m.code AS m_code, m.name_zh AS m_zh, m.name_en AS m_en,
                   e.code AS e_code, e.name_zh AS e_zh, e.name_en AS e_en,
                   CAST(NULL AS VARCHAR(60)) AS p_code, CAST(NULL AS VARCHAR(200)) AS p_zh,
                   CAST(NULL AS VARCHAR(200)) AS p_en, CAST(NULL AS VARCHAR(80)) AS seen_by,
                   CAST(NULL AS TIMESTAMP) AS seen_at, 'MISSING' AS finding
            FROM unit u
            JOIN material m ON m.id = u.material_id
            JOIN location e ON e.id = u.place_id
            JOIN event_unit l ON l.unit_id = u.id AND l.seq = u.seq
            JOIN event v ON v.id = l.event_id
            WHERE u.place_id <places> AND u.custody = 'L' AND u.state <> 'E' AND v.recorded_at <= :opened
              AND NOT EXISTS (SELECT 1 FROM stocktake_unit s WHERE s.stocktake_id = :count AND s.unit_id = u.id)
            """;

    private static final String STRAYS = """
            SELECT s.code, p.code AS p_code, p.name_zh AS p_zh, p.name_en AS p_en, s.seen_by, s.seen_at
            FROM stocktake_stray s JOIN location p ON p.id = s.place_id
            WHERE s.stocktake_id = :count AND s.code > :after ORDER BY s.code FETCH FIRST :n ROWS ONLY
            """;

    @Inject
    Database database;

    @Inject
    LocationIndex locations;

    /** The place that is counted with all that is inside it. */
    Set<Long> places(StocktakeTable.Kept count) {
        return locations.within(count.place().code());
    }

    /** How many units should be there. */
    int expected(Collection<Long> places) {
        return database.with(h -> database.in(
                        h.createQuery("SELECT COUNT(*) FROM unit u WHERE u.place_id <places> AND u.custody = 'L'"
                                + " AND u.state <> 'E'"),
                        "places",
                        places)
                .mapTo(Integer.class)
                .one());
    }

    /** How many units each finding has. */
    Map<Finding, Integer> counted(StocktakeTable.Kept count, Collection<Long> places) {
        var found = new EnumMap<Finding, Integer>(Finding.class);
        database.use(h -> {
            h.createQuery("SELECT finding, COUNT(*) AS n FROM (" + SEEN + ") x GROUP BY finding")
                    .bind("count", count.id())
                    .map((rs, ctx) -> found.put(Finding.valueOf(rs.getString("finding")), rs.getInt("n")))
                    .list();
            int missing = database.in(h.createQuery("SELECT COUNT(*) FROM (" + MISSING + ") x"), "places", places)
                    .bind("count", count.id())
                    .bind("opened", count.openedAt())
                    .mapTo(Integer.class)
                    .one();
            int strays = h.createQuery("SELECT COUNT(*) FROM stocktake_stray WHERE stocktake_id = :count")
                    .bind("count", count.id())
                    .mapTo(Integer.class)
                    .one();
            found.put(Finding.MISSING, missing);
            found.put(Finding.UNKNOWN, strays);
        });
        return found;
    }

    /** One difference of a page. @param key of the next page's beginning */
    record Found(String key, Difference difference) {}

    /** Units by their ids, unknown codes by code. @param after key of the last one of the page before; null: from the first on */
    List<Found> differences(StocktakeTable.Kept count, Finding finding, String after, int limit) {
        return finding == Finding.UNKNOWN ? strays(count, after, limit) : units(count, finding, after, limit);
    }

    private List<Found> strays(StocktakeTable.Kept count, String after, int limit) {
        return database.with(h -> h.createQuery(STRAYS)
                .bind("count", count.id())
                .bind("after", after == null ? "" : after)
                .bind("n", limit)
                .map((rs, ctx) -> new Found(rs.getString("code"), stray(rs)))
                .list());
    }

    private List<Found> units(StocktakeTable.Kept count, Finding finding, String after, int limit) {
        String sql = "SELECT * FROM (" + (finding == Finding.MISSING ? MISSING : SEEN)
                + ") x WHERE finding = :finding AND id > :after ORDER BY id FETCH FIRST :n ROWS ONLY";
        return database.with(h -> {
            var query = h.createQuery(sql)
                    .bind("count", count.id())
                    .bind("finding", finding.name())
                    .bind("after", after == null ? 0L : Long.parseLong(after))
                    .bind("n", limit);
            if (finding == Finding.MISSING) {
                database.in(query, "places", places(count)).bind("opened", count.openedAt());
            }
            return query.map((rs, ctx) -> new Found(rs.getString("id"), difference(rs)))
                    .list();
        });
    }

    private static Difference difference(ResultSet rs) throws SQLException {
        return new Difference(
                Finding.valueOf(rs.getString("finding")),
                rs.getString("code"),
                Columns.ref(rs, "m"),
                Coded.ofCode(StateWord.class, rs.getString("state")),
                Columns.ref(rs, "e"),
                Columns.ref(rs, "p"),
                rs.getString("seen_by"),
                Columns.instant(rs, "seen_at"));
    }

    private static Difference stray(ResultSet rs) throws SQLException {
        return new Difference(
                Finding.UNKNOWN,
                rs.getString("code"),
                null,
                null,
                null,
                Columns.ref(rs, "p"),
                rs.getString("seen_by"),
                Columns.instant(rs, "seen_at"));
    }
}
