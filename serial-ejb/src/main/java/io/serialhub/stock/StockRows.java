package io.serialhub.stock;

import io.serialhub.base.Coded;
import io.serialhub.base.Columns;
import io.serialhub.base.Cursor;
import io.serialhub.base.Database;
import io.serialhub.base.Page;
import io.serialhub.base.Where;
import io.serialhub.identifier.SerialNumber;
import io.serialhub.ledger.Badge;
import io.serialhub.ledger.Quality;
import io.serialhub.ledger.Tally;
import io.serialhub.location.LocationIndex;
import io.serialhub.lot.LotIndex;
import io.serialhub.material.MaterialIndex;
import io.serialhub.material.MaterialKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads stock. What a filter names is turned into ids first, so that the page itself is one walk along an index. */
@ApplicationScoped
class StockRows {
    static final String FREE =
            "u.quality = 'G' AND u.holds = 0 AND u.recalls = 0 AND u.reserved_for IS NULL AND u.owner_kind = 'O'";

    private static final String ROW = """
            SELECT u.id, u.code, u.quality, u.holds, u.recalls, u.custody, u.owner_kind, u.stocked_at, u.reserved,
                   m.code AS m_code, m.name_zh AS m_zh, m.name_en AS m_en,
                   COALESCE(l.code, h.code) AS p_code, COALESCE(l.name_zh, h.name_zh) AS p_zh,
                   COALESCE(l.name_en, h.name_en) AS p_en,
                   t.code AS lot, t.expires_on, o.code AS order_code
            FROM (SELECT * FROM unit u --DERBY-PROPERTIES index=<walk>
             <where> ORDER BY u.id DESC FETCH FIRST :n ROWS ONLY) u
            JOIN material m ON m.id = u.material_id
            LEFT JOIN location l ON l.id = u.place_id
            LEFT JOIN party h ON h.id = u.holder_id
            LEFT JOIN lot t ON t.id = u.lot_id
            LEFT JOIN doc_order o ON o.id = u.reserved_for
            ORDER BY u.id DESC
            """;

    @Inject
    Database database;

    @Inject
    MaterialIndex materials;

    @Inject
    LocationIndex locations;

    @Inject
    LotIndex lots;

    /** Newest number first. */
    Page<StockRow> list(StockFilter filter, String after, Integer size) {
        int limit = Page.size(size);
        Set<Long> places = filter.location() == null ? null : locations.within(filter.location());
        Where where = where(filter, places).and("u.id < :after", "after", Cursor.number(after));
        String sql = ROW.replace("<walk>", walk(filter, places));
        List<Map.Entry<Long, StockRow>> rows = database.with(h -> where.on(database, h.createQuery(sql))
                .bind("n", limit + 1)
                .map((rs, ctx) -> Map.entry(rs.getLong("id"), row(rs)))
                .list());
        Page<Map.Entry<Long, StockRow>> page = Page.cut(rows, limit, entry -> Cursor.of(entry.getKey()));
        return page.map(Map.Entry::getValue);
    }

    /** The index that Derby goes along: the newest first without sorting, or what leaves few to be sorted. */
    private static String walk(StockFilter f, Set<Long> places) {
        if (f.text() != null && !SerialNumber.fold(f.text()).isEmpty()) {
            return "UNIT_CODE_KEY";
        }
        if (f.order() != null) {
            return "UNIT_RESERVED";
        }
        if (f.lot() != null) {
            return "UNIT_LOT";
        }
        return places != null && places.size() == 1 ? "UNIT_AT" : "UNIT_NEWEST";
    }

    Tally count(StockFilter filter) {
        Where where = where(filter);
        String sql = "SELECT COUNT(*) FROM (SELECT u.id FROM unit u <where> FETCH FIRST " + (Tally.MOST + 1)
                + " ROWS ONLY) few";
        int counted = database.with(
                h -> where.on(database, h.createQuery(sql)).mapTo(Integer.class).one());
        return Tally.of(counted);
    }

