package io.serialhub.genealogy;

import io.serialhub.base.Database;
import io.serialhub.base.Door;
import io.serialhub.base.Needs;
import io.serialhub.base.Permission;
import io.serialhub.base.Problem;
import io.serialhub.base.Ref;
import io.serialhub.ledger.UnitDirectory;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** From a lot to the products it is in and to whoever has them; one statement for each level. */
@Stateless
@Door
public class Trace {
    private static final String CARRIERS = """
            SELECT a.parent_id AS id, a.from_at, a.to_at, CAST(NULL AS VARCHAR(80)) AS via
            FROM assembly a WHERE a.lot_id = :lot AND (a.to_at IS NULL OR a.to_at > a.from_at)
            UNION ALL
            SELECT u.id, CAST(NULL AS TIMESTAMP) AS from_at, CAST(NULL AS TIMESTAMP) AS to_at, CAST(NULL AS VARCHAR(80)) AS via
            FROM unit u WHERE u.lot_id = :lot
            """;

    /**
     * Units of orders that used the lot as a whole: those that take its material, unless it is known unit by unit what
     * went into all of their positions for it.
     */
    private static final String POSSIBLE = """
            SELECT u.id, c.happened_at AS from_at, CAST(NULL AS TIMESTAMP) AS to_at, CAST(NULL AS VARCHAR(80)) AS via,
                   o.code AS order_code
            FROM consumption c
            JOIN doc_order o ON o.id = c.order_id
            JOIN unit u ON u.work_order_id = c.order_id
            JOIN lot t ON t.id = c.lot_id
            WHERE c.lot_id = :lot AND c.voided_at IS NULL AND u.number_state IN ('C', 'R')
              AND (SELECT SUM(b.quantity) FROM bom_line b
                   WHERE b.material_id = u.material_id AND b.component_id = t.material_id)
                > (SELECT COALESCE(SUM(a.quantity), 0) FROM assembly a
                   WHERE a.parent_id = u.id AND a.material_id = t.material_id
                     AND (a.to_at IS NULL OR a.to_at > a.from_at))
            """;

    private static final String UP = """
            SELECT a.parent_id AS id, a.from_at, a.to_at, c.code AS via
            FROM assembly a JOIN unit c ON c.id = a.child_id
            WHERE a.child_id <ids> AND (a.to_at IS NULL OR a.to_at > a.from_at)
            """;

    private static final String INSIDE = "SELECT id FROM unit WHERE custody = 'I' AND id <ids>";

    @Inject
    Database database;

    @Inject
    UnitDirectory units;

    private record Step(long id, String via, Instant since, Instant until, String order) {}

    /**
     * Every unit that contains or contained the lot, as far as the ledger knows unit by unit; and apart from them those
     * that may contain it, since only their work order is known to have used it.
     *
     * @throws Problem {@code lot-unknown}
     */
    @Needs(Permission.UNITS_READ)
    public LotTrace fromLot(String material, String lot) {
        record Found(long id, Ref material) {}
        Found found = database.with(h -> h.createQuery("""
                        SELECT t.id, m.code, m.name_zh, m.name_en FROM lot t JOIN material m ON m.id = t.material_id
                        WHERE m.code = :material AND t.code = :lot
                        """)
                        .bind("material", material)
                        .bind("lot", lot)
                        .map((rs, ctx) -> new Found(
                                rs.getLong("id"),
                                new Ref(rs.getString("code"), rs.getString("name_zh"), rs.getString("name_en"))))
                        .findFirst())
                .orElseThrow(() -> Problem.notFound("lot-unknown", "material", material, "lot", lot));
        Map<Long, Step> certain = climb(read(CARRIERS, found.id()), Map.of());
        Map<Long, Step> possible = climb(read(POSSIBLE, found.id()), certain);
        return new LotTrace(found.material(), lot, affected(certain), affected(possible));
    }

    private List<Step> read(String sql, long lot) {
        return database.with(h -> h.createQuery(sql)
                .bind("lot", lot)
                .map((rs, ctx) -> step(rs, sql.equals(POSSIBLE) ? rs.getString("order_code") : null))
                .list());
    }

    /** @param known what need not be found again */
    private Map<Long, Step> climb(List<Step> roots, Map<Long, Step> known) {
        var all = new LinkedHashMap<Long, Step>();
        List<Step> level = roots;
        while (!level.isEmpty()) {
            Collection<Long> fresh = level.stream()
                    .filter(step -> !known.containsKey(step.id()) && all.putIfAbsent(step.id(), step) == null)
                    .map(Step::id)
                    .toList();
            level = fresh.isEmpty()
                    ? List.of()
                    : database.with(h -> database.in(h.createQuery(UP), "ids", fresh)
                            .map((rs, ctx) -> step(rs, null))
                            .list());
        }
        return all;
    }

    private static Step step(java.sql.ResultSet rs, String order) throws java.sql.SQLException {
        Timestamp from = rs.getTimestamp("from_at");
        Timestamp to = rs.getTimestamp("to_at");
        return new Step(
                rs.getLong("id"),
                rs.getString("via"),
                from == null ? null : from.toInstant(),
                to == null ? null : to.toInstant(),
                order);
    }

    private Set<Long> inside(Collection<Long> ids) {
        return Set.copyOf(database.with(h ->
                database.in(h.createQuery(INSIDE), "ids", ids).mapTo(Long.class).list()));
    }

    private List<LotTrace.Affected> affected(Map<Long, Step> steps) {
        Set<Long> inside = steps.isEmpty() ? Set.of() : inside(steps.keySet());
        var affected = new ArrayList<LotTrace.Affected>();
        units.rows(steps.keySet()).forEach((id, row) -> {
            Step step = steps.get(id);
            affected.add(new LotTrace.Affected(
                    row, step.via(), step.since(), step.until(), step.order(), inside.contains(id)));
        });
        affected.sort((a, b) -> Boolean.compare(a.via() == null, b.via() == null));
        return affected;
    }
}
