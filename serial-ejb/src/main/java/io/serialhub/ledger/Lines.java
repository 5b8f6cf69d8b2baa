package io.serialhub.ledger;

import io.serialhub.base.Reason;
import io.serialhub.order.OrderKey;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is still open on the lines of an order while a call is judged. */
final class Lines {
    private final OrderKey order;
    private final Map<Long, Integer> open = new LinkedHashMap<>();
    private final Map<Long, Integer> counted = new HashMap<>();

    Lines(OrderKey order) {
        this.order = order;
        if (order != null) {
            order.lines().forEach(line -> open.put(line.id(), line.quantity() - line.done()));
        }
    }

    boolean wants(long materialId) {
        return order != null && order.lines().stream().anyMatch(line -> line.materialId() == materialId);
    }

    /** The first line of this material with room, or null. */
    Long lineFor(long materialId) {
        return order.lines().stream()
                .filter(line -> line.materialId() == materialId && open.get(line.id()) > 0)
                .map(OrderKey.Line::id)
                .findFirst()
                .orElse(null);
    }

    Reason refusal(long materialId, String material) {
        return wants(materialId)
                ? Reason.of("order-line-full", "order", order.code(), "material", material)
                : Reason.of("not-on-order", "order", order.code(), "material", material);
    }

    void count(long line, int n) {
        open.merge(line, -n, Integer::sum);
        counted.merge(line, n, Integer::sum);
    }

    Map<Long, Integer> counted() {
        return counted;
    }
}
