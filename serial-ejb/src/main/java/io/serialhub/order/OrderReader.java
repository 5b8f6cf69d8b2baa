package io.serialhub.order;

import io.serialhub.base.Coded;
import io.serialhub.base.Columns;
import io.serialhub.base.Cursor;
import io.serialhub.base.Database;
import io.serialhub.base.Page;
import io.serialhub.base.Ref;
import io.serialhub.base.Where;
import io.serialhub.material.Tracking;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads orders: one statement for a page of the list; for one order one, and two more for its stock. */
@Dependent
class OrderReader {
    private final Database database;
    private final StockAtHand stock;

    @Inject
    OrderReader(Database database, StockAtHand stock) {
        this.database = database;
        this.stock = stock;
    }

    static final String ROW = """
            SELECT o.id, o.code, o.kind, o.status, o.due_at,
                   p.code AS party_code, p.name_zh AS party_zh, p.name_en AS party_en,
                   (SELECT SUM(l.quantity) FROM order_line l WHERE l.order_id = o.id) AS quantity,
                   (SELECT SUM(l.done) FROM order_line l WHERE l.order_id = o.id) AS done
            FROM doc_order o LEFT JOIN party p ON p.id = o.party_id
            """;

    /** Newest first. */
    Page<OrderRow> list(OrderFilter filter, String after, Integer size) {
        String sql = ROW + "<where> ORDER BY o.id DESC FETCH FIRST :n ROWS ONLY";
        int limit = Page.size(size);
        Where where = where(filter).and("o.id < :after", "after", Cursor.number(after));
        List<Row> found = database.with(h -> where.on(h.createQuery(sql))
                .bind("n", limit + 1)
                .map((rs, ctx) -> new Row(rs.getLong("id"), row(rs)))
                .list());
        Page<Row> page = Page.cut(found, limit, row -> Cursor.of(row.id()));
        return page.map(Row::order);
    }

    /** How many orders there are, counted no further than the limit. */
    int count(OrderFilter filter, int limit) {
        Where where = where(filter);
        String sql = "SELECT COUNT(*) FROM (SELECT o.id FROM doc_order o LEFT JOIN party p ON p.id = o.party_id <where>"
                + " FETCH FIRST " + limit + " ROWS ONLY) few";
        return database.with(
                h -> where.on(h.createQuery(sql)).mapTo(Integer.class).one());
    }

    private static Where where(OrderFilter filter) {
        return new Where()
                .is("o.kind", filter.kind())
                .is("o.status", filter.status())
                .and("o.site = :site", "site", filter.site())
                .containing(filter.text(), "o.code", "o.reference", "p.code", "p.name_zh", "p.name_en");
    }

    /** With the stock at the order's site. */
    Optional<OrderView> view(String code) {
        return find(code)
                .map(order -> withStock(
                        order,
                        stock.of(
                                order.site(),
                                order.lines().stream()
                                        .map(line -> line.material().code())
                                        .toList())));
    }

    /** Without stock. */
    Optional<OrderView> find(String code) {
        return Optional.ofNullable(find(List.of(code)).get(code));
    }

