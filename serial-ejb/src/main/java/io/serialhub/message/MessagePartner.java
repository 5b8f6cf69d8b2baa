package io.serialhub.message;

import java.time.Instant;

/**
 * How it goes with one other side.
 *
 * @param code    of the connection, subscription, endpoint or account
 * @param channel that it is reached by, or comes by
 * @param active  switched on
 * @param stopped by the hub: {@code gone} or {@code failing}; null otherwise
 * @param failingSince nothing has been delivered since
 * @param lastAt  when the last message came, or null when it is not known
 */
public record MessagePartner(
        Direction direction,
        String code,
        String channel,
        boolean active,
        String stopped,
        Instant failingSince,
        long waiting,
        long dead,
        long refused,
        Instant lastAt) {}
