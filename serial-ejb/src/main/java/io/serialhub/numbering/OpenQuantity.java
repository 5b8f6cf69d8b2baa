package io.serialhub.numbering;

import io.serialhub.base.Database;
import io.serialhub.base.Problem;
import io.serialhub.order.OrderIndex;
import io.serialhub.order.OrderKey;
import io.serialhub.order.OrderKind;
import io.serialhub.order.OrderStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** How many numbers an order may still get. */
@ApplicationScoped
class OpenQuantity {
    private static final Set<OrderKind> KINDS = EnumSet.of(OrderKind.WORK, OrderKind.PURCHASE);
    private static final Set<OrderStatus> ENDED = EnumSet.of(OrderStatus.DONE, OrderStatus.CANCELLED);

    private Database database;
    private OrderIndex orders;

    protected OpenQuantity() {}

    @Inject
    OpenQuantity(Database database, OrderIndex orders) {
        this.database = database;
        this.orders = orders;
    }

    /**
     * Locks the order until the caller's transaction ends, so that two requests cannot both take what is open. Numbers of
     * batches that were cancelled or failed count as far as they were written.
     *
     * @throws Problem unknown-order, order-kind-unfit, order-ended, material-not-ordered, order-line-full
     */
    OrderKey require(String code, long materialId, String material, int quantity) {
        database.use(h -> h.execute("UPDATE doc_order SET status = status WHERE code = ?", code));
        OrderKey order = orders.get(code);
        if (!KINDS.contains(order.kind())) {
            throw Problem.invalid(
                    "order-kind-unfit",
                    "order",
                    order.code(),
                    "kind",
                    order.kind().word());
        }
        if (ENDED.contains(order.status())) {
            throw Problem.conflict(
                    "order-ended",
                    "order",
                    order.code(),
                    "status",
                    order.status().word());
        }
        List<OrderKey.Line> lines = order.lines().stream()
                .filter(line -> line.materialId() == materialId)
                .toList();
        if (lines.isEmpty()) {
            throw Problem.conflict("material-not-ordered", "order", order.code(), "material", material);
        }
        int ordered = lines.stream().mapToInt(OrderKey.Line::quantity).sum();
        long given = database.with(h -> given(h, order.id(), materialId));
        if (quantity > ordered - given) {
            throw Problem.conflict(
                    "order-line-full",
                    "order",
                    order.code(),
                    "line",
                    lines.get(0).lineNo(),
                    "quantity",
                    ordered,
                    "done",
                    given,
                    "count",
                    quantity);
        }
        return order;
    }

    private static long given(Handle h, long orderId, long materialId) {
        return h.createQuery("""
                        SELECT COALESCE(SUM(CASE WHEN status IN ('X', 'F') THEN done ELSE requested END), 0)
                        FROM number_batch WHERE order_id = :order AND material_id = :material
                        """)
                .bind("order", orderId)
                .bind("material", materialId)
                .mapTo(Long.class)
                .one();
    }
}
