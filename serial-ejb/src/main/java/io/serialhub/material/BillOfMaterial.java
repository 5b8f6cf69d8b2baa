package io.serialhub.material;

import io.serialhub.audit.Audit;
import io.serialhub.base.Coded;
import io.serialhub.base.ContentVersion;
import io.serialhub.base.Database;
import io.serialhub.base.Fields;
import io.serialhub.base.Ids;
import io.serialhub.base.Problem;
import io.serialhub.base.Saved;
import io.serialhub.base.Saved.Outcome;
import io.serialhub.base.Store;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What materials are made of, one level each; a number of statements that grows with the levels, not with the lines. */
@Dependent
class BillOfMaterial {
    private final EntityManager entityManager;
    private final Database database;
    private final MaterialIndex index;
    private final Store store;
    private final Ids ids;
    private final Audit audit;

    @Inject
    BillOfMaterial(
            EntityManager entityManager, Database database, MaterialIndex index, Store store, Ids ids, Audit audit) {
        this.entityManager = entityManager;
        this.database = database;
        this.index = index;
        this.store = store;
        this.ids = ids;
        this.audit = audit;
    }

    Saved<List<BomLineView>> save(long materialId, String code, List<BomLine> lines, String expectedVersion) {
        Map<String, MaterialKey> components = components(lines);
        lock();
        List<BomLineView> before = lines(materialId);
        ContentVersion.expect(code, expectedVersion, content(before));
        if (sameLines(before, lines)) {
            return new Saved<>(before, Outcome.UNCHANGED);
        }
        refuseCycle(materialId, components.values());
        replace(materialId, lines, components);
        store.flush(code);
        List<BomLineView> after = lines(materialId);
        audit.changed(before.isEmpty() ? "create" : "change", "bom", code, before, after);
        return new Saved<>(after, before.isEmpty() ? Outcome.CREATED : Outcome.CHANGED);
    }

    /** What a bill says, apart from what its components are called. */
    static List<BomLine> content(List<BomLineView> lines) {
        return lines.stream().map(BomLineView::line).toList();
    }

    List<BomLineView> lines(long materialId) {
        String sql = """
                SELECT l.position, m.code, m.name_zh, m.name_en, m.tracking, l.quantity
                FROM bom_line l JOIN material m ON m.id = l.component_id
                WHERE l.material_id = :material
                ORDER BY l.position
                """;
        return database.with(h -> h.createQuery(sql)
                .bind("material", materialId)
                .map((rs, ctx) -> new BomLineView(
                        rs.getString("position"),
                        rs.getString("code"),
                        rs.getString("name_zh"),
                        rs.getString("name_en"),
                        Coded.ofCode(Tracking.class, rs.getString("tracking")),
                        Fields.quantity("quantity", rs.getBigDecimal("quantity"))))
                .list());
    }

    private Map<String, MaterialKey> components(List<BomLine> lines) {
        var codes = new HashSet<String>();
        var positions = new HashSet<String>();
        for (BomLine line : lines) {
            codes.add(line.component());
            if (!positions.add(line.position())) {
                throw Problem.invalid("bom-position-twice", "position", line.position());
            }
        }
        Map<String, MaterialKey> found = index.byCodes(codes);
        for (BomLine line : lines) {
            if (!found.containsKey(line.component())) {
                throw Problem.invalid("unknown-component", "component", line.component(), "position", line.position());
            }
        }
        return found;
    }

    /** Two bills saved at once could close a cycle that neither sees alone; so they are saved one after the other. */
    private void lock() {
        database.use(h -> h.execute("LOCK TABLE bom_line IN EXCLUSIVE MODE"));
    }

    private static boolean sameLines(List<BomLineView> before, List<BomLine> lines) {
        Comparator<BomLine> byPosition = Comparator.comparing(BomLine::position);
        return before.stream()
                .map(BomLineView::line)
                .sorted(byPosition)
                .toList()
                .equals(lines.stream().sorted(byPosition).toList());
    }

    private void refuseCycle(long materialId, Collection<MaterialKey> components) {
        Set<Long> componentIds = components.stream().map(MaterialKey::id).collect(Collectors.toSet());
        List<Long> way = BomCycle.find(materialId, componentIds, this::below);
        if (!way.isEmpty()) {
            Map<Long, MaterialKey> keys = index.byIds(way);
            throw Problem.conflict(
                    "bom-cycle",
                    "way",
                    way.stream().map(id -> keys.get(id).code()).collect(Collectors.joining(" → ")));
        }
    }

    private Map<Long, List<Long>> below(Set<Long> materialIds) {
        String sql = "SELECT material_id, component_id FROM bom_line WHERE material_id <ids>";
        var found = new HashMap<Long, List<Long>>();
        database.use(h -> database.in(h.createQuery(sql), "ids", materialIds)
                .map((rs, ctx) -> new long[] {rs.getLong("material_id"), rs.getLong("component_id")})
                .forEach(edge ->
                        found.computeIfAbsent(edge[0], id -> new ArrayList<>()).add(edge[1])));
        return found;
    }

    /** A position that stays keeps its row. */
    private void replace(long materialId, List<BomLine> lines, Map<String, MaterialKey> components) {
        Map<String, StoredBomLine> kept = entityManager
                .createQuery("SELECT l FROM StoredBomLine l WHERE l.materialId = :material", StoredBomLine.class)
                .setParameter("material", materialId)
                .getResultStream()
                .collect(Collectors.toMap(StoredBomLine::position, line -> line));
        for (BomLine line : lines) {
            long component = components.get(line.component()).id();
            StoredBomLine stored = kept.remove(line.position());
            if (stored == null) {
                entityManager.persist(new StoredBomLine(
                        ids.next("bom_line"), materialId, line.position(), component, line.quantity()));
            } else {
                stored.become(component, line.quantity());
            }
        }
        kept.values().forEach(entityManager::remove);
    }
}