    /** Without stock, by code; one statement for all of them. */
    Map<String, OrderView> find(Collection<String> codes) {
        String sql = """
                SELECT o.code, o.kind, o.status, o.site, o.due_at, o.reference, o.carrier, o.tracking, o.source,
                       o.created_at, o.version,
                       p.code AS party_code, p.name_zh AS party_zh, p.name_en AS party_en,
                       a.code AS place_code, a.name_zh AS place_zh, a.name_en AS place_en,
                       l.line_no, l.quantity, l.done,
                       m.code AS material_code, m.name_zh AS material_zh, m.name_en AS material_en,
                       m.tracking AS tracked_by, k.per_kit, k.done AS part_done,
                       c.code AS part_code, c.name_zh AS part_zh, c.name_en AS part_en
                FROM doc_order o
                JOIN order_line l ON l.order_id = o.id
                JOIN material m ON m.id = l.material_id
                LEFT JOIN party p ON p.id = o.party_id
                LEFT JOIN location a ON a.id = o.location_id
                LEFT JOIN kit_part k ON k.line_id = l.id
                LEFT JOIN material c ON c.id = k.material_id
                WHERE o.code <codes>
                ORDER BY o.id, l.line_no, k.id
                """;
        var heads = new LinkedHashMap<String, OrderView>();
        var lines = new HashMap<String, Map<Integer, OrderLineView>>();
        database.use(h -> database.in(h.createQuery(sql), "codes", codes)
                .map((rs, ctx) -> {
                    OrderView head = heads.computeIfAbsent(rs.getString("code"), code -> head(rs));
                    OrderLineView line = line(rs);
                    return lines.computeIfAbsent(head.code(), code -> new LinkedHashMap<>())
                            .merge(line.lineNo(), line, OrderReader::together);
                })
                .list());
        heads.replaceAll(
                (code, head) -> withLines(head, List.copyOf(lines.get(code).values())));
        return heads;
    }

    private static OrderView withStock(OrderView order, Map<String, StockAtHand.Stock> stock) {
        return withLines(
                order,
                order.lines().stream()
                        .map(line -> {
                            StockAtHand.Stock found = stock.get(line.material().code());
                            return found == null ? line : line.with(found.units(), found.oldestAt());
                        })
                        .toList());
    }

    private static OrderView withLines(OrderView o, List<OrderLineView> lines) {
        return new OrderView(
                o.code(),
                o.kind(),
                o.status(),
                o.party(),
                o.location(),
                o.site(),
                o.dueAt(),
                o.reference(),
                o.carrier(),
                o.tracking(),
                o.source(),
                o.createdAt(),
                lines,
                o.version());
    }

    private static OrderView head(ResultSet rs) {
        try {
            return head(rs, List.of());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static OrderView head(ResultSet rs, List<OrderLineView> lines) throws SQLException {
        return new OrderView(
                rs.getString("code"),
                Coded.ofCode(OrderKind.class, rs.getString("kind")),
                Coded.ofCode(OrderStatus.class, rs.getString("status")),
                Columns.ref(rs, "party"),
                Columns.ref(rs, "place"),
                rs.getString("site"),
                Columns.instant(rs, "due_at"),
                rs.getString("reference"),
                rs.getString("carrier"),
                rs.getString("tracking"),
                rs.getString("source"),
                Columns.instant(rs, "created_at"),
                lines,
                rs.getLong("version"));
    }

    private static OrderLineView line(ResultSet rs) throws SQLException {
        Ref part = Columns.ref(rs, "part");
        return new OrderLineView(
                rs.getInt("line_no"),
                Columns.ref(rs, "material"),
                Coded.ofCode(Tracking.class, rs.getString("tracked_by")),
                rs.getInt("quantity"),
                rs.getInt("done"),
                0,
                null,
                part == null
                        ? List.of()
                        : List.of(new KitPartView(
                                part, rs.getInt("quantity") * rs.getInt("per_kit"), rs.getInt("part_done"))));
    }

    /** A line comes once for each part of its kit. */
    private static OrderLineView together(OrderLineView line, OrderLineView again) {
        return new OrderLineView(
                line.lineNo(),
                line.material(),
                line.tracking(),
                line.quantity(),
                line.done(),
                line.inStock(),
                line.oldestInStockAt(),
                Stream.concat(line.parts().stream(), again.parts().stream()).toList());
    }

    static OrderRow row(ResultSet rs) throws SQLException {
        return new OrderRow(
                rs.getString("code"),
                Coded.ofCode(OrderKind.class, rs.getString("kind")),
                Coded.ofCode(OrderStatus.class, rs.getString("status")),
                Columns.ref(rs, "party"),
                Columns.instant(rs, "due_at"),
                rs.getInt("quantity"),
                rs.getInt("done"));
    }

    private record Row(long id, OrderRow order) {}
}
