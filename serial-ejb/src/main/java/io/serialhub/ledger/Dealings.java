package io.serialhub.ledger;

import io.serialhub.base.Coded;
import io.serialhub.base.Columns;
import io.serialhub.base.Database;
import io.serialhub.order.OrderKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Under which orders units came and went, and from whom and to whom; without what was corrected away. One statement. */
@ApplicationScoped
class Dealings {
    private static final String SQL = """
            SELECT l.unit_id, o.id AS order_id, o.kind, COALESCE(e.party_id, o.party_id) AS party_id
            FROM event_unit l --DERBY-PROPERTIES constraint=EVENT_UNIT_PK
            JOIN event e ON e.id = l.event_id
            JOIN order_line n ON n.id = l.line_id
            JOIN doc_order o ON o.id = n.order_id
            WHERE l.unit_id <ids> AND NOT EXISTS (
                SELECT 1 FROM event_unit c WHERE c.unit_id = l.unit_id AND c.corrects_id = e.id)
            """;

    @Inject
    Database database;

    private record Dealing(long order, OrderKind kind, Long party) {}

    /** What was found, by unit. */
    record Found(Map<Long, List<Dealing>> byUnit) {
        static final Found NONE = new Found(Map.of());

        boolean shippedUnder(long unit, long order) {
            return any(unit).stream().anyMatch(d -> d.kind() == OrderKind.SALES && d.order() == order);
        }

        boolean soldTo(long unit, long party) {
            return with(unit, OrderKind.SALES, party);
        }

        boolean boughtFrom(long unit, long party) {
            return with(unit, OrderKind.PURCHASE, party);
        }

        private boolean with(long unit, OrderKind kind, long party) {
            return any(unit).stream().anyMatch(d -> d.kind() == kind && d.party() != null && d.party() == party);
        }

        private List<Dealing> any(long unit) {
            return byUnit.getOrDefault(unit, List.of());
        }
    }

    Found of(Collection<Long> units) {
        if (units.isEmpty()) {
            return Found.NONE;
        }
        var found = new HashMap<Long, List<Dealing>>();
        database.use(h -> database.in(h.createQuery(SQL), "ids", units)
                .map((rs, ctx) -> found.computeIfAbsent(rs.getLong("unit_id"), id -> new ArrayList<>())
                        .add(new Dealing(
                                rs.getLong("order_id"),
                                Coded.ofCode(OrderKind.class, rs.getString("kind")),
                                Columns.number(rs, "party_id"))))
                .list());
        return new Found(found);
    }
}
