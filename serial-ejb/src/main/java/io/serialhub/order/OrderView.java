package io.serialhub.order;

import io.serialhub.base.Ref;
import java.time.Instant;
import java.util.List;

/**
 * One order as people and programs see it.
 *
 * @param source    the channel that it came by
 * @param createdAt when it came, UTC
 */
public record OrderView(
        String code,
        OrderKind kind,
        OrderStatus status,
        Ref party,
        Ref location,
        String site,
        Instant dueAt,
        String reference,
        String carrier,
        String tracking,
        String source,
        Instant createdAt,
        List<OrderLineView> lines,
        long version) {
    public OrderView {
        lines = List.copyOf(lines);
    }

    public int quantity() {
        return lines.stream().mapToInt(OrderLineView::quantity).sum();
    }

    public int done() {
        return lines.stream().mapToInt(OrderLineView::done).sum();
    }

    /** As a command would say it. */
    public Order order() {
        return new Order(
                code,
                kind,
                status,
                party == null ? null : party.code(),
                location == null ? null : location.code(),
                site,
                dueAt,
                reference,
                carrier,
                tracking,
                lines.stream()
                        .map(line ->
                                new OrderLine(line.lineNo(), line.material().code(), line.quantity(), line.done()))
                        .toList(),
                version);
    }
}
