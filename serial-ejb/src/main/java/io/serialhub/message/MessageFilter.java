package io.serialhub.message;

import java.time.Instant;

/**
 * What to look for in the log of messages; every null part matches all.
 *
 * @param key   a business key, exactly as it is written: an order, a unit, a material …, a subject, or a message's own id
 * @param from  happened at or after
 * @param until happened before
 */
public record MessageFilter(
        Direction direction,
        String channel,
        String partner,
        String type,
        MessageStatus status,
        String key,
        Instant from,
        Instant until) {
    public static final MessageFilter ALL = new MessageFilter(null, null, null, null, null, null, null, null);

    public MessageFilter {
        channel = blankToNull(channel);
        partner = blankToNull(partner);
        type = blankToNull(type);
        key = blankToNull(key);
    }

    public static MessageFilter of(MessageStatus status, String partner, String key) {
        return new MessageFilter(null, null, partner, null, status, key, null, null);
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text.trim();
    }
}
