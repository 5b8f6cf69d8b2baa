package io.serialhub.order;

import io.serialhub.base.Coded;
import io.serialhub.base.Columns;
import io.serialhub.base.Database;
import io.serialhub.base.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Orders with their lines for other rooms, one statement a call. */
@ApplicationScoped
public class OrderIndex {
    private Database database;

    protected OrderIndex() {}

    @Inject
    public OrderIndex(Database database) {
        this.database = database;
    }

    /** Refused as {@code unknown-order}, since it is what a caller refers to, not what it asks for. */
    public OrderKey get(String code) {
        return find(code).orElseThrow(() -> Problem.invalid("unknown-order", "order", code));
    }

    public Optional<OrderKey> find(String code) {
        String sql = """
                SELECT o.id, o.code, o.kind, o.status, o.party_id, o.location_id, o.site,
                       l.id AS line_id, l.line_no, l.material_id, l.quantity, l.done,
                       k.material_id AS part_id, k.per_kit, k.done AS part_done
                FROM doc_order o --DERBY-PROPERTIES constraint=DOC_ORDER_CODE
                LEFT JOIN order_line l --DERBY-PROPERTIES constraint=ORDER_LINE_NO
                ON l.order_id = o.id
                LEFT JOIN kit_part k ON k.line_id = l.id
                WHERE o.code = :code
                ORDER BY l.line_no, k.id
                """;
        var lines = new LinkedHashMap<Long, OrderKey.Line>();
        List<OrderKey> head = database.with(h -> h.createQuery(sql)
                .bind("code", code)
                .map((rs, ctx) -> {
                    if (rs.getObject("line_id") != null) {
                        OrderKey.Line line = line(rs);
                        lines.merge(line.id(), line, OrderIndex::together);
                    }
                    return head(rs);
                })
                .list());
        return head.stream()
                .findFirst()
                .map(o -> new OrderKey(
                        o.id(),
                        o.code(),
                        o.kind(),
                        o.status(),
                        o.partyId(),
                        o.locationId(),
                        o.site(),
                        List.copyOf(lines.values())));
    }

    private static OrderKey head(ResultSet rs) throws SQLException {
        return new OrderKey(
                rs.getLong("id"),
                rs.getString("code"),
                Coded.ofCode(OrderKind.class, rs.getString("kind")),
                Coded.ofCode(OrderStatus.class, rs.getString("status")),
                Columns.number(rs, "party_id"),
                Columns.number(rs, "location_id"),
                rs.getString("site"),
                List.of());
    }

    private static OrderKey.Line line(ResultSet rs) throws SQLException {
        return new OrderKey.Line(
                rs.getLong("line_id"),
                rs.getInt("line_no"),
                rs.getLong("material_id"),
                rs.getInt("quantity"),
                rs.getInt("done"),
                rs.getObject("part_id") == null
                        ? List.of()
                        : List.of(new OrderKey.KitPart(
                                rs.getLong("part_id"), rs.getInt("per_kit"), rs.getInt("part_done"))));
    }

    /** A line comes once for each part of its kit. */
    private static OrderKey.Line together(OrderKey.Line line, OrderKey.Line again) {
        return new OrderKey.Line(
                line.id(),
                line.lineNo(),
                line.materialId(),
                line.quantity(),
                line.done(),
                Stream.concat(line.parts().stream(), again.parts().stream()).toList());
    }
}
