package io.serialhub.message;

import io.serialhub.base.Reason;
import java.time.Instant;

/**
 * A line of the log of messages.
 *
 * @param partner       the connection, subscription or account on the other side
 * @param message       the id that both sides tell it by, where it has one
 * @param subject       the business key it is about
 * @param quantity      units or rows in it
 * @param attempts      how many times it was tried
 * @param answer        of the other side, or ours, cut
 * @param nextAttemptAt when it is tried again, while it waits
 */
public record MessageView(
        long id,
        Direction direction,
        String channel,
        String partner,
        String type,
        String subject,
        String message,
        MessageStatus status,
        Integer quantity,
        int attempts,
        String answer,
        Reason reason,
        String actor,
        Instant happenedAt,
        Instant nextAttemptAt,
        Instant settledAt) {}
