package io.serialhub.outbox;

import java.time.Instant;

/**
 * Which deliveries; every null part matches all.
 *
 * @param type  exactly
 * @param key   a business key: the message's subject, a unit in its event, the event's order, or the message's own id
 * @param from  happened at or after
 * @param until happened before
 */
public record DeliveryFilter(
        String subscription, DeliveryStatus status, String type, String key, Instant from, Instant until) {
    public static final DeliveryFilter ALL = new DeliveryFilter(null, null, null, null, null, null);

    public DeliveryFilter {
        subscription = blankToNull(subscription);
        type = blankToNull(type);
        key = blankToNull(key);
    }

    public static DeliveryFilter of(String subscription, DeliveryStatus status) {
        return new DeliveryFilter(subscription, status, null, null, null, null);
    }

    public DeliveryFilter with(DeliveryStatus other) {
        return new DeliveryFilter(subscription, other, type, key, from, until);
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text.trim();
    }
}
