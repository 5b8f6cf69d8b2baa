package io.serialhub.order;

import io.serialhub.audit.Audit;
import io.serialhub.base.Actor;
import io.serialhub.base.Bulk;
import io.serialhub.base.Database;
import io.serialhub.base.Door;
import io.serialhub.base.Draft;
import io.serialhub.base.Fields;
import io.serialhub.base.Ids;
import io.serialhub.base.Needs;
import io.serialhub.base.Page;
import io.serialhub.base.Permission;
import io.serialhub.base.Problem;
import io.serialhub.base.RowAnswer;
import io.serialhub.base.Saved;
import io.serialhub.base.Saved.Outcome;
import io.serialhub.base.Store;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Work, purchase, sales, transfer and return orders. The ledger counts on them; here they are announced and changed. */
@Stateless
@Door
public class Orders {
    @Inject
    EntityManager entityManager;

    @Inject
    Database database;

    @Inject
    OrderReader reader;

    @Inject
    OrderFigures figures;

    @Inject
    OrderNames names;

    @Inject
    KitParts kits;

    @Inject
    OrderProgress progress;

    @Inject
    ManyOrders many;

    @Inject
    Store store;

    @Inject
    Ids ids;

    @Inject
    Clock clock;

    @Inject
    Audit audit;

    @Inject
    Event<OrderCancelled> cancelled;

    /** With what is in stock at its site for every line. @throws Problem {@code unknown-order} */
    @Needs(Permission.ORDERS_READ)
    public OrderView get(String code) {
        return reader.view(code).orElseThrow(() -> unknown(code));
    }

    /** Those of these orders that there are, by code; one statement for all of them. */
    @Needs(Permission.ORDERS_READ)
    public Map<String, Order> find(Collection<String> codes) {
        var found = new HashMap<String, Order>();
        if (!codes.isEmpty()) {
            reader.find(codes).forEach((code, view) -> found.put(code, view.order()));
        }
        return found;
    }

    /** The newest first. @param after cursor of the page before, null for the first */
    @Needs(Permission.ORDERS_READ)
    public Page<OrderRow> list(OrderFilter filter, String after, Integer size) {
        return reader.list(filter, after, size);
    }

    /** Open ones that are due before the moment, the most urgent first. @param site null for all */
    @Needs(Permission.ORDERS_READ)
    public List<OrderRow> due(Instant before, String site, int most) {
        return figures.due(before, site, most);
    }

    /** How much is open of each kind of order; kinds without any are left out. @param site null for all */
    @Needs(Permission.ORDERS_READ)
    public List<Outlook> outlook(String site) {
        return figures.outlook(clock.instant(), site);
    }

    /**
     * What is due within a day, done or not, hour by hour, and what should have been done before it and is still open.
     *
     * @param from  where the asker's day begins
     * @param until where it ends, a day later
     * @param site  null for all
     */
    @Needs(Permission.ORDERS_READ)
    public List<Due> plan(Instant from, Instant until, String site) {
        return figures.plan(from, until, site);
    }

    /**
     * Makes or replaces the order with that code. What was done stays done: a line that has begun keeps its material and
     * cannot ask for less.
     *
     * @param expectedVersion what the caller saw, or null to replace whatever stands there
     * @throws Problem {@code changed-meanwhile}, {@code unknown-material}, {@code unknown-party},
     *     {@code unknown-location}, {@code unknown-site}, {@code site-missing}, {@code order-site-of-location},
     *     {@code order-cancelled}, {@code order-kind-stays}, {@code order-line-started}, {@code order-line-below-done}
     */
    @Needs(Permission.ORDERS_WRITE)
    public Saved<OrderView> save(Order asked, Long expectedVersion) {
        OrderNames.Resolved resolved = names.resolve(asked);
        Order order = resolved.order();
        if (!lock(order.code())) {
            Store.expectNew(order.code(), expectedVersion);
            var made = new StoredOrder(
                    ids.next("doc_order"), order, Actor.current().channel(), clock.instant());
            become(made, resolved);
            entityManager.persist(made);
            return written(order.code(), null);
        }
        OrderView before = reader.find(order.code()).orElseThrow();
        Store.expect(order.code(), expectedVersion, before.version());
        if (order.asksForTheSameAs(before.order())) {
            return new Saved<>(get(order.code()), Outcome.UNCHANGED);
        }
        kits.refuseTakingBack(before.order(), order);
        become(stored(order.code()), resolved);
        return written(order.code(), before.order());
    }

    /**
     * Many at once, by the same rules, in a number of statements that does not grow with them.
     *
     * @param drafts       at most {@link Bulk#MOST}
     * @param allOrNothing whether one bad row spoils them all
     * @throws Problem {@code too-many-rows}
     */
    @Needs(Permission.ORDERS_WRITE)
    public List<RowAnswer> saveAll(List<Draft<Order>> drafts, boolean allOrNothing) {
        return many.save(drafts, allOrNothing);
    }

    /**
     * Calls the order off, as long as nothing was done on it; again is no harm.
     *
     * @param reason for the audit trail, at most 500 characters
     * @throws Problem {@code unknown-order}, {@code order-started}
     */
    @Needs(Permission.ORDERS_WRITE)
    public OrderView cancel(String code, String reason) {
        String why = Fields.needed("reason", reason, 500);
        if (!lock(code)) {
            throw unknown(code);
        }
        StoredOrder stored = stored(code);
        if (!stored.isCancelled()) {
            Order before = reader.find(code).orElseThrow().order();
            kits.refuseTakingBack(before, null);
            stored.cancel();
            store.flush(code);
            Order after = reader.find(code).orElseThrow().order();
            audit.changed("cancel", "order", code, before, after, why);
            cancelled.fire(new OrderCancelled(code));
        }
        return get(code);
    }

    private void become(StoredOrder stored, OrderNames.Resolved resolved) {
        stored.become(
                resolved.order(),
                resolved.partyId(),
                resolved.locationId(),
                resolved.materials(),
                () -> ids.next("order_line"));
    }

    private Saved<OrderView> written(String code, Order before) {
        store.flush(code);
        kits.explode(List.of(code));
        progress.settle(List.of(code));
        OrderView after = get(code);
        audit.changed(before == null ? "create" : "change", "order", code, before, after.order());
        return new Saved<>(after, before == null ? Outcome.CREATED : Outcome.CHANGED);
    }

    /** Until the end of the transaction nobody counts on the order. @return whether it is there */
    private boolean lock(String code) {
        return database.with(h -> h.createUpdate("UPDATE doc_order SET status = status WHERE code = :code")
                        .bind("code", code)
                        .execute())
                > 0;
    }

    /** Read afresh, since the ledger counts on lines without JPA; a change of lines alone is a new version too. */
    private StoredOrder stored(String code) {
        StoredOrder stored = entityManager
                .createQuery("SELECT o FROM StoredOrder o WHERE o.code = :code", StoredOrder.class)
                .setParameter("code", code)
                .getSingleResult();
        entityManager.refresh(stored);
        entityManager.lock(stored, LockModeType.OPTIMISTIC_FORCE_INCREMENT);
        return stored;
    }

    private static Problem unknown(String code) {
        return Problem.notFound("unknown-order", "order", code);
    }
}
