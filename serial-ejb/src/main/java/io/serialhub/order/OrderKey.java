package io.serialhub.order;

import java.util.List;

/**
 * What other rooms need to know of an order.
 *
 * @param partyId    customer, supplier or dealer, or null
 * @param locationId line, warehouse or destination, or null
 */
public record OrderKey(
        long id,
        String code,
        OrderKind kind,
        OrderStatus status,
        Long partyId,
        Long locationId,
        String site,
        List<Line> lines) {
    public OrderKey {
        lines = List.copyOf(lines);
    }

    /** One line; lines come by their number. */
    public record Line(long id, int lineNo, long materialId, int quantity, int done) {}
}
