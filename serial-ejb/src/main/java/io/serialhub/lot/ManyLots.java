package io.serialhub.lot;

import io.serialhub.audit.Audit;
import io.serialhub.base.Bulk;
import io.serialhub.base.Bulk.Plan;
import io.serialhub.base.Draft;
import io.serialhub.base.Ids;
import io.serialhub.base.Problem;
import io.serialhub.base.RowAnswer;
import io.serialhub.base.Saved.Outcome;
import io.serialhub.base.Store;
import io.serialhub.material.MaterialIndex;
import io.serialhub.material.MaterialKey;
import io.serialhub.party.PartyIndex;
import io.serialhub.party.PartyKey;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Lots by the hundred, by the rules of {@link Lots#save}. */
@Dependent
class ManyLots {
    private final EntityManager entityManager;
    private final MaterialIndex materials;
    private final PartyIndex parties;
    private final Store store;
    private final Ids ids;
    private final Audit audit;

    @Inject
    ManyLots(
            EntityManager entityManager,
            MaterialIndex materials,
            PartyIndex parties,
            Store store,
            Ids ids,
            Audit audit) {
        this.entityManager = entityManager;
        this.materials = materials;
        this.parties = parties;
        this.store = store;
        this.ids = ids;
        this.audit = audit;
    }

    List<RowAnswer> save(List<Draft<Lot>> drafts, boolean allOrNothing) {
        if (drafts.isEmpty()) {
            return List.of();
        }
        var bulk = new Bulk<>(drafts, lot -> lot.material() + " " + lot.code());
        Map<String, MaterialKey> keys = materials.byCodes(all(drafts, Lot::material));
        Map<String, PartyKey> suppliers = parties.byCodes(all(drafts, Lot::supplier));
        Map<LotName, StoredLot> kept = kept(keys.values(), all(drafts, Lot::code));
        Map<Long, PartyKey> keptSuppliers = parties.byIds(kept.values().stream()
                .map(StoredLot::supplierId)
                .filter(java.util.Objects::nonNull)
                .collect(Collectors.toSet()));
        var newIds = ids.several("lot", drafts.size());
        bulk.decide(draft -> {
            Lot lot = draft.document();
            MaterialKey material = keys.get(lot.material());
            if (material == null) {
                throw Problem.invalid("unknown-material", "material", lot.material());
            }
            Long supplier = supplierId(lot, suppliers);
            StoredLot stored = kept.get(new LotName(material.id(), lot.code()));
            if (stored == null) {
                Store.expectNew(lot.code(), draft.expectedVersion());
                var made = new StoredLot(newIds.getAsLong(), material.id(), lot, supplier);
                return new Plan(
                        Outcome.CREATED,
                        null,
                        () -> entityManager.persist(made),
                        () -> made.view(lot.material(), lot.supplier()),
                        made::version);
            }
            Store.expect(lot.code(), draft.expectedVersion(), stored.version());
            PartyKey before = stored.supplierId() == null ? null : keptSuppliers.get(stored.supplierId());
            Lot view = stored.view(lot.material(), before == null ? null : before.code());
            return lot.saysTheSameAs(view)
                    ? Plan.same(view, stored.version())
                    : new Plan(
                            Outcome.CHANGED,
                            view,
                            () -> stored.become(lot, supplier),
                            () -> stored.view(lot.material(), lot.supplier()),
                            stored::version);
        });
        if (bulk.write(allOrNothing)) {
            store.flush("lots");
            audit.changed("lot", bulk.changes());
        }
        return bulk.answers();
    }

    private static Long supplierId(Lot lot, Map<String, PartyKey> suppliers) {
        if (lot.supplier() == null) {
            return null;
        }
        PartyKey key = suppliers.get(lot.supplier());
        if (key == null) {
            throw Problem.invalid("unknown-party", "party", lot.supplier());
        }
        return key.id();
    }

    private static Set<String> all(List<Draft<Lot>> drafts, java.util.function.Function<Lot, String> field) {
        Set<String> values = new HashSet<>();
        drafts.forEach(draft -> values.add(field.apply(draft.document())));
        values.remove(null);
        return values;
    }

    private Map<LotName, StoredLot> kept(Collection<MaterialKey> of, Set<String> codes) {
        if (of.isEmpty()) {
            return Map.of();
        }
        var kept = new HashMap<LotName, StoredLot>();
        entityManager
                .createQuery(
                        "SELECT l FROM StoredLot l WHERE l.materialId IN :materials AND l.code IN :codes",
                        StoredLot.class)
                .setParameter("materials", of.stream().map(MaterialKey::id).collect(Collectors.toSet()))
                .setParameter("codes", codes)
                .getResultStream()
                .forEach(stored -> kept.put(stored.name(), stored));
        return kept;
    }
}
