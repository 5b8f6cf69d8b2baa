package io.serialhub.exports;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/** Units in stock, as they stand at one moment. */
@ApplicationScoped
class StockRows {
    private static final int FETCH = 1_000;

    private static final String SELECT = """
            SELECT u.code AS number, u.quality, u.holds, u.owner_kind, m.code AS material,
                   m.name_zh AS material_name, m.gtin, t.code AS lot, l.code AS place,
                   l.name_zh AS place_name, l.site, p.code AS owner
            FROM unit u
            JOIN material m ON m.id = u.material_id
            LEFT JOIN lot t ON t.id = u.lot_id
            LEFT JOIN location l ON l.id = u.place_id
            LEFT JOIN party p ON p.id = u.owner_id
            WHERE u.state = 'K'
            ORDER BY u.id
            """;

    void read(Handle h, Instant takenAt, Consumer<Map<String, Object>> each) {
        h.createQuery(SELECT)
                .setFetchSize(FETCH)
                .map((rs, c) -> row(rs, takenAt))
                .forEach(each);
    }

    void latest(Handle h, Instant takenAt, int rows, Consumer<Map<String, Object>> each) {
        h.createQuery(SELECT + "FETCH FIRST :n ROWS ONLY")
                .bind("n", rows)
                .map((rs, c) -> row(rs, takenAt))
                .forEach(each);
    }

    private static Map<String, Object> row(ResultSet rs, Instant takenAt) throws SQLException {
        var row = new HashMap<String, Object>();
        row.put("number", rs.getString("number"));
        row.put("material", rs.getString("material"));
        row.put("materialName", rs.getString("material_name"));
        row.put("gtin", rs.getString("gtin"));
        row.put("lot", rs.getString("lot"));
        row.put("place", rs.getString("place"));
        row.put("placeName", rs.getString("place_name"));
        row.put("site", rs.getString("site"));
        row.put("owner", rs.getString("owner"));
        row.put("quality", rs.getString("quality").equals("G") ? "good" : "defective");
        row.put("holds", rs.getInt("holds"));
        row.put("takenAt", takenAt);
        return row;
    }
}
