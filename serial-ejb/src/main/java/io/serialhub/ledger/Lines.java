package io.serialhub.ledger;

import io.serialhub.base.Reason;
import io.serialhub.order.OrderKey;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** What is still open on the lines of an order while a call is judged, and how much of it is promised to named units. */
final class Lines {
    private final OrderKey order;
    private final Map<OrderKey.Slot, Integer> open = new LinkedHashMap<>();
    private final Map<Long, Integer> promised;
    private final Map<OrderKey.Slot, Integer> counted = new HashMap<>();

    /** @param promised units that are reserved for this very order, by material */
    Lines(OrderKey order, Map<Long, Integer> promised) {
        this.order = order;
        this.promised = new HashMap<>(promised);
        if (order != null) {
            order.open().forEach(open::put);
        }
    }

    boolean wants(long materialId) {
        return order != null && open.keySet().stream().anyMatch(slot -> slot.materialId() == materialId);
    }

    /** The first line of this unit's material with room for it, or null. */
    OrderKey.Slot lineFor(UnitState unit) {
        long materialId = unit.materialId();
        boolean own = isPromised(unit);
        int room = 0;
        OrderKey.Slot first = null;
        for (Map.Entry<OrderKey.Slot, Integer> slot : open.entrySet()) {
            if (slot.getKey().materialId() == materialId) {
                room += slot.getValue();
                first = first == null && slot.getValue() > 0 ? slot.getKey() : first;
            }
        }
        return own || room > promised.getOrDefault(materialId, 0) ? first : null;
    }

    private boolean isPromised(UnitState unit) {
        return order != null && Objects.equals(unit.reservedFor(), order.id());
    }

    Reason refusal(long materialId, String material) {
        if (!wants(materialId)) {
            return Reason.of("not-on-order", "order", order.code(), "material", material);
        }
        boolean full =
                open.entrySet().stream().noneMatch(e -> e.getKey().materialId() == materialId && e.getValue() > 0);
        return full
                ? full(materialId, material)
                : Reason.of("order-line-promised", "order", order.code(), "material", material);
    }

    /** Told by the last line of the material, in pieces of it; what this call has counted before is among what is done. */
    private Reason full(long materialId, String material) {
        OrderKey.Line line = order.lines().stream()
                .filter(each -> open.containsKey(new OrderKey.Slot(each.id(), materialId)))
                .reduce((before, last) -> last)
                .orElseThrow();
        int asked = line.pieces(materialId);
        return Reason.of(
                "order-line-full",
                "order",
                order.code(),
                "line",
                line.lineNo(),
                "material",
                material,
                "quantity",
                asked,
                "done",
                asked - open.get(new OrderKey.Slot(line.id(), materialId)),
                "count",
                1);
    }

    void count(OrderKey.Slot line, int n) {
        open.merge(line, -n, Integer::sum);
        counted.merge(line, n, Integer::sum);
    }

    /** Keeps count of promises that the call makes and takes back. */
    void promise(UnitState before, UnitState after) {
        int change = (isPromised(after) ? 1 : 0) - (isPromised(before) ? 1 : 0);
        if (change != 0) {
            promised.merge(after.materialId(), change, Integer::sum);
        }
    }

    Map<OrderKey.Slot, Integer> counted() {
        return counted;
    }
}
