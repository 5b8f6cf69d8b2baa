package io.serialhub.order;

import io.serialhub.base.Coded;
import io.serialhub.base.Database;
import io.serialhub.base.Problem;
import io.serialhub.base.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/**
 * Counts what was done on order lines and moves the orders' status with it, in the caller's transaction. The order's row
 * is locked first and stays locked: two scans that finish an order's last two lines must see each other.
 */
@ApplicationScoped
public class OrderProgress {
    private Database database;
    private Rows rows;

    protected OrderProgress() {}

    @Inject
    public OrderProgress(Database database, Rows rows) {
        this.database = database;
        this.rows = rows;
    }

    /**
     * @param counts by line id, in pieces; negative takes back
     * @throws Problem {@code order-line-full}, {@code order-line-below-zero}, {@code order-cancelled}
     */
    public void advance(Map<Long, Integer> counts) {
        var inOrder = new TreeMap<>(counts);
        inOrder.values().removeIf(n -> n == 0);
        if (inOrder.isEmpty()) {
            return;
        }
        database.use(h -> {
            lockOrders(h, inOrder.keySet());
            count(h, inOrder);
            moveStatus(h, inOrder.keySet());
        });
    }

    private void lockOrders(Handle handle, Collection<Long> lineIds) {
        String sql = """
                UPDATE doc_order SET status = status
                WHERE id IN (SELECT order_id FROM order_line WHERE id <lines>)
                """;
        database.in(handle.createUpdate(sql), "lines", lineIds).execute();
    }

    private void count(Handle handle, TreeMap<Long, Integer> counts) {
        String sql = """
                UPDATE order_line SET done = done + :n
                WHERE id = :id AND done + :n <= quantity AND done + :n >= 0
                """;
        var batch = handle.prepareBatch(sql);
        counts.forEach((id, n) -> batch.bind("id", id).bind("n", n).add());
        int[] updated = batch.execute();
        int i = 0;
        for (var count : counts.entrySet()) {
            if (updated[i++] == 0) {
                throw refusal(handle, count.getKey(), count.getValue());
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

    private void moveStatus(Handle handle, Collection<Long> lineIds) {
        String sql = """
                SELECT o.id, o.code, o.status, SUM(l.quantity) AS quantity, SUM(l.done) AS done
                FROM doc_order o JOIN order_line l ON l.order_id = o.id
                WHERE o.id IN (SELECT order_id FROM order_line WHERE id <lines>)
                GROUP BY o.id, o.code, o.status
                ORDER BY o.id
                """;
        List<Progress> orders = database.in(handle.createQuery(sql), "lines", lineIds)
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
