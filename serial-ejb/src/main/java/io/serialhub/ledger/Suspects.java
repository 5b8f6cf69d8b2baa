package io.serialhub.ledger;

import io.serialhub.base.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Units that may contain a lot, because it was used for their whole work order and it is not known unit by unit what went
 * into all of their positions for it.
 */
@ApplicationScoped
class Suspects {
    private static final String UNKNOWN = """
            SELECT u.id, t.id AS lot_id
            FROM unit u --DERBY-PROPERTIES constraint=UNIT_PK
            JOIN consumption c ON c.order_id = u.work_order_id
            JOIN lot t ON t.id = c.lot_id
            WHERE u.id <ids> AND t.id <lots> AND c.voided_at IS NULL
              AND (SELECT SUM(b.quantity) FROM bom_line b
                   WHERE b.material_id = u.material_id AND b.component_id = t.material_id)
                > (SELECT COALESCE(SUM(a.quantity), 0) FROM assembly a
                   WHERE a.parent_id = u.id AND a.material_id = t.material_id
                     AND (a.to_at IS NULL OR a.to_at > a.from_at))
            """;

    @Inject
    Database database;

    /** Lots that work orders used as a whole, with the units. @param madeFor the units of each work order */
    Map<Long, Set<Long>> used(Map<Long, Set<Long>> madeFor) {
        var units = new HashMap<Long, Set<Long>>();
        if (!madeFor.isEmpty()) {
            String sql = "SELECT order_id, lot_id FROM consumption WHERE order_id <orders> AND voided_at IS NULL";
            database.use(h -> database.in(h.createQuery(sql), "orders", madeFor.keySet())
                    .map((rs, ctx) -> units.computeIfAbsent(rs.getLong("lot_id"), id -> new HashSet<>())
                            .addAll(madeFor.get(rs.getLong("order_id"))))
                    .list());
        }
        return units;
    }

    /** Which of the units may really contain one of the lots, and which. */
    Map<Long, Long> of(Collection<Long> unitIds, Collection<Long> lotIds) {
        var lots = new HashMap<Long, Long>();
        if (!unitIds.isEmpty() && !lotIds.isEmpty()) {
            database.use(h -> database.in(database.in(h.createQuery(UNKNOWN), "ids", unitIds), "lots", lotIds)
                    .map((rs, ctx) -> lots.put(rs.getLong("id"), rs.getLong("lot_id")))
                    .list());
        }
        return lots;
    }
}
