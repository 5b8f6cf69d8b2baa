package io.serialhub.ledger;

import io.serialhub.base.Columns;
import io.serialhub.base.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whole histories of units, in one statement. */
@ApplicationScoped
class History {
    static final String COLUMNS =
            "l.unit_id, l.seq, l.role, l.line_id, l.other_id, l.lot_id, l.quantity, l.position, l.data,"
                    + " l.hash, l.corrects_id AS row_corrects, e.id, e.step, e.step_version, e.happened_at, e.recorded_at, e.actor, e.channel, e.site, e.order_id,"
                    + " e.place_id, e.party_id, e.reason, e.corrects_id, e.doc, e.salt, e.digest";

    @Inject
    Database database;

    /** Rows of each unit by sequence. */
    Map<Long, List<HistoryRow>> of(Collection<Long> unitIds) {
        var histories = new HashMap<Long, List<HistoryRow>>();
        if (unitIds.isEmpty()) {
            return histories;
        }
        String sql = "SELECT " + COLUMNS
                + " FROM event_unit l --DERBY-PROPERTIES constraint=EVENT_UNIT_PK\nJOIN event e ON e.id = l.event_id"
                + " WHERE l.unit_id <ids> ORDER BY l.unit_id, l.seq";
        database.use(h -> database.in(h.createQuery(sql), "ids", unitIds)
                .map((rs, ctx) -> row(rs))
                .forEach(row -> histories
                        .computeIfAbsent(row.unitId(), id -> new ArrayList<>())
                        .add(row)));
        return histories;
    }

    static HistoryRow row(ResultSet rs) throws SQLException {
        var event = new HistoryRow.EventHead(
                rs.getLong("id"),
                rs.getString("step"),
                rs.getInt("step_version"),
                Columns.instant(rs, "happened_at"),
                Columns.instant(rs, "recorded_at"),
                rs.getString("actor"),
                rs.getString("channel"),
                rs.getString("site"),
                Columns.number(rs, "order_id"),
                Columns.number(rs, "place_id"),
                Columns.number(rs, "party_id"),
                rs.getString("reason"),
                Columns.number(rs, "corrects_id"),
                rs.getString("doc"),
                rs.getBytes("salt"),
                rs.getBytes("digest"));
        return new HistoryRow(
                rs.getLong("unit_id"),
                rs.getInt("seq"),
                rs.getString("role"),
                Columns.number(rs, "line_id"),
                Columns.number(rs, "other_id"),
                Columns.number(rs, "lot_id"),
                rs.getBigDecimal("quantity"),
                rs.getString("position"),
                rs.getString("data"),
                rs.getBytes("hash"),
                Columns.number(rs, "row_corrects"),
                event);
    }
}
