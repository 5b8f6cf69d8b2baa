package io.serialhub.numbering;

import io.serialhub.base.Coded;
import io.serialhub.base.Columns;
import io.serialhub.base.Cursor;
import io.serialhub.base.Database;
import io.serialhub.base.Json;
import io.serialhub.base.Page;
import io.serialhub.base.Reason;
import io.serialhub.base.Where;
import io.serialhub.identifier.SerialNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads batches and their numbers. */
final class BatchRows {
    private static final String SELECT = """
            SELECT b.id, b.code, r.code AS rule, r.version, m.code AS material, o.code AS order_code, b.line, b.requested,
                   b.done, b.status, b.first_code, b.last_code, b.created_by, b.created_at, b.finished_at, b.failure
            FROM number_batch b
              JOIN number_rule r ON r.id = b.rule_id
              JOIN material m ON m.id = b.material_id
              LEFT JOIN doc_order o ON o.id = b.order_id
            """;

    private BatchRows() {}

    static Optional<NumberBatch> find(Database database, String code) {
        return database.with(h -> h.createQuery(SELECT + "WHERE b.code = :code")
                .bind("code", code)
                .map((rs, context) -> batch(rs))
                .findOne());
    }

    static Page<NumberBatch> list(Database database, BatchFilter filter, Long before, int size) {
        String text = filter.text() == null || filter.text().isBlank()
                ? null
                : filter.text().strip();
        Where where = new Where()
                .and("o.code = :order", "order", filter.order())
                .is("b.status", filter.status())
                .and(
                        "(b.code = :text OR o.code = :text OR r.code = :text OR b.id IN (SELECT u.batch_id FROM unit u WHERE u.code_key = :key))",
                        "text",
                        text)
                .and("b.id < :after", "after", before);
        List<Row> found = database.with(h -> {
            var query = where.on(h.createQuery(SELECT + "<where> ORDER BY b.id DESC FETCH FIRST :n ROWS ONLY"))
                    .bind("n", size + 1);
            if (text != null) {
                query.bind("key", SerialNumber.fold(text));
            }
            return query.map((rs, context) -> new Row(rs.getLong("id"), batch(rs)))
                    .list();
        });
        Page<Row> page = Page.cut(found, size, row -> Cursor.of(row.id()));
        return page.map(Row::batch);
    }

    static Map<BatchStatus, Long> open(Database database) {
        var counts = new EnumMap<BatchStatus, Long>(BatchStatus.class);
        database.use(h -> h.createQuery(
                        "SELECT status, COUNT(*) AS n FROM number_batch WHERE status IN ('Q', 'R', 'P') GROUP BY status")
                .map((rs, context) ->
                        counts.put(Coded.ofCode(BatchStatus.class, rs.getString("status")), rs.getLong("n")))
                .list());
        return counts;
    }

    static Page<String> numbers(Database database, String batch, String after, int size) {
        // two statements: one that held the batch's row while it waits for its units would lock out a batch at work
        Optional<Long> id = database.with(h -> h.createQuery("SELECT id FROM number_batch WHERE code = :batch")
                .bind("batch", batch)
                .mapTo(Long.class)
                .findOne());
        if (id.isEmpty()) {
            return new Page<>(List.of(), null);
        }
        List<String> found = database.with(h -> h.createQuery("""
                        SELECT u.code FROM unit u --DERBY-PROPERTIES index=UNIT_BATCH
                        WHERE u.batch_id = :batch AND u.code > :after
                        ORDER BY u.code FETCH FIRST :n ROWS ONLY
                        """)
                .bind("batch", id.get())
                .bind("after", after == null ? "" : after)
                .bind("n", size + 1)
                .mapTo(String.class)
                .list());
        return Page.cut(found, size, Cursor::of);
    }

    private record Row(long id, NumberBatch batch) {}

    private static NumberBatch batch(ResultSet rs) throws SQLException {
        String failure = rs.getString("failure");
        return new NumberBatch(
                rs.getString("code"),
                rs.getString("rule"),
                rs.getInt("version"),
                rs.getString("material"),
                rs.getString("order_code"),
                rs.getString("line"),
                rs.getInt("requested"),
                rs.getInt("done"),
                Coded.ofCode(BatchStatus.class, rs.getString("status")),
                rs.getString("first_code"),
                rs.getString("last_code"),
                rs.getString("created_by"),
                Columns.instant(rs, "created_at"),
                Columns.instant(rs, "finished_at"),
                null,
                failure == null ? null : Json.read(failure, Reason.class));
    }
}
