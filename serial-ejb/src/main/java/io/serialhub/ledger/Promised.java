package io.serialhub.ledger;

import io.serialhub.base.Database;
import io.serialhub.order.OrderKey;
import io.serialhub.order.OrderKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Whom units are reserved for. */
@ApplicationScoped
class Promised {
    @Inject
    Database database;

    /** How many units of each material are reserved for the order, by material; one statement. */
    Map<Long, Integer> onOrder(OrderKey order) {
        if (order == null || order.kind() == OrderKind.WORK) {
            return Map.of();
        }
        String sql = """
                SELECT material_id, COUNT(*) AS units
                FROM unit --DERBY-PROPERTIES index=UNIT_RESERVED
                WHERE reserved_for = :order GROUP BY material_id
                """;
        var found = new HashMap<Long, Integer>();
        database.use(h -> h.createQuery(sql)
                .bind("order", order.id())
                .map((rs, ctx) -> found.put(rs.getLong("material_id"), rs.getInt("units")))
                .list());
        return found;
    }

    /** Codes of the orders that these units are reserved for, by id; a statement only where there are any. */
    Map<Long, String> orders(Collection<StoredUnit> units) {
        Set<Long> ids = units.stream()
                .map(unit -> unit.state().reservedFor())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        if (ids.isEmpty()) {
            return Map.of();
        }
        var found = new HashMap<Long, String>();
        database.use(h -> database.in(h.createQuery("SELECT id, code FROM doc_order WHERE id <ids>"), "ids", ids)
                .map((rs, ctx) -> found.put(rs.getLong("id"), rs.getString("code")))
                .list());
        return found;
    }
}
