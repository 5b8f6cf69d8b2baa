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

    private static final String UP = """
            SELECT a.parent_id AS id, a.from_at, a.to_at, c.code AS via
            FROM assembly a JOIN unit c ON c.id = a.child_id
            WHERE a.child_id <ids> AND (a.to_at IS NULL OR a.to_at > a.from_at)
            """;

    @Inject
    Database database;

    @Inject
    UnitDirectory units;

    private record Step(long id, String via, Instant since, Instant until) {}

    /**
     * Every unit that contains or contained the lot, certain ones only: what the ledger knows unit by unit.
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
        return new LotTrace(found.material(), lot, affected(climb(found.id())));
    }

    private Map<Long, Step> climb(long lot) {
        var all = new LinkedHashMap<Long, Step>();
        List<Step> level = database.with(h -> h.createQuery(CARRIERS)
                .bind("lot", lot)
                .map((rs, ctx) -> step(rs))
                .list());
        while (!level.isEmpty()) {
            Collection<Long> fresh = level.stream()
                    .filter(step -> all.putIfAbsent(step.id(), step) == null)
                    .map(Step::id)
                    .toList();
            level = fresh.isEmpty()
                    ? List.of()
                    : database.with(h -> database.in(h.createQuery(UP), "ids", fresh)
                            .map((rs, ctx) -> step(rs))
                            .list());
        }
        return all;
    }

    private static Step step(java.sql.ResultSet rs) throws java.sql.SQLException {
        Timestamp from = rs.getTimestamp("from_at");
        Timestamp to = rs.getTimestamp("to_at");
        return new Step(
                rs.getLong("id"),
                rs.getString("via"),
                from == null ? null : from.toInstant(),
                to == null ? null : to.toInstant());
    }

    private List<LotTrace.Affected> affected(Map<Long, Step> steps) {
        var affected = new ArrayList<LotTrace.Affected>();
        units.rows(steps.keySet()).forEach((id, row) -> {
            Step step = steps.get(id);
            affected.add(new LotTrace.Affected(row, step.via(), step.since(), step.until()));
        });
        affected.sort((a, b) -> Boolean.compare(a.via() == null, b.via() == null));
        return affected;
    }
}
