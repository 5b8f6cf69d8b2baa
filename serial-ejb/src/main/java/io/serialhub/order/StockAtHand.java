package io.serialhub.order;

import io.serialhub.base.Database;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What could be taken from stock for an order's lines; two statements, whatever the number of lines. */
@Dependent
class StockAtHand {
    /** @param oldestAt when the first-numbered of the units came to its first place, or null */
    record Stock(int units, Instant oldestAt) {}

    private record Count(String material, int units, long oldestUnit) {}

    private final Database database;

    @Inject
    StockAtHand(Database database) {
        this.database = database;
    }

    /** By material code; a material without stock is missing. */
    Map<String, Stock> of(String site, Collection<String> materials) {
        String sql = """
                SELECT m.code, COUNT(*) AS units, MIN(u.id) AS oldest
                FROM unit u JOIN material m ON m.id = u.material_id
                WHERE m.code <materials> AND u.state = 'K' AND u.custody = 'L' AND u.quality = 'G'
                  AND u.holds = 0 AND u.recalls = 0 AND u.site = :site
                GROUP BY m.code
                """;
        List<Count> counts = database.with(h -> database.in(h.createQuery(sql), "materials", materials)
                .bind("site", site)
                .map((rs, ctx) -> new Count(rs.getString("code"), rs.getInt("units"), rs.getLong("oldest")))
                .list());
        if (counts.isEmpty()) {
            return Map.of();
        }
        Map<Long, Instant> arrivals =
                arrivals(counts.stream().map(Count::oldestUnit).toList());
        var found = new HashMap<String, Stock>();
        counts.forEach(
                count -> found.put(count.material(), new Stock(count.units(), arrivals.get(count.oldestUnit()))));
        return found;
    }

    private Map<Long, Instant> arrivals(Collection<Long> units) {
        String sql = """
                SELECT eu.unit_id, MIN(e.happened_at) AS arrived
                FROM event_unit eu JOIN event e ON e.id = eu.event_id
                WHERE eu.unit_id <units> AND e.place_id IS NOT NULL
                GROUP BY eu.unit_id
                """;
        var found = new HashMap<Long, Instant>();
        database.use(h -> database.in(h.createQuery(sql), "units", units)
                .map((rs, ctx) -> Map.entry(
                        rs.getLong("unit_id"), rs.getTimestamp("arrived").toInstant()))
                .forEach(arrival -> found.put(arrival.getKey(), arrival.getValue())));
        return found;
    }
}
