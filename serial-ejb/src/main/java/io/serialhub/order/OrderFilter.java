package io.serialhub.order;

/**
 * Which orders to list; everything may be null.
 *
 * @param text occurs in code or reference, or in code or name of the party, whatever the case
 * @param site code of the site that they belong to
 */
public record OrderFilter(OrderKind kind, OrderStatus status, String text, String site) {
    public static final OrderFilter ALL = new OrderFilter(null, null, null, null);

    public static OrderFilter of(OrderKind kind, OrderStatus status) {
        return new OrderFilter(kind, status, null, null);
    }

    public static OrderFilter containing(String text) {
        return new OrderFilter(null, null, text, null);
    }
}
