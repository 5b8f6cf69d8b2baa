package io.serialhub.order;

import io.serialhub.audit.Audit;
import io.serialhub.base.Actor;
import io.serialhub.base.Bulk;
import io.serialhub.base.Bulk.Plan;
import io.serialhub.base.Database;
import io.serialhub.base.Draft;
import io.serialhub.base.Ids;
import io.serialhub.base.RowAnswer;
import io.serialhub.base.Saved.Outcome;
import io.serialhub.base.Store;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/** Orders by the hundred, by the rules of {@link Orders#save}, in a number of statements that does not grow with them. */
@Dependent
class ManyOrders {
    private final EntityManager entityManager;
    private final Database database;
    private final OrderReader reader;
    private final OrderNames names;
    private final KitParts kits;
    private final OrderProgress progress;
    private final Store store;
    private final Ids ids;
    private final Clock clock;
    private final Audit audit;

    @Inject
    ManyOrders(
            EntityManager entityManager,
            Database database,
            OrderReader reader,
            OrderNames names,
            KitParts kits,
            OrderProgress progress,
            Store store,
            Ids ids,
            Clock clock,
            Audit audit) {
        this.entityManager = entityManager;
        this.database = database;
        this.reader = reader;
        this.names = names;
        this.kits = kits;
        this.progress = progress;
        this.store = store;
        this.ids = ids;
        this.clock = clock;
        this.audit = audit;
    }

    List<RowAnswer> save(List<Draft<Order>> drafts, boolean allOrNothing) {
        if (drafts.isEmpty()) {
            return List.of();
        }
        var bulk = new Bulk<>(drafts, Order::code);
        List<Order> asked = drafts.stream().map(Draft::document).toList();
        Set<String> codes = asked.stream().map(Order::code).collect(Collectors.toCollection(TreeSet::new));
        lock(codes);
        var before = new Before(reader.find(codes), stored(codes), kits.begun(codes));
        OrderNames.Known known = names.known(asked);
        LongSupplier newIds =
                ids.several("doc_order", asked.size() - before.views().size());
        LongSupplier lineIds = ids.several(
                "order_line",
                asked.stream().mapToInt(order -> order.lines().size()).sum());
        var written = new TreeSet<String>();
        var after = new HashMap<String, OrderView>();
        bulk.decide(draft -> decide(draft, before, known, new Ways(newIds, lineIds, written, after)));
        if (bulk.write(allOrNothing)) {
            store.flush("orders");
            kits.explode(written);
            progress.settle(written);
            after.putAll(reader.find(written));
            audit.changed("order", bulk.changes());
        }
        return bulk.answers();
    }

    /** What stands there before anything is written, by code. */
    private record Before(
            Map<String, OrderView> views, Map<String, StoredOrder> stored, Map<String, Map<Integer, Integer>> begun) {}

    /**
     * Where new ids come from, which orders are to be written, and where their views stand once they are.
     */
    private record Ways(LongSupplier newIds, LongSupplier lineIds, Set<String> written, Map<String, OrderView> after) {}

    private Plan decide(Draft<Order> draft, Before before, OrderNames.Known known, Ways ways) {
        OrderNames.Resolved resolved = known.resolve(draft.document());
        Order order = resolved.order();
        String code = order.code();
        OrderView view = before.views().get(code);
        if (view == null) {
            Store.expectNew(code, draft.expectedVersion());
            var made = new StoredOrder(
                    ways.newIds().getAsLong(), order, Actor.current().channel(), clock.instant());
            become(made, resolved, ways.lineIds());
            return plan(Outcome.CREATED, null, made, () -> entityManager.persist(made), ways);
        }
        Store.expect(code, draft.expectedVersion(), view.version());
        if (order.asksForTheSameAs(view.order())) {
            return Plan.same(view.order(), view.version());
        }
        KitParts.refuseTakingBack(view.order(), order, before.begun().getOrDefault(code, Map.of()));
        StoredOrder stored = before.stored().get(code);
        stored.refuse(order, resolved.materials());
        return plan(Outcome.CHANGED, view.order(), stored, () -> change(stored, resolved, ways.lineIds()), ways);
    }

    private static Plan plan(Outcome outcome, Order before, StoredOrder stored, Runnable write, Ways ways) {
        String code = stored.code();
        ways.written().add(code);
        return new Plan(
                outcome,
                before,
                write,
                () -> ways.after().get(code).order(),
                () -> ways.after().get(code).version());
    }

    private static void become(StoredOrder stored, OrderNames.Resolved resolved, LongSupplier lineIds) {
        stored.become(resolved.order(), resolved.partyId(), resolved.locationId(), resolved.materials(), lineIds);
    }

    private void change(StoredOrder stored, OrderNames.Resolved resolved, LongSupplier lineIds) {
        entityManager.lock(stored, LockModeType.OPTIMISTIC_FORCE_INCREMENT);
        become(stored, resolved, lineIds);
    }

    /** In the order of their codes, so that two calls take them alike; until the end nobody counts on them. */
    private void lock(Collection<String> codes) {
        database.use(h -> {
            var batch = h.prepareBatch("UPDATE doc_order SET status = status WHERE code = :code");
            codes.forEach(code -> batch.bind("code", code).add());
            batch.execute();
        });
    }

    /** Read afresh, since the ledger counts on lines without JPA. */
    private Map<String, StoredOrder> stored(Collection<String> codes) {
        return entityManager
                .createQuery(
                        "SELECT DISTINCT o FROM StoredOrder o LEFT JOIN FETCH o.lines WHERE o.code IN :codes",
                        StoredOrder.class)
                .setParameter("codes", codes)
                .setHint("eclipselink.refresh", "true")
                .getResultStream()
                .collect(Collectors.toMap(StoredOrder::code, Function.identity()));
    }
}