    /** By material and place, in the order of their codes. */
    Page<StockLevel> levels(StockFilter filter, String after, Integer size) {
        int limit = Page.size(size);
        String[] from = Cursor.key(after) == null ? null : Cursor.key(after).split("\n", 2);
        Where where = where(filter);
        if (from != null) {
            where.and("m.code >= :material", "material", from[0])
                    .and("(m.code > :material OR l.code > :place)", "place", from[1]);
        }
        String sql = """
                SELECT m.code AS m_code, m.name_zh AS m_zh, m.name_en AS m_en,
                       l.code AS p_code, l.name_zh AS p_zh, l.name_en AS p_en,
                       COUNT(*) AS units,
                       SUM(CASE WHEN %s THEN 1 ELSE 0 END) AS free,
                       SUM(CASE WHEN u.reserved_for IS NOT NULL THEN 1 ELSE 0 END) AS promised,
                       SUM(CASE WHEN u.quality <> 'G' OR u.holds > 0 OR u.recalls > 0 THEN 1 ELSE 0 END) AS blocked,
                       MIN(u.stocked_at) AS oldest
                FROM unit u
                JOIN material m ON m.id = u.material_id
                JOIN location l ON l.id = u.place_id
                <where>
                GROUP BY m.code, m.name_zh, m.name_en, l.code, l.name_zh, l.name_en
                ORDER BY m.code, l.code FETCH FIRST :n ROWS ONLY
                """.formatted(FREE);
        List<StockLevel> found = database.with(h -> where.on(database, h.createQuery(sql))
                .bind("n", limit + 1)
                .map((rs, ctx) -> new StockLevel(
                        Columns.ref(rs, "m"),
                        Columns.ref(rs, "p"),
                        rs.getInt("units"),
                        rs.getInt("free"),
                        rs.getInt("promised"),
                        rs.getInt("blocked"),
                        Columns.instant(rs, "oldest")))
                .list());
        return Page.cut(
                found,
                limit,
                level ->
                        Cursor.of(level.material().code() + "\n" + level.place().code()));
    }

    Where where(StockFilter f) {
        return where(f, f.location() == null ? null : locations.within(f.location()));
    }

    private Where where(StockFilter f, Set<Long> places) {
        String key = SerialNumber.fold(f.text());
        Where where = new Where()
                .and(f.shelf().condition())
                .and("u.code_key LIKE :key", "key", key.isEmpty() ? null : key.replace("%", "") + "%")
                .is("u.quality", f.quality())
                .in("u.place_id", places)
                .and("u.place_id IN (SELECT id FROM location WHERE site = :site)", "site", f.site())
                .and("u.reserved_for = (SELECT id FROM doc_order WHERE code = :order)", "order", f.order());
        if (f.material() != null) {
            MaterialKey material = materials.byCodes(List.of(f.material())).get(f.material());
            where.and("u.material_id = :material_id", "material_id", material == null ? -1L : material.id());
        }
        if (f.lot() != null) {
            where.in("u.lot_id", lots.ids(f.lot()));
        }
        return Boolean.TRUE.equals(f.free()) ? where.and(FREE) : where;
    }

    private static StockRow row(ResultSet rs) throws SQLException {
        Date expires = rs.getDate("expires_on");
        return new StockRow(
                rs.getString("code"),
                Columns.ref(rs, "m"),
                Columns.ref(rs, "p"),
                rs.getString("lot"),
                expires == null ? null : expires.toLocalDate(),
                Coded.ofCode(Quality.class, rs.getString("quality")),
                badges(rs),
                Columns.instant(rs, "stocked_at"),
                rs.getString("order_code"),
                "P".equals(rs.getString("reserved")));
    }

    private static List<Badge> badges(ResultSet rs) throws SQLException {
        var badges = new ArrayList<Badge>();
        if (rs.getInt("holds") > 0) {
            badges.add(Badge.ON_HOLD);
        }
        if (rs.getInt("recalls") > 0) {
            badges.add(Badge.RECALLED);
        }
        if ("P".equals(rs.getString("custody")) && "O".equals(rs.getString("owner_kind"))) {
            badges.add(Badge.CONSIGNED);
        }
        if ("U".equals(rs.getString("custody"))) {
            badges.add(Badge.MISSING);
        }
        return badges;
    }
}
