package io.serialhub.label;

import io.serialhub.audit.Audit;
import io.serialhub.base.Coded;
import io.serialhub.base.Columns;
import io.serialhub.base.Cursor;
import io.serialhub.base.Database;
import io.serialhub.base.Door;
import io.serialhub.base.Fields;
import io.serialhub.base.Json;
import io.serialhub.base.Needs;
import io.serialhub.base.Page;
import io.serialhub.base.Permission;
import io.serialhub.base.Problem;
import io.serialhub.base.Where;
import io.serialhub.ledger.UnitDirectory;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** Every label is accounted for: which were made, which are good, which were spoiled, and whether it adds up. */
@Stateless
@Door
public class LabelLedger {
    @Inject
    Database database;

    @Inject
    UnitDirectory units;

    @Inject
    LabelStore labels;

    @Inject
    LabelTotals totals;

    @Inject
    LabelAudit findings;

    @Inject
    Audit audit;

    /** Number batches with their labels, the newest first. @param order only batches made for this order, or null */
    @Needs(Permission.NUMBERS_READ)
    public Page<LabelLine> batches(String order, String after, Integer size) {
        record Row(long id, String batch, String material, String order, int numbers) {}
        int limit = Page.size(size);
        Where where =
                new Where().and("o.code = :order", "order", order).and("b.id < :after", "after", Cursor.number(after));
        List<Row> found = database.with(h -> where.on(h.createQuery("""
                        SELECT b.id, b.code, m.code AS material, o.code AS order_code, b.done
                        FROM number_batch b
                          JOIN material m ON m.id = b.material_id
                          LEFT JOIN doc_order o ON o.id = b.order_id
                        <where> ORDER BY b.id DESC FETCH FIRST :n ROWS ONLY
                        """))
                .bind("n", limit + 1)
                .map((rs, ctx) -> new Row(
                        rs.getLong("id"),
                        rs.getString("code"),
                        rs.getString("material"),
                        rs.getString("order_code"),
                        rs.getInt("done")))
                .list());
        Page<Row> page = Page.cut(found, limit, row -> Cursor.of(row.id()));
        Map<Long, LabelCounts> counts =
                totals.ofBatches(page.items().stream().map(Row::id).toList());
        return page.map(row -> new LabelLine(
                row.batch(),
                row.material(),
                row.order(),
                row.numbers(),
                counts.getOrDefault(row.id(), LabelCounts.NONE)));
    }

    /** @throws Problem {@code unknown-batch} */
    @Needs(Permission.NUMBERS_READ)
    public LabelCounts ofBatch(String code) {
        long id = id("number_batch", code, "unknown-batch", "batch");
        return totals.ofBatches(List.of(id)).getOrDefault(id, LabelCounts.NONE);
    }

    /** Labels of units made for an order. @throws Problem {@code unknown-order} */
    @Needs(Permission.NUMBERS_READ)
    public LabelCounts ofOrder(String code) {
        long id = id("doc_order", code, "unknown-order", "order");
        return totals.ofOrders(List.of(id)).getOrDefault(id, LabelCounts.NONE);
    }

    private long id(String table, String code, String problem, String name) {
        return database.with(h -> h.createQuery("SELECT id FROM " + table + " WHERE code = :code")
                .bind("code", code)
                .mapTo(Long.class)
                .findOne()
                .orElseThrow(() -> Problem.notFound(problem, name, code)));
    }

    /** The labels of one unit, the newest first, at most 200. @throws Problem {@code unit-unknown}, {@code unit-ambiguous} */
    @Needs(Permission.UNITS_READ)
    public List<Label> ofUnit(String code) {
        long unit = units.ids(List.of(code)).get(code);
        return database.with(h -> h.createQuery("""
                        SELECT u.code, l.copy, j.code AS job, j.template, j.created_by, l.state, u.number_state, l.made_at,
                               l.reason, l.settled_at, l.settled_by, l.verified_at, l.verified_by
                        FROM label l
                          JOIN unit u ON u.id = l.unit_id
                          JOIN label_job j ON j.id = l.job_id
                        WHERE l.unit_id = :unit ORDER BY l.copy DESC FETCH FIRST 200 ROWS ONLY
                        """)
                .bind("unit", unit)
                .map((rs, ctx) -> label(rs))
                .list());
    }

    private static Label label(ResultSet rs) throws SQLException {
        boolean voided = rs.getString("state").equals("P")
                && rs.getString("number_state").equals("V");
        return new Label(
                rs.getString("code"),
                rs.getInt("copy"),
                rs.getString("job"),
                Json.read(rs.getString("template"), LabelTemplate.class).code(),
                voided ? LabelState.VOIDED : Coded.ofCode(LabelState.class, rs.getString("state")),
                Columns.instant(rs, "made_at"),
                rs.getString("created_by"),
                rs.getString("reason"),
                Columns.instant(rs, "settled_at"),
                rs.getString("settled_by"),
                Columns.instant(rs, "verified_at"),
                rs.getString("verified_by"));
    }

    /**
     * Labels that were spoiled or got lost: their units have none until one is printed again.
     *
     * @param codes anything that names their units; at most 1,000
     * @return how many labels were scrapped
     * @throws Problem {@code unit-unknown}, {@code unit-ambiguous}, {@code label-none} where one of them has no good label
     */
    @Needs({Permission.NUMBERS_WRITE, Permission.RECORD_MAKE})
    public int scrap(List<String> codes, String reason) {
        String why = Fields.needed("reason", reason, 500);
        List<String> named = codes == null ? List.of() : List.copyOf(codes);
        if (named.isEmpty()) {
            throw Problem.invalid("items-needed");
        }
        if (named.size() > 1_000) {
            throw Problem.of(Problem.Kind.TOO_LARGE, "too-many-items", "items", named.size(), "max", 1_000);
        }
        Map<String, Long> ids = units.ids(named);
        int scrapped = labels.scrap(ids.values(), why);
        if (scrapped < ids.values().stream().distinct().count()) {
            throw Problem.conflict("label-none", "count", ids.size() - scrapped);
        }
        audit.changed("scrap", "label", named.size() == 1 ? named.get(0) : named.get(0) + " …", null, named, why);
        return scrapped;
    }

    /** What does not add up, the first 200; empty when every label is accounted for. */
    @Needs({Permission.NUMBERS_READ, Permission.AUDIT_READ})
    public List<LabelFinding> check() {
        return findings.all();
    }
}
