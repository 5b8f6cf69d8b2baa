package io.serialhub.packaging;

import io.serialhub.base.Columns;
import io.serialhub.base.Database;
import io.serialhub.base.Ref;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is in handling units through all levels, now or at a moment; one statement a level for all of them. */
@ApplicationScoped
class Fills {
    private static final int DEEPEST = 8;

    private static final String INSIDE = """
            SELECT p.box_id, p.unit_id, p.child_id, p.from_at, p.to_at, h.code
            FROM packing p --DERBY-PROPERTIES constraint=PACKING_BOX_FK
            JOIN handling_unit h ON h.id = p.box_id
            WHERE p.box_id <ids> AND p.from_at <= :at AND (p.to_at IS NULL OR p.to_at > :at)
            ORDER BY p.id
            """;

    /** Everything that is there now, whatever the clocks of the senders said. */
    private static final String NOW =
            INSIDE.replace("p.from_at <= :at AND (p.to_at IS NULL OR p.to_at > :at)", "p.to_event IS NULL");

    private static final String WHERE = """
            SELECT u.id, l.code AS l_code, l.name_zh AS l_zh, l.name_en AS l_en,
                   h.code AS h_code, h.name_zh AS h_zh, h.name_en AS h_en
            FROM unit u --DERBY-PROPERTIES constraint=UNIT_PK
            LEFT JOIN location l ON l.id = u.place_id
            LEFT JOIN party h ON h.id = u.holder_id
            WHERE u.id <ids>
            """;

    @Inject
    Database database;

    /** @param box SSCC of what the unit is directly in */
    record Unit(long id, String box, Instant since, Instant until) {}

    /** @param boxes handling units directly inside @param things what is directly inside, boxes and units */
    record Fill(int boxes, int things, List<Unit> units) {
        static final Fill NONE = new Fill(0, 0, List.of());
    }

    record Where(Ref place, Ref holder) {
        static final Where NOWHERE = new Where(null, null);
    }

    private record Row(long box, long unit, long child, Unit packed) {}

    /** @param at null: now */
    Map<Long, Fill> of(Collection<Long> roots, Instant at) {
        var inside = new HashMap<Long, List<Row>>();
        Set<Long> seen = new HashSet<>(roots);
        Collection<Long> level = List.copyOf(seen);
        for (int depth = 0; !level.isEmpty() && depth < DEEPEST; depth++) {
            var next = new ArrayList<Long>();
            for (Row row : rows(level, at)) {
                inside.computeIfAbsent(row.box(), id -> new ArrayList<>()).add(row);
                if (row.child() != 0 && seen.add(row.child())) {
                    next.add(row.child());
                }
            }
            level = next;
        }
        var fills = new HashMap<Long, Fill>();
        for (Long root : roots) {
            List<Row> own = inside.getOrDefault(root, List.of());
            var units = new ArrayList<Unit>();
            collect(root, inside, units, 0);
            fills.put(
                    root,
                    new Fill((int) own.stream().filter(r -> r.child() != 0).count(), own.size(), units));
        }
        return fills;
    }

    private static void collect(long box, Map<Long, List<Row>> inside, List<Unit> units, int depth) {
        for (Row row : inside.getOrDefault(box, List.of())) {
            if (row.child() == 0) {
                units.add(row.packed());
            } else if (depth < DEEPEST) {
                collect(row.child(), inside, units, depth + 1);
            }
        }
    }

    private List<Row> rows(Collection<Long> boxes, Instant at) {
        return database.with(h -> {
            var query = database.in(h.createQuery(at == null ? NOW : INSIDE), "ids", boxes);
            return (at == null ? query : query.bind("at", at))
                    .map((rs, ctx) -> row(rs))
                    .list();
        });
    }

    private static Row row(ResultSet rs) throws SQLException {
        long unit = rs.getLong("unit_id");
        return new Row(
                rs.getLong("box_id"),
                unit,
                rs.getLong("child_id"),
                new Unit(unit, rs.getString("code"), Columns.instant(rs, "from_at"), Columns.instant(rs, "to_at")));
    }

    /** Where units are; a box is where any of its units is. */
    Map<Long, Where> where(Collection<Long> unitIds) {
        var found = new HashMap<Long, Where>();
        if (!unitIds.isEmpty()) {
            database.use(h -> database.in(h.createQuery(WHERE), "ids", unitIds)
                    .map((rs, ctx) ->
                            found.put(rs.getLong("id"), new Where(Columns.ref(rs, "l"), Columns.ref(rs, "h"))))
                    .list());
        }
        return found;
    }
}
