package io.serialhub.material;

import io.serialhub.base.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Bills of material for other rooms, by the id of the parent material; one statement a call. */
@ApplicationScoped
public class BomIndex {
    /** One position: how many of which component it takes. */
    public record Slot(String position, long componentId, BigDecimal quantity) {}

    @Inject
    Database database;

    /** Materials without a bill of material are missing from the answer. */
    public Map<Long, List<Slot>> of(Collection<Long> materialIds) {
        if (materialIds.isEmpty()) {
            return Map.of();
        }
        String sql = "SELECT material_id, position, component_id, quantity FROM bom_line"
                + " WHERE material_id <ids> ORDER BY material_id, position";
        var found = new HashMap<Long, List<Slot>>();
        database.use(h -> database.in(h.createQuery(sql), "ids", materialIds)
                .map((rs, ctx) -> found.computeIfAbsent(rs.getLong("material_id"), id -> new ArrayList<>())
                        .add(new Slot(
                                rs.getString("position"), rs.getLong("component_id"), rs.getBigDecimal("quantity"))))
                .list());
        return found;
    }
}
