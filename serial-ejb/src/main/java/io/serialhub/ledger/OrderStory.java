package io.serialhub.ledger;

import io.serialhub.base.Columns;
import io.serialhub.base.Cursor;
import io.serialhub.base.Database;
import io.serialhub.base.Door;
import io.serialhub.base.Needs;
import io.serialhub.base.Page;
import io.serialhub.base.Permission;
import io.serialhub.base.Problem;
import io.serialhub.base.Where;
import io.serialhub.order.OrderIndex;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;

/** What happened under an order, and which units its lines have counted; what was corrected away is left out of these. */
@Stateless
@Door
public class OrderStory {
    private static final String DEEDS = """
            SELECT d.step, d.actor, SUM(d.items) AS units, COUNT(*) AS postings, MAX(d.step_version) AS step_version,
                   MAX(d.happened_at) AS last_at
            FROM (SELECT step, step_version, actor, items, happened_at, CAST(happened_at AS DATE) AS on_day
                  FROM event WHERE order_id = :order) d
            GROUP BY d.step, d.actor, d.on_day ORDER BY last_at DESC FETCH FIRST :n ROWS ONLY
            """;

    private static final String REFUSALS = """
            SELECT d.step, d.actor, d.reason, SUM(d.items) AS units, MAX(d.refused_at) AS last_at
            FROM (SELECT step, actor, reason, items, refused_at, CAST(refused_at AS DATE) AS on_day
                  FROM refusal WHERE order_id = :order) d
            GROUP BY d.step, d.actor, d.reason, d.on_day ORDER BY last_at DESC FETCH FIRST :n ROWS ONLY
            """;

    private static final String UNITS = """
            SELECT c.unit_id, c.line_no, c.counted_at, u.code, t.code AS lot, h.code AS box,
                   m.code AS m_code, m.name_zh AS m_zh, m.name_en AS m_en
            FROM (SELECT l.unit_id, o.line_no, MAX(e.happened_at) AS counted_at
                  FROM order_line o --DERBY-PROPERTIES constraint=ORDER_LINE_NO
                  JOIN event_unit l --DERBY-PROPERTIES index=EVENT_UNIT_LINE
                    ON l.line_id = o.id
                  JOIN event e ON e.id = l.event_id
                  <where>
                  GROUP BY l.unit_id, o.line_no) c
            JOIN unit u --DERBY-PROPERTIES constraint=UNIT_PK
              ON u.id = c.unit_id
            JOIN material m ON m.id = u.material_id
            LEFT JOIN lot t ON t.id = u.lot_id
            LEFT JOIN packing p ON p.unit_id = c.unit_id AND p.from_at <= c.counted_at
              AND (p.to_at IS NULL OR p.to_at > c.counted_at)
            LEFT JOIN handling_unit h ON h.id = p.box_id
            ORDER BY c.unit_id FETCH FIRST :n ROWS ONLY
            """;

    private static final String NOT_CORRECTED = """
            NOT EXISTS (SELECT 1 FROM event_unit x WHERE x.unit_id = l.unit_id AND x.corrects_id = e.id)
            """;

    @Inject
    Database database;

    @Inject
    OrderIndex orders;

    @Inject
    StepBook steps;

    private record Row(long id, OrderUnit unit) {}

    /** The latest first, day by day and person by person. @throws Problem {@code unknown-order} */
    @Needs(Permission.ORDERS_READ)
    public List<OrderDeed> deeds(String order, int most) {
        return database.with(h -> h.createQuery(DEEDS)
                .bind("order", orders.get(order).id())
                .bind("n", most)
                .map((rs, ctx) -> {
                    String code = rs.getString("step");
                    StepDefinition step = steps.version(code, rs.getInt("step_version"));
                    return new OrderDeed(
                            code,
                            step.titleZh(),
                            step.titleEn(),
                            step.icon(),
                            rs.getString("actor"),
                            rs.getInt("units"),
                            rs.getInt("postings"),
                            Columns.instant(rs, "last_at"));
                })
                .list());
    }

    /** What was refused under it, the latest first, day by day and person by person. @throws Problem {@code unknown-order} */
    @Needs(Permission.ORDERS_READ)
    public List<OrderRefusal> refusals(String order, int most) {
        return database.with(h -> h.createQuery(REFUSALS)
                .bind("order", orders.get(order).id())
                .bind("n", most)
                .map((rs, ctx) -> new OrderRefusal(
                        rs.getString("step"),
                        rs.getString("reason"),
                        rs.getString("actor"),
                        rs.getInt("units"),
                        Columns.instant(rs, "last_at")))
                .list());
    }

    /**
     * Units that the lines have counted, in the order of their making.
     *
     * @param line its number; null for all lines
     * @throws Problem {@code unknown-order}
     */
    @Needs(Permission.UNITS_READ)
    public Page<OrderUnit> units(String order, Integer line, String after, Integer size) {
        int limit = Page.size(size);
        Where where = new Where()
                .and("o.order_id = :order", "order", orders.get(order).id())
                .and("o.line_no = :line", "line", line)
                .and("l.unit_id > :after", "after", Cursor.number(after))
                .and(NOT_CORRECTED);
        List<Row> found = database.with(h -> where.on(h.createQuery(UNITS))
                .bind("n", limit + 1)
                .map((rs, ctx) -> new Row(
                        rs.getLong("unit_id"),
                        new OrderUnit(
                                rs.getInt("line_no"),
                                rs.getString("code"),
                                Columns.ref(rs, "m"),
                                rs.getString("lot"),
                                rs.getString("box"),
                                Columns.instant(rs, "counted_at"))))
                .list());
        Page<Row> page = Page.cut(found, limit, row -> Cursor.of(row.id()));
        return page.map(Row::unit);
    }
}
