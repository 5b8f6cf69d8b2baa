package io.serialhub.numbering;

import io.serialhub.base.Actor;
import io.serialhub.base.Database;
import io.serialhub.base.Ids;
import io.serialhub.base.Problem;
import io.serialhub.order.OrderIndex;
import io.serialhub.party.PartyIndex;
import io.serialhub.party.PartyKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;

/** Makes pools: those that somebody asks for, and those that numbers come back to. */
@ApplicationScoped
class PoolMaker {
    private static final String RETURNS = "BACK-";
    private static final int CODE_LENGTH = 40;

    @Inject
    Database database;

    @Inject
    Occasions occasions;

    @Inject
    OrderIndex orders;

    @Inject
    PartyIndex parties;

    @Inject
    Ids ids;

    @Inject
    Clock clock;

    /** @return its id. @throws Problem pool-there, unknown-material, unknown-order, unknown-party */
    long make(PoolDraft draft) {
        long id = ids.next("number_pool");
        String code = draft.code() == null ? "NP-%06d".formatted(id) : draft.code();
        if (find(code) != null) {
            throw Problem.conflict("pool-there", "pool", code);
        }
        Long supplier =
                draft.supplier() == null ? null : party(draft.supplier()).id();
        Long order = draft.order() == null ? null : orders.get(draft.order()).id();
        long material = occasions.material(draft.material()).id();
        database.use(h -> h.createUpdate("""
                        INSERT INTO number_pool (id, code, name, kind, material_id, order_id, line, supplier_id, created_by,
                          created_at, version)
                        VALUES (:id, :code, :name, :kind, :material, :order, :line, :supplier, :by, :now, 1)
                        """)
                .bind("id", id)
                .bind("code", code)
                .bind("name", draft.name())
                .bind("kind", String.valueOf(draft.kind().code()))
                .bind("material", material)
                .bind("order", order)
                .bind("line", draft.line())
                .bind("supplier", supplier)
                .bind("by", Actor.current().login())
                .bind("now", clock.instant())
                .execute());
        return id;
    }

    /** The pool of a material that numbers come back to which never stood in one; made at first need. */
    long returns(String material) {
        String whole = RETURNS + material;
        String code = whole.length() <= CODE_LENGTH
                ? whole
                : RETURNS + occasions.material(material).id();
        Long there = find(code);
        return there != null
                ? there
                : make(new PoolDraft(code, "退回 Returned " + material, material, null, null, null, null, 0));
    }

    PartyKey party(String code) {
        PartyKey found = parties.byCodes(List.of(code)).get(code);
        if (found == null) {
            throw Problem.invalid("unknown-party", "party", code);
        }
        return found;
    }

    private Long find(String code) {
        return database.with(h -> h.createQuery("SELECT id FROM number_pool WHERE code = :code")
                .bind("code", code)
                .mapTo(Long.class)
                .findOne()
                .orElse(null));
    }
}
