package io.serialhub.ledger;

import io.serialhub.base.Database;
import io.serialhub.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** Tells who has to know of a correction: of the units, and of each order that it touches, with the partner behind it. */
@ApplicationScoped
class CorrectionNews {
    private static final String ORDERS = """
            SELECT o.code, o.kind, p.code AS party FROM doc_order o LEFT JOIN party p ON p.id = o.party_id
            WHERE o.id <ids> ORDER BY o.code
            """;

    @Inject
    Database database;

    @Inject
    Outbox outbox;

    /**
     * The message {@code order.corrected}.
     *
     * @param party the partner of the order, or null
     * @param event of the correction
     */
    record OrderCorrected(String order, String party, String event, String reason, List<String> units) {}

    /** @param orders ids of those that the corrected events or what is right instead belong to */
    void tell(long event, Scene scene, List<String> units, Collection<Long> orders) {
        outbox.add(scene.step().message(), units.size() == 1 ? units.get(0) : "event/" + event, event, null);
        if (orders.isEmpty()) {
            return;
        }
        List<OrderCorrected> told = database.with(h -> database.in(h.createQuery(ORDERS), "ids", new TreeSet<>(orders))
                .map((rs, ctx) -> new OrderCorrected(
                        rs.getString("code"), rs.getString("party"), Long.toString(event), scene.reason(), units))
                .list());
        told.forEach(order -> outbox.add("order.corrected", order.order(), null, order));
    }
}
