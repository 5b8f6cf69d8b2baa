package io.serialhub.ledger;

import io.serialhub.base.Columns;
import io.serialhub.base.Database;
import io.serialhub.base.Ids;
import io.serialhub.base.Reason;
import io.serialhub.base.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What is inside what: writes the intervals of {@code assembly} and looks down through all levels, one statement a level. */
@ApplicationScoped
class Contents {
    private static final List<String> COLUMNS = List.of(
            "id", "parent_id", "child_id", "material_id", "lot_id", "quantity", "position", "from_event", "from_at");

    @Inject
    Database database;

    @Inject
    Rows rows;

    @Inject
    Ids ids;

    @Inject
    Suspects suspects;

    /**
     * A part in a parent, at this moment.
     *
     * @param childId null when it is known by its lot only
     * @param since   when it went in, of a part that a register knows the day of; null: with the event
     */
    record Part(
            long parentId,
            Long childId,
            long materialId,
            Long lotId,
            BigDecimal quantity,
            String position,
            Instant since) {}

    /** @param workOrder that the part was made for, or null */
    private record Inside(Part part, Long workOrder) {}

    /** What is directly inside the parents now. */
    List<Part> partsOf(Collection<Long> parentIds) {
        return inside(parentIds).stream().map(Inside::part).toList();
    }

    private List<Inside> inside(Collection<Long> parentIds) {
        if (parentIds.isEmpty()) {
            return List.of();
        }
        String sql = """
                SELECT a.parent_id, a.child_id, a.material_id, COALESCE(a.lot_id, u.lot_id) AS lot_id, a.quantity, a.position,
                       u.work_order_id
                FROM assembly a --DERBY-PROPERTIES constraint=ASSEMBLY_PARENT_FK
                LEFT JOIN unit u ON u.id = a.child_id
                WHERE a.to_event IS NULL AND a.parent_id <ids>
                """;
        return database.with(h -> database.in(h.createQuery(sql), "ids", parentIds)
                .map((rs, ctx) -> new Inside(
                        new Part(
                                rs.getLong("parent_id"),
                                Columns.number(rs, "child_id"),
                                rs.getLong("material_id"),
                                Columns.number(rs, "lot_id"),
                                rs.getBigDecimal("quantity"),
                                rs.getString("position"),
                                null),
                        Columns.number(rs, "work_order_id")))
                .list());
    }

    void attach(long event, Scene scene, List<Part> parts) {
        if (parts.isEmpty()) {
            return;
        }
        long first = ids.take("assembly", parts.size());
        var values = new ArrayList<Object[]>(parts.size());
        for (Part part : parts) {
            values.add(new Object[] {
                first + values.size(),
                part.parentId(),
                part.childId(),
                part.materialId(),
                part.lotId(),
                part.quantity(),
                part.position(),
                event,
                part.since() == null ? scene.happenedAt() : part.since()
            });
        }
        database.use(h -> rows.insert(h, "assembly", COLUMNS, values));
    }

    void detach(long event, Scene scene, Collection<Long> childIds) {
        if (childIds.isEmpty()) {
            return;
        }
        database.use(h -> database.in(
                        h.createUpdate("UPDATE assembly SET to_event = :event, to_at = :at"
                                + " WHERE to_event IS NULL AND child_id <ids>"),
                        "ids",
                        childIds)
                .bind("event", event)
                .bind("at", scene.happenedAt())
                .execute());
    }

    /**
     * Which of the units must not leave because a hold is open on something they contain or may contain, or on a lot of it. Reads the
     * lots under a lock that a hold being placed waits for, so that the two cannot pass each other.
     */
    Map<Long, Reason> held(Collection<StoredUnit> units) {
        var topOf = new HashMap<Long, Set<Long>>();
        var lotTops = new HashMap<Long, Set<Long>>();
        var unitTops = new HashMap<Long, Set<Long>>();
        var madeFor = new HashMap<Long, Set<Long>>();
        for (StoredUnit unit : units) {
            topOf.put(unit.id(), Set.of(unit.id()));
            note(lotTops, unit.state().lotId(), Set.of(unit.id()));
            note(madeFor, unit.state().workOrderId(), Set.of(unit.id()));
        }
        Collection<Long> level = topOf.keySet();
        while (!level.isEmpty()) {
            var next = new HashMap<Long, Set<Long>>();
            for (Inside inside : inside(level)) {
                Part part = inside.part();
                Set<Long> tops = topOf.get(part.parentId());
                note(lotTops, part.lotId(), tops);
                if (part.childId() != null && !topOf.containsKey(part.childId())) {
                    next.computeIfAbsent(part.childId(), id -> new HashSet<>()).addAll(tops);
                    note(unitTops, part.childId(), tops);
                    note(madeFor, inside.workOrder(), Set.of(part.childId()));
                }
            }
            topOf.putAll(next);
            level = next.keySet();
        }
        var held = new HashMap<Long, Reason>();
        heldUnits(unitTops.keySet())
                .forEach((id, code) ->
                        unitTops.get(id).forEach(top -> held.put(top, Reason.of("part-on-hold", "part", code))));
        Map<Long, Set<Long>> used = suspects.used(madeFor);
        var lots = new HashSet<>(lotTops.keySet());
        lots.addAll(used.keySet());
        Map<Long, String> heldLots = heldLots(lots);
        perhaps(used, heldLots)
                .forEach((id, code) ->
                        topOf.get(id).forEach(top -> held.put(top, Reason.of("lot-on-hold-perhaps", "lot", code))));
        heldLots.forEach((id, code) -> lotTops.getOrDefault(id, Set.of())
                .forEach(top -> held.put(top, Reason.of("lot-on-hold", "lot", code))));
        return held;
    }

    /** Units whose work order used a held lot as a whole, with the lot. */
    private Map<Long, String> perhaps(Map<Long, Set<Long>> used, Map<Long, String> heldLots) {
        Set<Long> units = used.entrySet().stream()
                .filter(e -> heldLots.containsKey(e.getKey()))
                .flatMap(e -> e.getValue().stream())
                .collect(Collectors.toSet());
        var perhaps = new HashMap<Long, String>();
        suspects.of(units, heldLots.keySet()).forEach((unit, lot) -> perhaps.put(unit, heldLots.get(lot)));
        return perhaps;
    }

    private static void note(Map<Long, Set<Long>> tops, Long id, Set<Long> more) {
        if (id != null) {
            tops.computeIfAbsent(id, i -> new HashSet<>()).addAll(more);
        }
    }

    private Map<Long, String> heldUnits(Collection<Long> ids) {
        return codes("SELECT id, code, holds FROM unit WHERE id <ids>", ids);
    }

    /** Those of the lots that are on hold, read under a lock that a hold being placed waits for. */
    Map<Long, String> heldLots(Collection<Long> ids) {
        return codes(
                "SELECT id, code, holds FROM lot WHERE id <ids>"
                        + (database.isPostgres() ? " ORDER BY id FOR SHARE" : " WITH RS"),
                ids);
    }

    private Map<Long, String> codes(String sql, Collection<Long> ids) {
        var found = new HashMap<Long, String>();
        if (!ids.isEmpty()) {
            database.use(h -> database.in(h.createQuery(sql), "ids", ids)
                    .map((rs, ctx) -> rs.getInt("holds") > 0 ? found.put(rs.getLong("id"), rs.getString("code")) : null)
                    .list());
        }
        return found;
    }
}
