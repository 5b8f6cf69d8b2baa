package io.serialhub.exports;

import com.fasterxml.jackson.core.type.TypeReference;
import io.serialhub.base.Columns;
import io.serialhub.base.Database;
import io.serialhub.base.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * Units that left, event by event in the order of their numbers, and what was taken back of that. A correction that says what
 * was right takes back and ships: two rows for a unit that went by another order than was recorded.
 */
@ApplicationScoped
class ShipmentRows {
    private static final int FETCH = 1_000;

    /** Roles of units in a correction that say what was right. */
    private static final List<String> RIGHT = List.of("amended", "meant");

    private static final String SELECT = """
            SELECT e.id AS event, e.step, e.happened_at, e.recorded_at, e.site, e.doc, r.role, c.id AS earlier,
                   u.code AS number, m.code AS material, m.name_zh AS material_name, m.gtin, t.code AS lot,
                   o.code AS order_code, o.reference, o.carrier, o.tracking,
                   p.code AS customer, p.name_zh AS customer_name, l.code AS place, c.doc AS earlier_doc,
                   w.code AS right_order, w.reference AS right_reference, w.carrier AS right_carrier,
                   w.tracking AS right_tracking, q.code AS right_customer, q.name_zh AS right_customer_name
            FROM %2$s
            JOIN event_unit r ON r.event_id = e.id
            LEFT JOIN event c
              ON c.id = COALESCE(r.corrects_id, CASE WHEN r.role IN ('meant', 'parent') THEN NULL ELSE e.corrects_id END)
            JOIN unit u ON u.id = r.unit_id
            JOIN material m ON m.id = u.material_id
            LEFT JOIN lot t ON t.id = u.lot_id
            LEFT JOIN doc_order o ON o.id = COALESCE(c.order_id, e.order_id)
            LEFT JOIN party p ON p.id = COALESCE(c.party_id, e.party_id)
            LEFT JOIN location l ON l.id = COALESCE(c.place_id, e.place_id)
            LEFT JOIN order_line n ON n.id = r.line_id
            LEFT JOIN doc_order w ON w.id = n.order_id
            LEFT JOIN party q ON q.id = COALESCE(e.party_id, w.party_id)
            WHERE %1$s AND r.role <> 'parent'
            ORDER BY e.id, u.id
            """;

    @Inject
    Database database;

    int assign(Handle h, long stream, long file, Instant since, List<String> leaving) {
        return database.in(h.createUpdate("""
                                INSERT INTO export_event (stream, event_id, file_id)
                                SELECT CAST(:stream AS BIGINT), e.id, CAST(:file AS BIGINT) FROM event e
                                WHERE e.recorded_at >= :since
                                  AND (e.step <steps>
                                    OR e.corrects_id IS NOT NULL AND EXISTS (
                                      SELECT 1 FROM event c WHERE c.id = e.corrects_id AND c.step <steps>))
                                  AND NOT EXISTS (
                                    SELECT 1 FROM export_event x WHERE x.stream = :stream AND x.event_id = e.id)
                                """), "steps", leaving)
                .bind("stream", stream)
                .bind("file", file)
                .bind("since", since)
                .execute();
    }

    List<Long> told(Handle h, long file) {
        return h.createQuery("SELECT event_id FROM export_event WHERE file_id = :file ORDER BY event_id")
                .bind("file", file)
                .mapTo(Long.class)
                .list();
    }

    void read(Handle h, long file, Consumer<Map<String, Object>> each) {
        rows(
                h.createQuery(SELECT.formatted("x.file_id = :file", "export_event x JOIN event e ON e.id = x.event_id"))
                        .bind("file", file),
                each);
    }

    /** Of the newest events, whether or not a file told of them. */
    void latest(Handle h, int events, List<String> leaving, Consumer<Map<String, Object>> each) {
        List<Long> ids = database.in(
                        h.createQuery(
                                "SELECT id FROM event WHERE step <steps> ORDER BY id DESC FETCH FIRST :n ROWS ONLY"),
                        "steps",
                        leaving)
                .bind("n", events)
                .mapTo(Long.class)
                .list();
        if (!ids.isEmpty()) {
            rows(database.in(h.createQuery(SELECT.formatted("e.id <ids>", "event e")), "ids", ids), each);
        }
    }

    private static void rows(Query query, Consumer<Map<String, Object>> each) {
        var docs = new Docs();
        query.setFetchSize(FETCH).map((rs, c) -> rows(rs, docs)).forEach(found -> found.forEach(each));
    }

    private static List<Map<String, Object>> rows(ResultSet rs, Docs docs) throws SQLException {
        boolean right = RIGHT.contains(rs.getString("role"));
        var rows = new ArrayList<Map<String, Object>>();
        if (rs.getObject("earlier") != null) {
            rows.add(row(rs, "taken-back", "", docs.fields(rs.getString("earlier_doc"))));
        } else if (!right) {
            rows.add(row(rs, "shipped", "", docs.fields(rs.getString("doc"))));
        }
        if (right) {
            rows.add(row(rs, "shipped", "right_", Map.of()));
        }
        return rows;
    }

    /** @param of which order and customer: none before their columns, or the right ones */
    private static Map<String, Object> row(ResultSet rs, String action, String of, Map<String, String> said)
            throws SQLException {
        var row = new HashMap<String, Object>();
        row.put("action", action);
        row.put("event", Long.toString(rs.getLong("event")));
        row.put("step", rs.getString("step"));
        row.put("shippedAt", Columns.instant(rs, "happened_at"));
        row.put("recordedAt", Columns.instant(rs, "recorded_at"));
        row.put("site", rs.getString("site"));
        row.put("number", rs.getString("number"));
        row.put("material", rs.getString("material"));
        row.put("materialName", rs.getString("material_name"));
        row.put("gtin", rs.getString("gtin"));
        row.put("lot", rs.getString("lot"));
        row.put("order", rs.getString(of.isEmpty() ? "order_code" : "right_order"));
        row.put("reference", rs.getString(of + "reference"));
        row.put("customer", rs.getString(of + "customer"));
        row.put("customerName", rs.getString(of + "customer_name"));
        row.put("place", rs.getString("place"));
        row.put("carrier", said.getOrDefault("carrier", rs.getString(of + "carrier")));
        row.put("tracking", said.getOrDefault("tracking", rs.getString(of + "tracking")));
        return row;
    }

    /** What an event says in its fields; read once for all of its units. */
    private static final class Docs {
        private String last;
        private Map<String, String> fields = Map.of();

        Map<String, String> fields(String doc) {
            if (!Objects.equals(doc, last)) {
                last = doc;
                fields = doc == null ? Map.of() : read(doc);
            }
            return fields;
        }

        private static Map<String, String> read(String doc) {
            Object said =
                    Json.read(doc, new TypeReference<Map<String, Object>>() {}).get("fields");
            var fields = new HashMap<String, String>();
            if (said instanceof Map<?, ?> map) {
                map.forEach((name, value) -> fields.put(name.toString(), value.toString()));
            }
            return fields;
        }
    }
}
