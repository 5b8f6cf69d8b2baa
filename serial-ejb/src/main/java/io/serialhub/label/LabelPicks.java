package io.serialhub.label;

import io.serialhub.base.Columns;
import io.serialhub.base.Database;
import io.serialhub.base.Problem;
import io.serialhub.ledger.UnitDirectory;
import io.serialhub.numbering.Secrets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** Which units labels are made for, and what stands on them; a fixed number of statements for up to a thousand units. */
@ApplicationScoped
class LabelPicks {
    private static final int AT_ONCE = 1_000;

    private static final String DATA = """
            u.id, u.code, u.batch_id, u.work_order_id, m.code AS material, m.name_zh, m.name_en, m.specification, m.gtin,
            t.code AS lot, t.expires_on, o.code AS order_code
            """;

    private static final String JOINS = """
            JOIN material m ON m.id = u.material_id
            LEFT JOIN lot t ON t.id = u.lot_id
            LEFT JOIN doc_order o ON o.id = u.work_order_id
            """;

    private static final String UNLABELLED =
            " AND NOT EXISTS (SELECT 1 FROM label l WHERE l.unit_id = u.id AND l.state = 'P')";

    @Inject
    Database database;

    @Inject
    UnitDirectory directory;

    @Inject
    Secrets secrets;

    /** @param units ids, in the order of their labels */
    record Picked(List<Long> units, Long batchId, Long orderId) {}

    /** A unit of a job. */
    record Pick(int seq, LabelData data, Long batchId, Long orderId) {
        Pick with(LabelData other) {
            return new Pick(seq, other, batchId, orderId);
        }
    }

    /** @throws Problem {@code unknown-batch}, {@code unknown-order}, {@code unit-unknown}, {@code labels-exist}, {@code labels-none} */
    Picked pick(LabelOrder order) {
        Long batchId = order.batch() == null ? null : id("number_batch", order.batch(), "unknown-batch", "batch");
        Long orderId = order.order() == null ? null : id("doc_order", order.order(), "unknown-order", "order");
        List<Long> units = switch (order.source()) {
            case BATCH -> unitsOf("batch_id", batchId, order);
            case ORDER -> unitsOf("work_order_id", orderId, order);
            case CODES -> labelled(byCodes(order.codes()), order, true);
            case UNITS -> labelled(directory.ids(order.units(), order.limit()), order, false);
        };
        if (units.isEmpty()) {
            throw Problem.conflict("labels-none");
        }
        return new Picked(units, batchId, orderId);
    }

    private Long id(String table, String code, String problem, String name) {
        return database.with(h -> h.createQuery("SELECT id FROM " + table + " WHERE code = :code")
                .bind("code", code)
                .mapTo(Long.class)
                .findOne()
                .orElseThrow(() -> Problem.notFound(problem, name, code)));
    }

    private List<Long> unitsOf(String column, long id, LabelOrder order) {
        String unlabelled = order.reason() != null ? "" : UNLABELLED;
        return database.with(h -> h.createQuery("SELECT u.id FROM unit u WHERE u." + column
                        + " = :id AND u.number_state NOT IN ('V', 'R')" + unlabelled
                        + " ORDER BY u.id FETCH FIRST :n ROWS ONLY")
                .bind("id", id)
                .bind("n", order.limit())
                .mapTo(Long.class)
                .list());
    }

    private List<Long> byCodes(List<String> codes) {
        var ids = new LinkedHashSet<Long>();
        List<String> named =
                codes.stream().map(String::strip).filter(c -> !c.isEmpty()).toList();
        for (int at = 0; at < named.size(); at += AT_ONCE) {
            List<String> some = named.subList(at, Math.min(named.size(), at + AT_ONCE));
            Map<String, Long> found = directory.ids(some);
            some.forEach(code -> ids.add(found.get(code)));
        }
        return List.copyOf(ids);
    }

    /** @param named somebody wrote them down, and is told when a label exists; else they are passed over */
    private List<Long> labelled(List<Long> units, LabelOrder order, boolean named) {
        if (order.reason() != null || units.isEmpty()) {
            return units.subList(0, Math.min(units.size(), order.limit()));
        }
        var have = new HashSet<Long>();
        for (int at = 0; at < units.size(); at += AT_ONCE) {
            List<Long> some = units.subList(at, Math.min(units.size(), at + AT_ONCE));
            have.addAll(database.with(h -> database.in(
                            h.createQuery("SELECT unit_id FROM label WHERE state = 'P' AND unit_id <ids>"), "ids", some)
                    .mapTo(Long.class)
                    .list()));
        }
        if (named && !have.isEmpty()) {
            throw Problem.conflict("labels-exist", "count", have.size());
        }
        return units.stream()
                .filter(unit -> !have.contains(unit))
                .limit(order.limit())
                .toList();
    }

    /** The next units of a job whose numbers are not void and which another job has not given a label by now. */
    List<Pick> next(LabelJobRows.Open job, int n) {
        String unlabelled = job.reason() != null ? "" : UNLABELLED;
        List<Pick> picks = database.with(h -> h.createQuery("SELECT p.seq, " + DATA
                        + " FROM --DERBY-PROPERTIES joinOrder=FIXED\n"
                        + "label_pick p --DERBY-PROPERTIES constraint=LABEL_PICK_PK\n"
                        + "JOIN unit u --DERBY-PROPERTIES constraint=UNIT_PK, joinStrategy=NESTEDLOOP\n"
                        + "ON u.id = p.unit_id " + JOINS
                        + " WHERE p.job_id = :job AND p.seq > :seq AND u.number_state NOT IN ('V', 'R')" + unlabelled
                        + " ORDER BY p.seq FETCH FIRST :n ROWS ONLY")
                .bind("job", job.id())
                .bind("seq", job.seq())
                .bind("n", n)
                .map((rs, ctx) -> new Pick(
                        rs.getInt("seq"),
                        data(rs),
                        Columns.number(rs, "batch_id"),
                        Columns.number(rs, "work_order_id")))
                .list());
        Map<String, String> kept =
                secrets.of(picks.stream().map(p -> p.data().number()).toList());
        var full = new ArrayList<Pick>(picks.size());
        picks.forEach(
                pick -> full.add(pick.with(pick.data().with(kept.get(pick.data().number())))));
        return full;
    }

    LabelData data(long unitId) {
        LabelData data =
                database.with(h -> h.createQuery("SELECT " + DATA + " FROM unit u " + JOINS + " WHERE u.id = :id")
                        .bind("id", unitId)
                        .map((rs, ctx) -> data(rs))
                        .one());
        return data.with(secrets.of(List.of(data.number())).get(data.number()));
    }

    private static LabelData data(ResultSet rs) throws SQLException {
        Date expires = rs.getDate("expires_on");
        return new LabelData(
                rs.getLong("id"),
                rs.getString("code"),
                rs.getString("material"),
                rs.getString("name_zh"),
                rs.getString("name_en"),
                rs.getString("specification"),
                rs.getString("gtin"),
                rs.getString("lot"),
                expires == null ? null : expires.toLocalDate(),
                rs.getString("order_code"),
                null);
    }
}
