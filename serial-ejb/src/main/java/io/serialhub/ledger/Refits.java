package io.serialhub.ledger;

import io.serialhub.base.Database;
import io.serialhub.base.Reason;
import io.serialhub.material.BomIndex;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether parts that a correction puts into others find room there: somebody else may have taken their position since. */
@ApplicationScoped
class Refits {
    @Inject
    UnitStore units;

    @Inject
    Contents contents;

    @Inject
    BomIndex boms;

    @Inject
    Database database;

    /** @param position where it is afterwards in its parent, or null */
    record Refit(StoredUnit unit, UnitState after, String position) {
        private boolean enters() {
            return after.parentId() != null
                    && !after.parentId().equals(unit.state().parentId());
        }
    }

    /** Why parts cannot be where the correction says, by their ids. */
    Map<Long, Reason> refused(Collection<Refit> refits) {
        List<Refit> entering = refits.stream().filter(Refit::enters).toList();
        if (entering.isEmpty()) {
            return Map.of();
        }
        Map<Long, StoredUnit> parents = units.lock(
                entering.stream().map(refit -> refit.after().parentId()).collect(Collectors.toSet()));
        var positions = new Positions(
                boms.of(parents.values().stream()
                        .map(parent -> parent.state().materialId())
                        .collect(Collectors.toSet())),
                contents.partsOf(parents.keySet()));
        refits.stream()
                .filter(refit -> !Objects.equals(
                        refit.after().parentId(), refit.unit().state().parentId()))
                .forEach(refit -> positions.free(refit.unit().id()));
        Map<Long, Long> above = above(refits);
        var refused = new HashMap<Long, Reason>();
        for (Refit refit : entering) {
            StoredUnit parent = parents.get(refit.after().parentId());
            Reason full = refit.position() == null
                    ? null
                    : positions
                            .find(parent, refit.after().materialId(), refit.position(), null)
                            .reason();
            Reason why = circles(refit.unit().id(), above)
                    ? Reason.of("into-itself", "unit", refit.unit().code())
                    : full;
            if (why != null) {
                refused.put(refit.unit().id(), why);
            }
        }
        return refused;
    }

    /** The parent of each unit that stands above these once the correction is through, level by level. */
    private Map<Long, Long> above(Collection<Refit> refits) {
        var above = new HashMap<Long, Long>();
        refits.forEach(refit -> above.put(refit.unit().id(), refit.after().parentId()));
        Set<Long> level = new HashSet<>(above.values());
        level.remove(null);
        level.removeAll(above.keySet());
        while (!level.isEmpty()) {
            Map<Long, Long> found = parents(level);
            level.forEach(id -> above.put(id, found.get(id)));
            level = new HashSet<>(found.values());
            level.removeAll(above.keySet());
        }
        return above;
    }

    private Map<Long, Long> parents(Collection<Long> ids) {
        var found = new HashMap<Long, Long>();
        database.use(h -> database.in(
                        h.createQuery("SELECT id, parent_id FROM unit WHERE id <ids> AND parent_id IS NOT NULL"),
                        "ids",
                        ids)
                .map((rs, ctx) -> found.put(rs.getLong("id"), rs.getLong("parent_id")))
                .list());
        return found;
    }

    private static boolean circles(long unit, Map<Long, Long> above) {
        Set<Long> seen = new HashSet<>();
        for (Long at = above.get(unit); at != null && seen.add(at); at = above.get(at)) {
            if (at == unit) {
                return true;
            }
        }
        return false;
    }
}
