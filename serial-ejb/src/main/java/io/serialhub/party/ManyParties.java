package io.serialhub.party;

import io.serialhub.audit.Audit;
import io.serialhub.base.Bulk;
import io.serialhub.base.Bulk.Plan;
import io.serialhub.base.Draft;
import io.serialhub.base.Ids;
import io.serialhub.base.RowAnswer;
import io.serialhub.base.Saved.Outcome;
import io.serialhub.base.Store;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Parties by the hundred, by the rules of {@link Parties#save}. */
@Dependent
class ManyParties {
    private final EntityManager entityManager;
    private final PartyIndex index;
    private final Store store;
    private final Ids ids;
    private final Audit audit;

    @Inject
    ManyParties(EntityManager entityManager, PartyIndex index, Store store, Ids ids, Audit audit) {
        this.entityManager = entityManager;
        this.index = index;
        this.store = store;
        this.ids = ids;
        this.audit = audit;
    }

    List<RowAnswer> save(List<Draft<Party>> drafts, boolean allOrNothing) {
        if (drafts.isEmpty()) {
            return List.of();
        }
        var bulk = new Bulk<>(drafts, Party::code);
        Map<String, StoredParty> kept = kept(drafts);
        var newIds = ids.several("party", drafts.size() - kept.size());
        bulk.decide(draft -> {
            Party party = draft.document();
            StoredParty stored = kept.get(party.code());
            if (stored == null) {
                Store.expectNew(party.code(), draft.expectedVersion());
                var made = new StoredParty(newIds.getAsLong(), party);
                return new Plan(Outcome.CREATED, null, () -> entityManager.persist(made), made::view, made::version);
            }
            Store.expect(party.code(), draft.expectedVersion(), stored.version());
            Party before = stored.view();
            return party.saysTheSameAs(before)
                    ? Plan.same(before, stored.version())
                    : new Plan(Outcome.CHANGED, before, () -> stored.become(party), stored::view, stored::version);
        });
        if (bulk.write(allOrNothing)) {
            store.flush("partners");
            audit.changed("party", bulk.changes());
        }
        return bulk.answers();
    }

    private Map<String, StoredParty> kept(List<Draft<Party>> drafts) {
        Set<Long> known =
                index
                        .byCodes(drafts.stream().map(d -> d.document().code()).collect(Collectors.toSet()))
                        .values()
                        .stream()
                        .map(PartyKey::id)
                        .collect(Collectors.toSet());
        if (known.isEmpty()) {
            return Map.of();
        }
        return entityManager
                .createQuery("SELECT p FROM StoredParty p WHERE p.id IN :ids", StoredParty.class)
                .setParameter("ids", known)
                .getResultStream()
                .collect(Collectors.toMap(stored -> stored.view().code(), Function.identity()));
    }
}
