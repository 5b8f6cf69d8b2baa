package io.serialhub.numbering;

import io.serialhub.base.Coded;
import io.serialhub.base.Columns;
import io.serialhub.base.Cursor;
import io.serialhub.base.Database;
import io.serialhub.base.Page;
import io.serialhub.base.Where;
import io.serialhub.ledger.NumberState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads pools, their draws and their numbers. */
final class PoolRows {
    private static final String SELECT = """
            SELECT p.id, p.code, p.name, p.kind, p.line, p.created_by, p.created_at, p.material_id, p.order_id, p.supplier_id,
                   m.code AS m_code, m.name_zh AS m_zh, m.name_en AS m_en, o.code AS order_code,
                   s.code AS s_code, s.name_zh AS s_zh, s.name_en AS s_en
            FROM number_pool p
              JOIN material m ON m.id = p.material_id
              LEFT JOIN doc_order o ON o.id = p.order_id
              LEFT JOIN party s ON s.id = p.supplier_id
            """;

    private PoolRows() {}

    /** A pool as it is kept, without its counts. */
    record Kept(long id, long materialId, NumberPool view) {
        NumberPool with(long total, long free) {
            return new NumberPool(
                    view.code(),
                    view.name(),
                    view.kind(),
                    view.material(),
                    view.order(),
                    view.line(),
                    view.supplier(),
                    total,
                    free,
                    view.createdBy(),
                    view.createdAt());
        }
    }

    static Optional<Kept> find(Database database, String code) {
        return database.with(h -> h.createQuery(SELECT + "WHERE p.code = :code")
                .bind("code", code)
                .map((rs, context) -> kept(rs))
                .findOne());
    }

    static Page<NumberPool> list(Database database, String order, String material, Long before, int size) {
        Where where = new Where()
                .and("o.code = :order", "order", order)
                .and("m.code = :material", "material", material)
                .and("p.id < :after", "after", before);
        List<Kept> found = database.with(
                h -> where.on(h.createQuery(SELECT + "<where> ORDER BY p.id DESC FETCH FIRST :n ROWS ONLY"))
                        .bind("n", size + 1)
                        .map((rs, context) -> kept(rs))
                        .list());
        Page<Kept> page = Page.cut(found, size, pool -> Cursor.of(pool.id()));
        return new Page<>(counted(database, page.items()), page.next());
    }

    /** One statement for all of them. */
    static List<NumberPool> counted(Database database, List<Kept> pools) {
        if (pools.isEmpty()) {
            return List.of();
        }
        var counts = new HashMap<Long, long[]>();
        database.use(h -> database.in(
                        h.createQuery("""
                                SELECT n.pool_id, COUNT(*) AS total,
                                       SUM(CASE WHEN n.draw_id = 0 AND u.number_state = 'A' THEN 1 ELSE 0 END) AS free
                                FROM pool_number n JOIN unit u ON u.id = n.unit_id
                                WHERE n.pool_id <ids> GROUP BY n.pool_id
                                """), "ids", pools.stream().map(Kept::id).toList())
                .map((rs, context) ->
                        counts.put(rs.getLong("pool_id"), new long[] {rs.getLong("total"), rs.getLong("free")}))
                .list());
        return pools.stream()
                .map(pool -> {
                    long[] its = counts.getOrDefault(pool.id(), new long[2]);
                    return pool.with(its[0], its[1]);
                })
                .toList();
    }

