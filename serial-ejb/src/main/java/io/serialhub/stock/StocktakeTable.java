package io.serialhub.stock;

import io.serialhub.base.Actor;
import io.serialhub.base.Coded;
import io.serialhub.base.Columns;
import io.serialhub.base.Database;
import io.serialhub.base.Problem;
import io.serialhub.base.Ref;
import io.serialhub.base.Where;
import io.serialhub.ledger.StateWord;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The rows of counts, and what they say compared with the units as they stand. */
@ApplicationScoped
class StocktakeTable {
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
            WHERE s.stocktake_id = :count ORDER BY s.code
            """;

    private static final String SAW = """
            UPDATE %1$s SET place_id = :place, seen_by = :who, seen_at = :at
            WHERE stocktake_id = :count AND %2$s = :what AND seen_at <= :at
            """;

    /** A sighting that is older than the one that is known changes nothing. */
    private static final String FIRST = """
            INSERT INTO %1$s (stocktake_id, %2$s, place_id, seen_by, seen_at)
            SELECT c.id, CAST(:what AS %3$s), CAST(:place AS BIGINT), CAST(:who AS VARCHAR(80)), CAST(:at AS TIMESTAMP)
            FROM stocktake c
            WHERE c.id = :count
              AND NOT EXISTS (SELECT 1 FROM %1$s s WHERE s.stocktake_id = c.id AND s.%2$s = CAST(:what AS %3$s))%4$s
            """;

    @Inject
    Database database;

    @Inject
    Clock clock;

    /** A count as it is kept. @param seen units and unknown codes that were read */
    record Kept(
            long id,
            String code,
            long placeId,
            Ref place,
            StocktakeStatus status,
            String note,
            String openedBy,
            Instant openedAt,
            String closedBy,
            Instant closedAt,
            int seen) {}

    void insert(long id, String code, long place, String note) {
        database.use(
                h -> h.createUpdate("INSERT INTO stocktake (id, code, place_id, status, note, opened_by, opened_at)"
                                + " VALUES (:id, :code, :place, 'O', :note, :who, :now)")
                        .bind("id", id)
                        .bind("code", code)
                        .bind("place", place)
                        .bind("note", note)
                        .bind("who", Actor.current().login())
                        .bind("now", clock.instant())
                        .execute());
    }

    Kept get(String code) {
        return read(new Where().and("s.code = :code", "code", code), 1).stream()
                .findFirst()
                .orElseThrow(() -> Problem.notFound("stocktake-unknown", "stocktake", code));
    }

    List<Kept> read(Where where, int limit) {
        String sql = """
                SELECT s.*, p.code AS p_code, p.name_zh AS p_zh, p.name_en AS p_en,
                       (SELECT COUNT(*) FROM stocktake_unit u WHERE u.stocktake_id = s.id)
                       + (SELECT COUNT(*) FROM stocktake_stray x WHERE x.stocktake_id = s.id) AS seen
                FROM stocktake s JOIN location p ON p.id = s.place_id <where>
                ORDER BY s.id DESC FETCH FIRST :n ROWS ONLY
                """;
        return database.with(h -> where.on(h.createQuery(sql))
                .bind("n", limit)
                .map((rs, ctx) -> new Kept(
                        rs.getLong("id"),
                        rs.getString("code"),
                        rs.getLong("place_id"),
                        Columns.ref(rs, "p"),
                        Coded.ofCode(StocktakeStatus.class, rs.getString("status")),
                        rs.getString("note"),
                        rs.getString("opened_by"),
                        Columns.instant(rs, "opened_at"),
                        rs.getString("closed_by"),
                        Columns.instant(rs, "closed_at"),
                        rs.getInt("seen")))
                .list());
    }

    /** Only one caller moves a count on. @return whether it was open */
    boolean close(long id, StocktakeStatus status) {
        return database.with(h -> h.createUpdate("UPDATE stocktake SET status = :status, closed_by = :who,"
                                + " closed_at = :now WHERE id = :id AND status = 'O'")
                        .bind("status", String.valueOf(status.code()))
                        .bind("who", Actor.current().login())
                        .bind("now", clock.instant())
                        .bind("id", id)
                        .execute())
                == 1;
    }

    /** The recording of a confirmed count has ended; one that is open again was closed by nobody. */
    void end(long id, StocktakeStatus status) {
        String closed = status == StocktakeStatus.OPEN ? ", closed_by = NULL, closed_at = NULL" : "";
        database.use(h -> h.createUpdate("UPDATE stocktake SET status = :status, finding = NULL, after_unit = NULL"
                        + closed + " WHERE id = :id")
                .bind("status", String.valueOf(status.code()))
                .bind("id", id)
                .execute());
    }

    StocktakeEvents.Reached progress(long id) {
        return database.with(h -> h.createQuery("SELECT finding, after_unit FROM stocktake WHERE id = :id")
                .bind("id", id)
                .map((rs, ctx) ->
                        new StocktakeEvents.Reached(Finding.valueOf(rs.getString("finding")), rs.getLong("after_unit")))
                .one());
    }

    void progress(long id, StocktakeEvents.Reached progress) {
        database.use(h -> h.createUpdate("UPDATE stocktake SET finding = :finding, after_unit = :after WHERE id = :id")
                .bind("finding", progress.finding().name())
                .bind("after", progress.after())
                .bind("id", id)
                .execute());
    }

    /** The last place that it was seen at counts, whoever tells of it first. @return whether it is the first time */
    boolean saw(long count, long unit, long place, Instant at) {
        return seen(SAW.formatted("stocktake_unit", "unit_id"), count, unit, place, at) == 0
                && seen(FIRST.formatted("stocktake_unit", "unit_id", "BIGINT", unlessThere()), count, unit, place, at)
                        == 1;
    }

    boolean sawStray(long count, String code, long place, Instant at) {
        return seen(SAW.formatted("stocktake_stray", "code"), count, code, place, at) == 0
                && seen(
                                FIRST.formatted("stocktake_stray", "code", "VARCHAR(200)", unlessThere()),
                                count,
                                code,
                                place,
                                at)
                        == 1;
    }

    /** Two people may see the same thing at the same moment. */
    private String unlessThere() {
        return database.isPostgres() ? " ON CONFLICT DO NOTHING" : "";
    }

    private int seen(String sql, long count, Object what, long place, Instant at) {
        return database.with(h -> h.createUpdate(sql)
                .bind("count", count)
                .bind("what", what)
                .bind("place", place)
                .bind("who", Actor.current().login())
                .bind("at", at)
                .execute());
    }

    void forget(long count, Collection<Long> units, String code) {
        database.use(h -> {
            if (!units.isEmpty()) {
                database.in(
                                h.createUpdate(
                                        "DELETE FROM stocktake_unit WHERE stocktake_id = :count AND unit_id <ids>"),
                                "ids",
                                units)
                        .bind("count", count)
                        .execute();
            }
            h.createUpdate("DELETE FROM stocktake_stray WHERE stocktake_id = :count AND code = :code")
                    .bind("count", count)
                    .bind("code", code)
                    .execute();
        });
    }

    int seen(long count) {
        String sql = "SELECT (SELECT COUNT(*) FROM stocktake_unit WHERE stocktake_id = :count)"
                + " + (SELECT COUNT(*) FROM stocktake_stray WHERE stocktake_id = :count) FROM stocktake WHERE id = :count";
        return database.with(h ->
                h.createQuery(sql).bind("count", count).mapTo(Integer.class).one());
    }

    int expected(Kept count, Collection<Long> places) {
        return database.with(h -> database.in(
                        h.createQuery("SELECT COUNT(*) FROM unit u WHERE u.place_id <places> AND u.custody = 'L'"
                                + " AND u.state <> 'E'"),
                        "places",
                        places)
                .mapTo(Integer.class)
                .one());
    }

    Map<Finding, Integer> findings(Kept count, Collection<Long> places) {
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

    /** By id of the unit from there on; unknown codes by code, all at once. */
    List<Map.Entry<Long, Difference>> differences(
            Kept count, Finding finding, Collection<Long> places, Long after, int limit) {
        if (finding == Finding.UNKNOWN) {
            return database.with(h -> h.createQuery(STRAYS)
                    .bind("count", count.id())
                    .map((rs, ctx) -> Map.entry(0L, stray(rs)))
                    .list());
        }
        String sql = "SELECT * FROM (" + (finding == Finding.MISSING ? MISSING : SEEN)
                + ") x WHERE finding = :finding AND id > :after ORDER BY id FETCH FIRST :n ROWS ONLY";
        return database.with(h -> {
            var query = h.createQuery(sql)
                    .bind("count", count.id())
                    .bind("finding", finding.name())
                    .bind("after", after == null ? 0L : after)
                    .bind("n", limit);
            if (finding == Finding.MISSING) {
                database.in(query, "places", places).bind("opened", count.openedAt());
            }
            return query.map((rs, ctx) -> Map.entry(rs.getLong("id"), difference(rs)))
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
