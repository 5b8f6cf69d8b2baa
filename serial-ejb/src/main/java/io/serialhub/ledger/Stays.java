package io.serialhub.ledger;

import io.serialhub.base.Columns;
import io.serialhub.base.Database;
import io.serialhub.base.Ids;
import io.serialhub.base.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The stays of units inside others, told anew from their histories once something was corrected. A projection like the
 * unit's state: what an event wrote is worth no more than what the history says since.
 */
@ApplicationScoped
class Stays {
    private static final String STORED = """
            SELECT a.id, a.parent_id, a.child_id, a.material_id, a.position, a.from_event, a.from_at, a.to_event, a.to_at
            FROM assembly a --DERBY-PROPERTIES constraint=ASSEMBLY_CHILD_FK
            WHERE a.child_id <ids> ORDER BY a.child_id, a.id
            """;

    @Inject
    Database database;

    @Inject
    Rows rows;

    @Inject
    Ids ids;

    @Inject
    History histories;

    @Inject
    StepBook steps;

    private record Stored(long id, Stay stay) {}

    /** Stays that are stored, by unit. */
    Map<Long, List<Stay>> of(Collection<Long> unitIds) {
        var found = new HashMap<Long, List<Stay>>();
        stored(unitIds)
                .forEach(stored -> found.computeIfAbsent(stored.stay().childId(), id -> new ArrayList<>())
                        .add(stored.stay()));
        return found;
    }

    private List<Stored> stored(Collection<Long> unitIds) {
        return unitIds.isEmpty()
                ? List.of()
                : database.with(h -> database.in(h.createQuery(STORED), "ids", unitIds)
                        .map((rs, ctx) -> {
                            return new Stored(
                                    rs.getLong("id"),
                                    new Stay(
                                            rs.getLong("parent_id"),
                                            rs.getLong("child_id"),
                                            rs.getLong("material_id"),
                                            rs.getString("position"),
                                            rs.getLong("from_event"),
                                            Columns.instant(rs, "from_at"),
                                            Columns.number(rs, "to_event"),
                                            Columns.instant(rs, "to_at")));
                        })
                        .list());
    }

    /**
     * Tells the stays of those anew that were ever part of something.
     *
     * @param before their histories up to the correction
     */
    void retell(Collection<UnitStore.Change> changes, Map<Long, List<HistoryRow>> before) {
        var materials = new HashMap<Long, Long>();
        for (UnitStore.Change change : changes) {
            long id = change.unit().id();
            if (change.after().parentId() != null
                    || before.getOrDefault(id, List.of()).stream().anyMatch(row -> row.other() != null)) {
                materials.put(id, change.after().materialId());
            }
        }
        if (!materials.isEmpty()) {
            retell(materials);
        }
    }

    /** @param materials of the units today, by their ids */
    private void retell(Map<Long, Long> materials) {
        var fold = new Fold(steps::version);
        Set<Stay> told = new LinkedHashSet<>();
        histories
                .of(materials.keySet())
                .forEach((unit, history) -> told.addAll(fold.stays(materials.get(unit), history)));
        List<Long> wrong = stored(materials.keySet()).stream()
                .filter(stored -> !told.remove(stored.stay()))
                .map(Stored::id)
                .toList();
        if (!wrong.isEmpty()) {
            database.use(h -> database.in(h.createUpdate("DELETE FROM assembly WHERE id <ids>"), "ids", wrong)
                    .execute());
        }
        insert(List.copyOf(told));
    }

    private void insert(List<Stay> stays) {
        if (stays.isEmpty()) {
            return;
        }
        long first = ids.take("assembly", stays.size());
        var values = new ArrayList<Object[]>(stays.size());
        for (Stay stay : stays) {
            values.add(new Object[] {
                first + values.size(),
                stay.parentId(),
                stay.childId(),
                stay.materialId(),
                BigDecimal.ONE,
                stay.position(),
                stay.fromEvent(),
                stay.fromAt(),
                stay.toEvent(),
                stay.toAt()
            });
        }
        List<String> columns = List.of(
                "id",
                "parent_id",
                "child_id",
                "material_id",
                "quantity",
                "position",
                "from_event",
                "from_at",
                "to_event",
                "to_at");
        database.use(h -> rows.insert(h, "assembly", columns, values));
    }

    /** What went in by the event is not inside, so that its position is free for what was right. */
    void vacate(long event, Collection<Long> unitIds) {
        database.use(h -> database.in(
                        h.createUpdate("DELETE FROM assembly WHERE from_event = :event AND to_event IS NULL"
                                + " AND (child_id <ids> OR child_id IS NULL AND parent_id <ids>)"),
                        "ids",
                        unitIds)
                .bind("event", event)
                .execute());
    }
}
