package io.serialhub.ledger;

import com.fasterxml.jackson.core.type.TypeReference;
import io.serialhub.base.Database;
import io.serialhub.base.Json;
import io.serialhub.material.MaterialIndex;
import io.serialhub.material.MaterialKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether a unit is of the trade item whose GTIN stands on its label, today or when that was printed. */
@ApplicationScoped
class TradeItems {
    @Inject
    Database database;

    @Inject
    MaterialIndex materials;

    /** A number that was found and how it was sought. */
    record Match(Sought sought, Hit hit) {}

    /**
     * Without those whose trade item is another. A unit that rework made another material keeps its old label and fits by
     * it; a GTIN that nobody has entered fits units of materials that have none. At most three statements.
     */
    List<Match> fitting(List<Match> matches) {
        Set<String> gtins = matches.stream()
                .map(match -> match.sought().gtin())
                .filter(gtin -> gtin != null)
                .collect(Collectors.toSet());
        if (gtins.isEmpty()) {
            return matches;
        }
        Map<String, MaterialKey> named = materials.byGtins(gtins);
        Set<Long> bare = withoutGtin(matches);
        Map<Long, Set<Long>> former = former(matches, named);
        return matches.stream()
                .filter(match -> {
                    String gtin = match.sought().gtin();
                    MaterialKey material = gtin == null ? null : named.get(gtin);
                    Hit hit = match.hit();
                    return gtin == null
                            || (material == null
                                    ? bare.contains(hit.materialId())
                                    : isOf(material, hit)
                                            || former.getOrDefault(hit.id(), Set.of())
                                                    .contains(material.id()));
                })
                .toList();
    }

    private static boolean isOf(MaterialKey material, Hit hit) {
        return hit.materialId() == material.id();
    }

    private Set<Long> withoutGtin(List<Match> matches) {
        Set<Long> ids = matches.stream().map(match -> match.hit().materialId()).collect(Collectors.toSet());
        return new HashSet<>(database.with(
                h -> database.in(h.createQuery("SELECT id FROM material WHERE gtin IS NULL AND id <ids>"), "ids", ids)
                        .mapTo(Long.class)
                        .list()));
    }

    /** What else a unit has been, by unit. */
    private Map<Long, Set<Long>> former(List<Match> matches, Map<String, MaterialKey> named) {
        Set<Long> others = matches.stream()
                .filter(match -> match.sought().gtin() != null)
                .filter(match -> named.containsKey(match.sought().gtin())
                        && !isOf(named.get(match.sought().gtin()), match.hit()))
                .map(match -> match.hit().id())
                .collect(Collectors.toSet());
        return others.isEmpty() ? Map.of() : former(others);
    }

    private Map<Long, Set<Long>> former(Collection<Long> units) {
        var former = new HashMap<Long, Set<Long>>();
        database.use(h -> database.in(h.createQuery("""
                        SELECT l.unit_id, l.data FROM event_unit l --DERBY-PROPERTIES constraint=EVENT_UNIT_PK
                        WHERE l.unit_id <units> AND l.data LIKE '%"fromMaterialId"%'
                        """), "units", units)
                .map((rs, ctx) -> {
                    Map<String, Object> data = Json.read(rs.getString("data"), new TypeReference<>() {});
                    return former.computeIfAbsent(rs.getLong("unit_id"), id -> new HashSet<>())
                            .add(((Number) data.get("fromMaterialId")).longValue());
                })
                .list());
        return former;
    }
}
