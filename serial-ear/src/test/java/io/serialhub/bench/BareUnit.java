package io.serialhub.bench;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.Locale;
import javax.sql.DataSource;

/**
 * What a unit's page shows, by the very statements that ours runs: every column read, nothing made of it, as many bytes
 * answered as ours answers.
 */
@Path("unit/{code}")
@RequestScoped
@Produces("application/json")
public class BareUnit {
    private static final String FIND = """
            SELECT u.id FROM unit u --DERBY-PROPERTIES index=UNIT_CODE_KEY
            WHERE u.code_key = ?
            UNION ALL
            SELECT i.unit_id FROM identifier i --DERBY-PROPERTIES index=IDENTIFIER_KEY
            WHERE i.code_key = ?
            """;

    private static final String STATE = """
            SELECT u.*, m.code AS m_code, m.name_zh AS m_zh, m.name_en AS m_en,
                   l.code AS l_code, l.name_zh AS l_zh, l.name_en AS l_en,
                   h.code AS h_code, h.name_zh AS h_zh, h.name_en AS h_en,
                   o.code AS o_code, o.name_zh AS o_zh, o.name_en AS o_en,
                   t.code AS lot_code, w.code AS work_order, p.code AS parent_code, b.code AS box_code,
                   r.code AS reserved_order
            FROM unit u
            JOIN material m ON m.id = u.material_id
            LEFT JOIN location l ON l.id = u.place_id
            LEFT JOIN party h ON h.id = u.holder_id
            LEFT JOIN party o ON o.id = u.owner_id
            LEFT JOIN lot t ON t.id = u.lot_id
            LEFT JOIN doc_order w ON w.id = u.work_order_id
            LEFT JOIN unit p ON p.id = u.parent_id
            LEFT JOIN handling_unit b ON b.id = u.box_id
            LEFT JOIN doc_order r ON r.id = u.reserved_for
            WHERE u.id = ?
            """;

    private static final String SALE = """
            SELECT e.happened_at, e.doc, l.data, d.code AS order_code, p.code AS p_code, p.name_zh AS p_zh, p.name_en AS p_en
            FROM --DERBY-PROPERTIES joinOrder=FIXED
                 event_unit l --DERBY-PROPERTIES constraint=EVENT_UNIT_PK
            JOIN event e ON e.id = l.event_id
            JOIN step s ON s.code = e.step AND s.version = e.step_version
            LEFT JOIN doc_order d ON d.id = e.order_id
            LEFT JOIN party p ON p.id = e.party_id
            WHERE l.unit_id = ?
              AND ((s.sells = TRUE OR e.step = 'past-shipped')
                   AND NOT EXISTS (SELECT 1 FROM event_unit c WHERE c.unit_id = l.unit_id AND c.corrects_id = e.id)
                OR e.step = 'correct' AND l.role IN ('amended', 'meant'))
            ORDER BY e.happened_at DESC, l.seq DESC
            """;

    private static final String EVENTS = """
            SELECT l.unit_id, l.seq, l.role, l.line_id, l.other_id, l.lot_id, l.quantity, l.position, l.data, l.hash,
                   l.corrects_id AS row_corrects, e.id, e.step, e.step_version, e.happened_at, e.recorded_at, e.actor,
                   e.channel, e.site, e.order_id, e.place_id, e.party_id, e.reason, e.corrects_id, e.doc, e.salt, e.digest,
                   o.code AS order_code, w.code AS w_code, w.name_zh AS w_zh, w.name_en AS w_en,
                   p.code AS p_code, p.name_zh AS p_zh, p.name_en AS p_en, t.code AS lot_code, k.corrected_by
            FROM event_unit l
            JOIN event e ON e.id = l.event_id
            LEFT JOIN doc_order o ON o.id = e.order_id
            LEFT JOIN location w ON w.id = e.place_id
            LEFT JOIN party p ON p.id = e.party_id
            LEFT JOIN lot t ON t.id = l.lot_id
            LEFT JOIN (SELECT corrects_id, MIN(event_id) AS corrected_by FROM event_unit
                       WHERE unit_id = ? AND corrects_id IS NOT NULL GROUP BY corrects_id) k ON k.corrects_id = e.id
            WHERE l.unit_id = ? AND (e.happened_at < ? OR e.happened_at = ? AND l.seq < 2147483647)
            ORDER BY e.happened_at DESC, l.seq DESC FETCH FIRST 51 ROWS ONLY
            """;

    private static final String PARTS = """
            SELECT a.parent_id, a.child_id, a.quantity, a.position, a.from_at, a.to_at,
                   m.code AS m_code, m.name_zh AS m_zh, m.name_en AS m_en, t.code AS lot_code,
                   c.code AS unit_code, c.state AS unit_state, c.holds, c.recalls, c.quality, c.custody, c.owner_kind,
                   CASE WHEN EXISTS (SELECT 1 FROM assembly d WHERE d.parent_id = a.child_id) THEN 1 ELSE 0 END AS goes_on,
                   0 AS swapped
            FROM assembly a --DERBY-PROPERTIES constraint=ASSEMBLY_PARENT_FK
            LEFT JOIN unit c ON c.id = a.child_id
            JOIN material m ON m.id = a.material_id
            LEFT JOIN lot t ON t.id = COALESCE(a.lot_id, c.lot_id)
            WHERE a.parent_id = ? AND a.from_at <= ? AND (a.to_at IS NULL OR a.to_at > a.from_at)
            ORDER BY a.position, a.id
            """;

    private static final String ROOT = """
            SELECT u.code, u.state, u.holds, u.recalls, u.quality, u.custody, u.owner_kind,
                   m.code AS m_code, m.name_zh AS m_zh, m.name_en AS m_en, t.code AS lot_code
            FROM unit u
            JOIN material m ON m.id = u.material_id
            LEFT JOIN lot t ON t.id = u.lot_id
            WHERE u.id = ?
            """;

    private static final Timestamp LATER = Timestamp.valueOf("9999-01-01 00:00:00");

    @Resource(lookup = "java:app/jdbc/serial")
    DataSource source;

    @HeaderParam("Authorization")
    String authorization;

    @PathParam("code")
    String code;

    @QueryParam("bytes")
    int bytes;

    private interface Reading {
        void into(StringBuilder json, Statements sql, long unit) throws SQLException;
    }

    @GET
    public byte[] state() throws SQLException, GeneralSecurityException {
        return answer((json, sql, unit) -> {
            sql.all(json, "SELECT kind, code FROM identifier WHERE unit_id = ? ORDER BY kind, id", unit);
            sql.all(json, SALE, unit);
            sql.all(json, STATE, unit);
        });
    }

    @GET
    @Path("timeline")
    public byte[] timeline() throws SQLException, GeneralSecurityException {
        return answer((json, sql, unit) -> sql.all(json, EVENTS, unit, unit, LATER, LATER));
    }

    @GET
    @Path("tree")
    public byte[] tree() throws SQLException, GeneralSecurityException {
        var now = new Timestamp(System.currentTimeMillis());
        return answer((json, sql, unit) -> {
            sql.all(json, PARTS, unit, now);
            sql.all(json, ROOT, unit);
        });
    }

    private byte[] answer(Reading reading) throws SQLException, GeneralSecurityException {
        var json = new StringBuilder();
        try (Connection connection = source.getConnection()) {
            var sql = new Statements(connection);
            sql.login(authorization);
            String key = code.toUpperCase(Locale.ROOT);
            reading.into(json, sql, sql.one(FIND, row -> row.getLong(1), key, key));
        }
        return Arrays.copyOf(json.toString().getBytes(StandardCharsets.UTF_8), bytes);
    }
}
