package io.serialhub.material;

import io.serialhub.audit.Audit;
import io.serialhub.base.Bulk;
import io.serialhub.base.Bulk.Plan;
import io.serialhub.base.Database;
import io.serialhub.base.Draft;
import io.serialhub.base.Ids;
import io.serialhub.base.Problem;
import io.serialhub.base.RowAnswer;
import io.serialhub.base.Saved.Outcome;
import io.serialhub.base.Store;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Materials by the hundred, by the rules of {@link Materials#save}. */
@Dependent
class ManyMaterials {
    private final EntityManager entityManager;
    private final Database database;
    private final MaterialIndex index;
    private final Store store;
    private final Ids ids;
    private final Audit audit;

    @Inject
    ManyMaterials(
            EntityManager entityManager, Database database, MaterialIndex index, Store store, Ids ids, Audit audit) {
        this.entityManager = entityManager;
        this.database = database;
        this.index = index;
        this.store = store;
        this.ids = ids;
        this.audit = audit;
    }

    List<RowAnswer> save(List<Draft<Material>> drafts, boolean allOrNothing) {
        if (drafts.isEmpty()) {
            return List.of();
        }
        var bulk = new Bulk<>(drafts, Material::code);
        Map<String, StoredMaterial> kept = kept(drafts);
        Map<String, String> owners = gtinOwners(drafts);
        Set<String> numbered = numbered(drafts, kept);
        var newIds = ids.several("material", drafts.size() - kept.size());
        bulk.decide(draft -> {
            Material material = draft.document();
            StoredMaterial stored = kept.get(material.code());
            if (stored == null) {
                Store.expectNew(material.code(), draft.expectedVersion());
            } else {
                Store.expect(material.code(), draft.expectedVersion(), stored.version());
                if (material.saysTheSameAs(stored.view())) {
                    return Plan.same(stored.view(), stored.version());
                }
                if (numbered.contains(material.code())) {
                    throw Problem.conflict(
                            "tracking-in-use",
                            "material",
                            material.code(),
                            "tracking",
                            stored.view().tracking().word());
                }
            }
            claimGtin(material, owners);
            return stored == null ? made(newIds.getAsLong(), material) : changed(stored, material);
        });
        if (bulk.write(allOrNothing)) {
            store.flush("materials");
            audit.changed("material", bulk.changes());
        }
        return bulk.answers();
    }

    private Plan made(long id, Material material) {
        var made = new StoredMaterial(id, material);
        return new Plan(Outcome.CREATED, null, () -> entityManager.persist(made), made::view, made::version);
    }

    private static Plan changed(StoredMaterial stored, Material material) {
        Material before = stored.view();
        return new Plan(Outcome.CHANGED, before, () -> stored.become(material), stored::view, stored::version);
    }

    private static void claimGtin(Material material, Map<String, String> owners) {
        if (material.gtin() == null) {
            return;
        }
        String owner = owners.putIfAbsent(material.gtin(), material.code());
        if (owner != null && !owner.equals(material.code())) {
            throw Problem.conflict("gtin-taken", "gtin", material.gtin(), "material", owner);
        }
    }

    private Map<String, StoredMaterial> kept(List<Draft<Material>> drafts) {
        Set<Long> known =
                index
                        .byCodes(drafts.stream().map(d -> d.document().code()).collect(Collectors.toSet()))
                        .values()
                        .stream()
                        .map(MaterialKey::id)
                        .collect(Collectors.toSet());
        if (known.isEmpty()) {
            return Map.of();
        }
        return entityManager
                .createQuery("SELECT m FROM StoredMaterial m WHERE m.id IN :ids", StoredMaterial.class)
                .setParameter("ids", known)
                .getResultStream()
                .collect(Collectors.toMap(stored -> stored.view().code(), Function.identity()));
    }

    private Map<String, String> gtinOwners(List<Draft<Material>> drafts) {
        Set<String> gtins = new HashSet<>();
        drafts.forEach(draft -> gtins.add(draft.document().gtin()));
        gtins.remove(null);
        var owners = new HashMap<String, String>();
        if (!gtins.isEmpty()) {
            database.use(h -> database.in(
                            h.createQuery("SELECT gtin, code FROM material WHERE gtin <gtins>"), "gtins", gtins)
                    .map((rs, ctx) -> owners.put(rs.getString("gtin"), rs.getString("code")))
                    .list());
        }
        return owners;
    }

    /** Those of which there are units already, and which are to be tracked in another way. */
    private Set<String> numbered(List<Draft<Material>> drafts, Map<String, StoredMaterial> kept) {
        Collection<String> otherwise = drafts.stream()
                .map(Draft::document)
                .filter(m ->
                        kept.containsKey(m.code()) && kept.get(m.code()).view().tracking() != m.tracking())
                .map(Material::code)
                .toList();
        if (otherwise.isEmpty()) {
            return Set.of();
        }
        String sql = "SELECT m.code FROM material m WHERE m.code <codes>"
                + " AND EXISTS (SELECT 1 FROM unit u WHERE u.material_id = m.id)";
        return Set.copyOf(database.with(h -> database.in(h.createQuery(sql), "codes", otherwise)
                .mapTo(String.class)
                .list()));
    }
}
