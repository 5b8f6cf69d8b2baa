package io.serialhub.outbox;

import java.time.Instant;

/**
 * A line of the message log.
 *
 * @param message       the id that the receiver sees
 * @param part          the part of the message that is sent next, or was sent last
 * @param attempts      how many failed
 * @param nextAttemptAt when it is tried again, while pending
 * @param lastStatus    of the last answer; 0 when there was none, null when nothing was tried
 */
public record DeliveryView(
        long id,
        String message,
        String subscription,
        String type,
        String subject,
        DeliveryStatus status,
        int part,
        int attempts,
        Instant createdAt,
        Instant nextAttemptAt,
        Integer lastStatus,
        String lastError,
        Integer latencyMs,
        Instant settledAt) {}
