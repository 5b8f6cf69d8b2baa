package io.serialhub.ledger;

import io.serialhub.base.Cursor;
import io.serialhub.base.Database;
import io.serialhub.base.Door;
import io.serialhub.base.Needs;
import io.serialhub.base.Page;
import io.serialhub.base.Permission;
import io.serialhub.base.Problem;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;

/** Which units an order's lines were counted by. */
@Stateless
@Door
public class Bookings {
    private static final String SQL = """
            SELECT b.unit_id, n.line_no, u.code, m.code AS m_code, m.name_zh AS m_zh, m.name_en AS m_en, t.code AS lot,
                   h.code AS box, e.happened_at
            FROM (
                SELECT r.unit_id, MAX(r.event_id) AS event_id
                FROM event e JOIN event_unit r ON r.event_id = e.id
                WHERE e.order_id = :order AND r.line_id IS NOT NULL AND r.unit_id > :after AND NOT EXISTS (
                    SELECT 1 FROM event c JOIN event_unit cu ON cu.event_id = c.id
                    WHERE c.corrects_id = e.id AND cu.unit_id = r.unit_id)
                GROUP BY r.unit_id ORDER BY r.unit_id FETCH FIRST :n ROWS ONLY) b
            JOIN event e ON e.id = b.event_id
            JOIN event_unit r ON r.event_id = b.event_id AND r.unit_id = b.unit_id AND r.line_id IS NOT NULL
            JOIN order_line n ON n.id = r.line_id
            JOIN unit u ON u.id = b.unit_id
            JOIN material m ON m.id = u.material_id
            LEFT JOIN lot t ON t.id = u.lot_id
            LEFT JOIN packing p ON p.unit_id = b.unit_id AND p.from_at <= e.happened_at
                AND (p.to_at IS NULL OR p.to_at > e.happened_at)
            LEFT JOIN handling_unit h ON h.id = p.box_id
            ORDER BY b.unit_id
            """;

    @Inject
    Database database;

    /** By the age of their numbers, without what was corrected away. @throws Problem {@code unknown-order} */
    @Needs(Permission.UNITS_READ)
    public Page<Booking> of(String order, String after, Integer size) {
        int limit = Page.size(size);
        Long last = Cursor.number(after);
        record Row(long unit, Booking booking) {}
        long id = database.with(h -> h.createQuery("SELECT id FROM doc_order WHERE code = :code")
                .bind("code", order)
                .mapTo(Long.class)
                .findOne()
                .orElseThrow(() -> Problem.notFound("unknown-order", "order", order)));
        List<Row> found = database.with(h -> h.createQuery(SQL)
                .bind("order", id)
                .bind("after", last == null ? 0L : last)
                .bind("n", limit + 1)
                .map((rs, ctx) -> new Row(
                        rs.getLong("unit_id"),
                        new Booking(
                                rs.getInt("line_no"),
                                rs.getString("code"),
                                UnitPages.ref(rs, "m"),
                                rs.getString("lot"),
                                rs.getString("box"),
                                rs.getTimestamp("happened_at").toInstant())))
                .list());
        Page<Row> page = Page.cut(found, limit, row -> Cursor.of(row.unit()));
        return new Page<>(page.items().stream().map(Row::booking).toList(), page.next());
    }
}
