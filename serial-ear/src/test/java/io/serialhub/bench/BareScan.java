package io.serialhub.bench;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.RequestScoped;
import jakarta.json.JsonObject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/**
 * The least that somebody would write for a put-away of one unit: the rows that ours reads and writes, by JDBC, in one
 * transaction on one connection, and as many bytes answered and kept in the receipt. No check, no hash chain, no roles.
 */
@Path("scan")
@RequestScoped
@Transactional
public class BareScan {
    private static final AtomicLong EVENT = new AtomicLong(1_000_000_000_000L);
    private static final byte[] BYTES = new byte[32];

    @Resource(lookup = "java:app/jdbc/serial")
    DataSource source;

    @QueryParam("bytes")
    int bytes;

    @POST
    @Consumes("application/json")
    @Produces("application/json")
    public String scan(@HeaderParam("Authorization") String authorization, JsonObject scan)
            throws SQLException, GeneralSecurityException {
        String answer = "{\"ok\":true" + " ".repeat(Math.max(0, bytes - 11)) + "}";
        try (Connection connection = source.getConnection()) {
            var sql = new Statements(connection);
            String login = sql.login(authorization);
            int version = sql.one(
                    "SELECT MAX(version) FROM step WHERE code = ? AND active = TRUE",
                    row -> row.getInt(1),
                    scan.getString("step"));
            record(sql, login, version, scan, answer);
        }
        return answer;
    }

    private record Place(long id, String kind, String site) {}

    private static void record(Statements sql, String login, int version, JsonObject scan, String answer)
            throws SQLException {
        var now = new Timestamp(System.currentTimeMillis());
        String code = scan.getString("code");
        sql.run(
                "INSERT INTO receipt (client, id, fingerprint, created_at) VALUES (?, ?, ?, ?)",
                login,
                scan.getString("eventId"),
                BYTES,
                now);
        Place place = sql.one(
                "SELECT id, kind, site FROM location WHERE code = ?",
                row -> new Place(row.getLong(1), row.getString(2), row.getString(3)),
                scan.getString("location"));
        String key = code.toUpperCase(Locale.ROOT);
        long unit = sql.one("""
                SELECT u.id FROM unit u --DERBY-PROPERTIES index=UNIT_CODE_KEY
                WHERE u.code_key = ?
                UNION ALL
                SELECT i.unit_id FROM identifier i --DERBY-PROPERTIES index=IDENTIFIER_KEY
                WHERE i.code_key = ?
                """, row -> row.getLong(1), key, key);
        int seq = sql.one(
                "SELECT u.seq, u.material_id, u.custody, u.place_id FROM unit u --DERBY-PROPERTIES constraint=UNIT_PK\n"
                        + "WHERE u.id = ?" + (sql.isPostgres() ? " FOR UPDATE" : ""),
                row -> row.getInt(1),
                unit);
        sql.one("SELECT hash FROM event_unit WHERE unit_id = ? AND seq = ?", row -> row.getBytes(1), unit, seq);
        long event = EVENT.incrementAndGet();
        sql.run("""
                INSERT INTO event (id, step, step_version, happened_at, recorded_at, actor, channel, site, place_id, items,
                                   salt, digest)
                VALUES (?, ?, ?, ?, ?, ?, 'rest', ?, ?, 1, ?, ?)
                """, event, scan.getString("step"), version, now, now, login, place.site(), place.id(), BYTES, BYTES);
        sql.run(
                "INSERT INTO event_unit (unit_id, seq, event_id, role, hash) VALUES (?, ?, ?, 'unit', ?)",
                unit,
                seq + 1,
                event,
                BYTES);
        sql.run(
                "UPDATE unit SET place_id = ?, place_kind = ?, seq = ? WHERE id = ?",
                place.id(),
                place.kind(),
                seq + 1,
                unit);
        sql.run(
                "INSERT INTO outbox (type, subject, site, event_id, created_at, fanned_out)"
                        + " VALUES ('unit.moved', ?, ?, ?, ?, FALSE)",
                code,
                place.site(),
                event,
                now);
        sql.run("UPDATE receipt SET answer = ? WHERE client = ? AND id = ?", answer, login, scan.getString("eventId"));
    }
}
