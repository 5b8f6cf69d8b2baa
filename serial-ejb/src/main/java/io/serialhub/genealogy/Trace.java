package io.serialhub.genealogy;

import io.serialhub.base.Columns;
import io.serialhub.base.Cursor;
import io.serialhub.base.Database;
import io.serialhub.base.Door;
import io.serialhub.base.Needs;
import io.serialhub.base.Page;
import io.serialhub.base.Permission;
import io.serialhub.base.Problem;
import io.serialhub.base.Ref;
import io.serialhub.ledger.UnitDirectory;
import io.serialhub.ledger.UnitRow;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** From a lot to the products it is in and to whoever has them; one statement for each level and thousand units. */
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

    /** Units that the answer to a lot begins with; the others are read page by page. */
    static final int FIRST = 1_000;

    /** Units that are looked at together. */
    private static final int PORTION = 1_000;

    /** By their ids, and which of them are inside other units now. */
    private record Reached(Map<Long, Step> steps, Set<Long> inside) {
        /** The outermost first, then the parts that carried the lot into them; of these the newest. */
        List<Long> order() {
            return steps.values().stream()
                    .sorted(Comparator.comparing((Step step) -> step.via() == null)
                            .thenComparing(Step::id, Comparator.reverseOrder()))
                    .map(Step::id)
                    .toList();
        }

        int standing() {
            return steps.size() - inside.size();
        }
    }

    private record Found(long id, Ref material) {}

    /**
     * Every unit that contains or contained the lot, as far as the ledger knows unit by unit; and apart from them those
     * that may contain it, since only their work order is known to have used it.
     *
     * @throws Problem {@code lot-unknown}
     */
    @Needs(Permission.UNITS_READ)
    public LotTrace fromLot(String material, String lot) {
        Found found = lot(material, lot);
        Reached certain = certain(found);
        Reached possible = possible(found, certain);
        return new LotTrace(
                found.material(),
                lot,
                affected(certain, first(certain)),
                affected(possible, first(possible)),
                new LotTrace.TraceCounts(
                        certain.standing(),
                        certain.inside().size(),
                        possible.standing(),
                        possible.inside().size()),
                reach(certain, possible),
                certain.steps().size() > FIRST || possible.steps().size() > FIRST);
    }

    private static List<Long> first(Reached reached) {
        List<Long> order = reached.order();
        return order.subList(0, Math.min(FIRST, order.size()));
    }

    /**
     * All of the certain or of the possible units, in the order in which {@link #fromLot} begins.
     *
     * @param size at most {@link #FIRST}
     * @throws Problem {@code lot-unknown}, {@code bad-cursor}
     */
    @Needs(Permission.UNITS_READ)
    public Page<LotTrace.Affected> units(LotAsked asked, String after, Integer size) {
        Found found = lot(asked.material(), asked.lot());
        Reached certain = certain(found);
        Reached reached = asked.how() == LotTrace.Certainty.CERTAIN ? certain : possible(found, certain);
        List<Long> order = reached.order();
        int most = size == null || size <= 0 ? Page.DEFAULT_SIZE : Math.min(size, FIRST);
        int from = after == null ? 0 : order.indexOf(Cursor.number(after)) + 1;
        if (after != null && from == 0) {
            throw Problem.invalid("bad-cursor", "cursor", after);
        }
        Page<Long> page = Page.cut(order.subList(from, Math.min(order.size(), from + most + 1)), most, Cursor::of);
        return new Page<>(affected(reached, page.items()), page.next());
    }

    /** Which lot, and whether those that certainly contain it or those that may. */
    public record LotAsked(String material, String lot, LotTrace.Certainty how) {}

    private Found lot(String material, String lot) {
        return database.with(h -> h.createQuery("""
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
    }

    private Reached certain(Found found) {
        return reached(climb(read(CARRIERS, found.id()), Map.of()));
    }

    private Reached possible(Found found, Reached certain) {
        return reached(climb(read(POSSIBLE, found.id()), certain.steps()));
    }

    private Reached reached(Map<Long, Step> steps) {
        var inside = new HashSet<Long>();
        for (List<Long> part : portions(List.copyOf(steps.keySet()))) {
            inside.addAll(database.with(h -> database.in(h.createQuery(INSIDE), "ids", part)
                    .mapTo(Long.class)
                    .list()));
        }
        return new Reached(steps, inside);
    }

    private LotReach reach(Reached certain, Reached possible) {
        var counts = new LotReach.Counts();
        count(counts, certain, true);
        count(counts, possible, false);
        return counts.reach();
    }

    private void count(LotReach.Counts counts, Reached reached, boolean sure) {
        List<Long> standing = reached.steps().keySet().stream()
                .filter(id -> !reached.inside().contains(id))
                .toList();
        for (List<Long> part : portions(standing)) {
            affected(reached, part).forEach(unit -> counts.add(unit, sure));
        }
    }

    private static List<List<Long>> portions(List<Long> ids) {
        return IntStream.range(0, (ids.size() + PORTION - 1) / PORTION)
                .mapToObj(i -> ids.subList(i * PORTION, Math.min(ids.size(), (i + 1) * PORTION)))
                .toList();
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
            List<Long> fresh = level.stream()
                    .filter(step -> !known.containsKey(step.id()) && all.putIfAbsent(step.id(), step) == null)
                    .map(Step::id)
                    .toList();
            level = portions(fresh).stream()
                    .flatMap(part -> database
                            .with(h -> database.in(h.createQuery(UP), "ids", part)
                                    .map((rs, ctx) -> step(rs, null))
                                    .list())
                            .stream())
                    .toList();
        }
        return all;
    }

    private static Step step(java.sql.ResultSet rs, String order) throws java.sql.SQLException {
        return new Step(
                rs.getLong("id"),
                rs.getString("via"),
                Columns.instant(rs, "from_at"),
                Columns.instant(rs, "to_at"),
                order);
    }

    /** In the order of the ids. */
    private List<LotTrace.Affected> affected(Reached reached, List<Long> ids) {
        Map<Long, UnitRow> rows = ids.isEmpty() ? Map.of() : units.rows(ids);
        return ids.stream()
                .map(id -> {
                    Step step = reached.steps().get(id);
                    return new LotTrace.Affected(
                            rows.get(id),
                            step.via(),
                            step.since(),
                            step.until(),
                            step.order(),
                            reached.inside().contains(id));
                })
                .toList();
    }
}
