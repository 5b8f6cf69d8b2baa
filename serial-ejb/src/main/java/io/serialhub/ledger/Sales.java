package io.serialhub.ledger;

import com.fasterxml.jackson.core.type.TypeReference;
import io.serialhub.base.Columns;
import io.serialhub.base.Database;
import io.serialhub.base.Json;
import io.serialhub.base.Ref;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** To whom a unit was sold last, read from its events and what corrected them. */
@ApplicationScoped
class Sales {
    /** The last time it was shipped or sold, unless that was corrected away; what it was corrected to counts. */
    private static final String SALE = """
            SELECT e.happened_at, e.doc, l.data, d.code AS order_code, p.code AS p_code, p.name_zh AS p_zh, p.name_en AS p_en
            FROM --DERBY-PROPERTIES joinOrder=FIXED
                 event_unit l --DERBY-PROPERTIES constraint=EVENT_UNIT_PK
            JOIN event e ON e.id = l.event_id
            JOIN step s ON s.code = e.step AND s.version = e.step_version
            LEFT JOIN doc_order d ON d.id = e.order_id
            LEFT JOIN party p ON p.id = e.party_id
            WHERE l.unit_id = :id
              AND ((s.sells = TRUE OR e.step = 'past-shipped')
                   AND NOT EXISTS (SELECT 1 FROM event_unit c WHERE c.unit_id = l.unit_id AND c.corrects_id = e.id)
                OR e.step = 'correct' AND l.role IN ('amended', 'meant'))
            ORDER BY e.happened_at DESC, l.seq DESC
            """;

    /** What a register says of a sale before the hub; nobody is told of it. */
    private static final String PAST_SALE = "past-shipped";

    @Inject
    Database database;

    @Inject
    StepBook book;

    /** By whatever steps sell, or null. */
    Sale last(long id) {
        return database
                .with(h -> h.createQuery(SALE)
                        .bind("id", id)
                        .map((rs, ctx) -> Optional.ofNullable(sale(rs)))
                        .list())
                .stream()
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(null);
    }

    /** Null where what was corrected was no sale. */
    private Sale sale(ResultSet rs) throws SQLException {
        String data = rs.getString("data");
        if (data != null && data.contains('"' + Right.STEP + '"')) {
            Map<String, Object> right = Json.read(data, new TypeReference<Map<String, Object>>() {});
            return sells(right) ? corrected(right) : null;
        }
        var fields = Json.read(rs.getString("doc"), EventDoc.class).fields();
        Ref customer = Columns.ref(rs, "p");
        String order = rs.getString("order_code");
        return new Sale(
                order == null ? fields.get("order") : order,
                customer,
                Columns.instant(rs, "happened_at"),
                fields.get("carrier"),
                fields.get("tracking"));
    }

    private boolean sells(Map<String, Object> right) {
        String step = (String) right.get(Right.STEP);
        return step.equals(PAST_SALE)
                || book.version(step, ((Number) right.get(Right.VERSION)).intValue())
                        .sells();
    }

    private Sale corrected(Map<String, Object> right) {
        Object party = right.get(Right.PARTY);
        Ref customer = party == null
                ? null
                : database.with(h -> h.createQuery("SELECT code AS p_code, name_zh AS p_zh, name_en AS p_en FROM party"
                                + " WHERE code = :code")
                        .bind("code", party)
                        .map((rs, ctx) -> Columns.ref(rs, "p"))
                        .findFirst()
                        .orElse(null));
        return new Sale(
                (String) right.get(Right.ORDER), customer, Instant.parse((String) right.get(Right.AT)), null, null);
    }
}
