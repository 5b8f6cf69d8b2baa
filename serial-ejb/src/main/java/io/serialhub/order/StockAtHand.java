package io.serialhub.order;

import io.serialhub.base.Columns;
import io.serialhub.base.Database;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** What could be taken from stock for an order's lines; one statement, whatever the number of lines. */
@Dependent
class StockAtHand {
    /** @param oldestAt since when the oldest of the units has been in stock, or null */
    record Stock(int units, Instant oldestAt) {}

    private final Database database;

    @Inject
    StockAtHand(Database database) {
        this.database = database;
    }

    /** By material code; a material without stock is missing. */
    Map<String, Stock> of(String site, Collection<String> materials) {
        String sql = """
                SELECT m.code, COUNT(*) AS units, MIN(u.stocked_at) AS oldest
                FROM unit u
                JOIN material m ON m.id = u.material_id
                JOIN location p ON p.id = u.place_id
                WHERE m.code <materials> AND u.state = 'K' AND u.custody = 'L' AND u.quality = 'G'
                  AND u.owner_kind = 'O' AND u.holds = 0 AND u.recalls = 0 AND p.site = :site
                GROUP BY m.code
                """;
        var found = new HashMap<String, Stock>();
        database.use(h -> database.in(h.createQuery(sql), "materials", materials)
                .bind("site", site)
                .map((rs, ctx) -> found.put(rs.getString("code"), stock(rs)))
                .list());
        return found;
    }

    private static Stock stock(ResultSet rs) throws SQLException {
        return new Stock(rs.getInt("units"), Columns.instant(rs, "oldest"));
    }
}
