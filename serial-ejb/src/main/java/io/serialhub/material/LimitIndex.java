package io.serialhub.material;

import io.serialhub.base.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Limits of measurements for other rooms, by the id of the material; one statement a call. */
@ApplicationScoped
public class LimitIndex {
    @Inject
    Database database;

    /** Materials without limits are missing from the answer. */
    public Map<Long, List<TestLimit>> of(Collection<Long> materialIds) {
        if (materialIds.isEmpty()) {
            return Map.of();
        }
        String sql = "SELECT material_id, characteristic, name_zh, name_en, measured_in, lower_limit, upper_limit"
                + " FROM test_limit WHERE material_id <ids> ORDER BY material_id, characteristic";
        var found = new HashMap<Long, List<TestLimit>>();
        database.use(h -> database.in(h.createQuery(sql), "ids", materialIds)
                .map((rs, ctx) -> found.computeIfAbsent(rs.getLong("material_id"), id -> new ArrayList<>())
                        .add(new TestLimit(
                                rs.getString("characteristic"),
                                rs.getString("name_zh"),
                                rs.getString("name_en"),
                                rs.getString("measured_in"),
                                rs.getBigDecimal("lower_limit"),
                                rs.getBigDecimal("upper_limit"))))
                .list());
        return found;
    }
}