    static PoolCounts counts(Database database, long pool) {
        Map<String, Long> counts = database.with(h -> h
                .createQuery("""
                        SELECT CASE WHEN u.number_state = 'A' AND n.draw_id <> 0 THEN 'D' ELSE u.number_state END AS what,
                               COUNT(*) AS n
                        FROM pool_number n JOIN unit u ON u.id = n.unit_id
                        WHERE n.pool_id = :pool
                        GROUP BY CASE WHEN u.number_state = 'A' AND n.draw_id <> 0 THEN 'D' ELSE u.number_state END
                        """)
                .bind("pool", pool)
                .map((rs, context) -> Map.entry(rs.getString("what").strip(), rs.getLong("n")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
        return new PoolCounts(
                counts.getOrDefault("A", 0L),
                counts.getOrDefault("D", 0L),
                counts.getOrDefault("E", 0L),
                counts.getOrDefault("C", 0L),
                counts.getOrDefault("V", 0L) + counts.getOrDefault("R", 0L));
    }

    static Page<PoolDraw> draws(Database database, String pool, Long before, int size) {
        String sql = """
                SELECT d.id, d.code, p.code AS pool, d.quantity, o.code AS order_code, d.line, s.code AS supplier, d.note,
                       d.drawn_by, d.drawn_at,
                       CASE WHEN j.status IN ('Q', 'R', 'P') THEN j.done ELSE d.quantity END AS recorded,
                       (SELECT COUNT(*) FROM pool_number n JOIN unit u ON u.id = n.unit_id
                        WHERE n.pool_id = d.pool_id AND n.draw_id = d.id AND u.number_state <> 'V') AS still_out
                FROM pool_draw d
                  JOIN number_pool p ON p.id = d.pool_id
                  LEFT JOIN doc_order o ON o.id = d.order_id
                  LEFT JOIN party s ON s.id = d.supplier_id
                  LEFT JOIN job j ON j.kind = '%s' AND j.subject = d.code
                <where> ORDER BY d.id DESC FETCH FIRST :n ROWS ONLY
                """.formatted(DrawWork.KIND);
        Where where = new Where().and("p.code = :pool", "pool", pool).and("d.id < :after", "after", before);
        List<Drawn> found = database.with(h -> where.on(h.createQuery(sql))
                .bind("n", size + 1)
                .map((rs, context) -> new Drawn(rs.getLong("id"), draw(rs)))
                .list());
        Page<Drawn> page = Page.cut(found, size, drawn -> Cursor.of(drawn.id()));
        return page.map(Drawn::draw);
    }

    private record Drawn(long id, PoolDraw draw) {}

    /** @param draw code of a draw, or null for all numbers of the pool */
    static Page<PoolNumber> numbers(Database database, long pool, String draw, String after, int size) {
        String sql = """
                SELECT n.code, u.number_state, d.code AS draw
                FROM pool_number n --DERBY-PROPERTIES index=POOL_NUMBER_CODE
                  JOIN unit u ON u.id = n.unit_id
                  LEFT JOIN pool_draw d ON d.id = n.draw_id
                <where> ORDER BY n.code FETCH FIRST :n ROWS ONLY
                """;
        Where where = new Where()
                .and("n.pool_id = :pool", "pool", pool)
                .and("d.code = :draw", "draw", draw)
                .and("n.code > :after", "after", after);
        List<PoolNumber> found = database.with(h -> where.on(h.createQuery(sql))
                .bind("n", size + 1)
                .map((rs, context) -> new PoolNumber(
                        rs.getString("code"),
                        null,
                        Coded.ofCode(NumberState.class, rs.getString("number_state")),
                        rs.getString("draw")))
                .list());
        return Page.cut(found, size, number -> Cursor.of(number.number()));
    }

    private static PoolDraw draw(ResultSet rs) throws SQLException {
        return new PoolDraw(
                rs.getString("code"),
                rs.getString("pool"),
                rs.getInt("quantity"),
                rs.getLong("recorded"),
                rs.getLong("still_out"),
                rs.getString("order_code"),
                rs.getString("line"),
                rs.getString("supplier"),
                rs.getString("note"),
                rs.getString("drawn_by"),
                Columns.instant(rs, "drawn_at"));
    }

    private static Kept kept(ResultSet rs) throws SQLException {
        return new Kept(
                rs.getLong("id"),
                rs.getLong("material_id"),
                new NumberPool(
                        rs.getString("code"),
                        rs.getString("name"),
                        Coded.ofCode(PoolKind.class, rs.getString("kind")),
                        Columns.ref(rs, "m"),
                        rs.getString("order_code"),
                        rs.getString("line"),
                        Columns.ref(rs, "s"),
                        0,
                        0,
                        rs.getString("created_by"),
                        Columns.instant(rs, "created_at")));
    }
}
