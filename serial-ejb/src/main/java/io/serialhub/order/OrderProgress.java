package io.serialhub.order;

import io.serialhub.base.Coded;
import io.serialhub.base.Database;
import io.serialhub.base.Problem;
import io.serialhub.base.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Counts what was done on order lines and moves the orders' status with it, in the caller's transaction. The order's row
 * is locked first and stays locked: two scans that finish an order's last two lines must see each other.
 */
@ApplicationScoped
public class OrderProgress {
    private static final String LINE = """
            UPDATE order_line SET done = done + :n
            WHERE id = :line AND done + :n <= quantity AND done + :n >= 0
            """;

    private static final String PART = """
            UPDATE kit_part SET done = done + :n
            WHERE line_id = :line AND material_id = :material AND done + :n >= 0
              AND done + :n <= per_kit * (SELECT l.quantity FROM order_line l WHERE l.id = kit_part.line_id)
            """;

    /** As many kits are done as there are of the rarest part. */
    private static final String KITS = """
            UPDATE order_line SET done =
              (SELECT MIN(k.done / k.per_kit) FROM kit_part k WHERE k.line_id = order_line.id)
            WHERE id <lines>
            """;

    private Database database;
    private Rows rows;

    protected OrderProgress() {}

    @Inject
    public OrderProgress(Database database, Rows rows) {
        this.database = database;
        this.rows = rows;
    }

    /**
     * @param counts in pieces, by line and material; negative takes back
     * @throws Problem {@code order-line-full}, {@code order-line-below-zero}, {@code order-cancelled}
     */
    public void advance(Map<OrderKey.Slot, Integer> counts) {
        var inOrder = new TreeMap<OrderKey.Slot, Integer>(
                Comparator.comparingLong(OrderKey.Slot::lineId).thenComparingLong(OrderKey.Slot::materialId));
        inOrder.putAll(counts);
        inOrder.values().removeIf(n -> n == 0);
        if (inOrder.isEmpty()) {
            return;
        }
        Set<Long> lines = inOrder.keySet().stream().map(OrderKey.Slot::lineId).collect(Collectors.toSet());
        database.use(h -> {
            List<Long> orders = lockOrders(h, ordersOf(h, lines));
            Set<Long> ofKits = linesOfKits(h, lines);
            count(h, LINE, inOrder, slot -> !ofKits.contains(slot.lineId()));
            if (!ofKits.isEmpty()) {
                count(h, PART, inOrder, slot -> ofKits.contains(slot.lineId()));
                database.in(h.createUpdate(KITS), "lines", ofKits).execute();
            }
            moveStatus(h, orders);
        });
    }

    /** Each order by its key and in key order: an UPDATE that looks for them would wait for orders of others on Derby. */
    private static List<Long> lockOrders(Handle handle, Collection<Long> orderIds) {
        List<Long> inOrder = orderIds.stream().distinct().sorted().toList();
        var batch = handle.prepareBatch("UPDATE doc_order SET status = status WHERE id = :id");
        inOrder.forEach(id -> batch.bind("id", id).add());
        batch.execute();
        return inOrder;
    }

    private List<Long> ordersOf(Handle handle, Collection<Long> lineIds) {
        String sql = "SELECT order_id FROM order_line --DERBY-PROPERTIES constraint=ORDER_LINE_PK\nWHERE id <lines>";
        return database.in(handle.createQuery(sql), "lines", lineIds)
                .mapTo(Long.class)
                .list();
    }

    private Set<Long> linesOfKits(Handle handle, Collection<Long> lineIds) {
        String sql = "SELECT DISTINCT line_id FROM kit_part WHERE line_id <lines>";
        return Set.copyOf(database.in(handle.createQuery(sql), "lines", lineIds)
                .mapTo(Long.class)
                .list());
    }

    private static void count(
            Handle handle, String sql, Map<OrderKey.Slot, Integer> counts, Predicate<OrderKey.Slot> those) {
        List<OrderKey.Slot> slots = counts.keySet().stream().filter(those).toList();
        if (slots.isEmpty()) {
            return;
        }
        var batch = handle.prepareBatch(sql);
        for (OrderKey.Slot slot : slots) {
            batch.bind("line", slot.lineId()).bind("n", counts.get(slot));
            if (sql.equals(PART)) {
                batch.bind("material", slot.materialId());
            }
            batch.add();
        }
        int[] updated = batch.execute();
        for (int i = 0; i < updated.length; i++) {
            if (updated[i] == 0) {
                throw refusal(handle, slots.get(i).lineId(), counts.get(slots.get(i)));
            }
        }
    }

    private static Problem refusal(Handle handle, long lineId, int n) {
        String sql = """
                SELECT o.code, l.line_no, l.quantity, l.done
                FROM order_line l JOIN doc_order o ON o.id = l.order_id WHERE l.id = :id
                """;
        return handle.createQuery(sql)
                .bind("id", lineId)
                .map((rs, ctx) -> Problem.conflict(
                        n > 0 ? "order-line-full" : "order-line-below-zero",
                        "order",
                        rs.getString("code"),
                        "line",
                        rs.getInt("line_no"),
                        "quantity",
                        rs.getInt("quantity"),
                        "done",
                        rs.getInt("done"),
                        "count",
                        Math.abs(n)))
                .one();
    }

    /** The status that follows from what is done, after lines were written anew. */
    void settle(Collection<String> orders) {
        String sql = "SELECT id FROM doc_order WHERE code <orders> ORDER BY id";
        database.use(h -> moveStatus(
                h,
                database.in(h.createQuery(sql), "orders", orders)
                        .mapTo(Long.class)
                        .list()));
    }

    private void moveStatus(Handle handle, Collection<Long> orderIds) {
        String sql = """
                SELECT id, code, status, SUM(quantity) AS quantity, SUM(done) AS done
                FROM (SELECT o.id, o.code, o.status,
                             COALESCE(l.quantity * (SELECT SUM(k.per_kit) FROM kit_part k WHERE k.line_id = l.id),
                                      l.quantity) AS quantity,
                             COALESCE((SELECT SUM(k.done) FROM kit_part k WHERE k.line_id = l.id), l.done) AS done
                      FROM doc_order o --DERBY-PROPERTIES constraint=DOC_ORDER_PK
                      JOIN order_line l --DERBY-PROPERTIES constraint=ORDER_LINE_NO
                      ON l.order_id = o.id
                      WHERE o.id <orders>) line
                GROUP BY id, code, status
                ORDER BY id
                """;
        List<Progress> orders = database.in(handle.createQuery(sql), "orders", orderIds)
                .map((rs, ctx) -> new Progress(
                        rs.getLong("id"),
                        rs.getString("code"),
                        Coded.ofCode(OrderStatus.class, rs.getString("status")),
                        rs.getLong("quantity"),
                        rs.getLong("done")))
                .list();
        var moved = new ArrayList<Object[]>();
        for (Progress order : orders) {
            if (order.status() == OrderStatus.CANCELLED) {
                throw Problem.conflict("order-cancelled", "order", order.code());
            }
            if (order.status() != order.reached()) {
                moved.add(
                        new Object[] {order.id(), String.valueOf(order.reached().code())});
            }
        }
        rows.update(handle, "doc_order", List.of("id", "status"), moved);
    }

    private record Progress(long id, String code, OrderStatus status, long quantity, long done) {
        OrderStatus reached() {
            return OrderStatus.of(quantity, done);
        }
    }
}
