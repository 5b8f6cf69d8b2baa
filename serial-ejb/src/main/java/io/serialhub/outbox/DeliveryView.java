package io.serialhub.outbox;

import java.time.Instant;

/**
 * One message on its way to one subscription.
 *
 * @param message       the id that the receiver sees
 * @param units         how many units of the event it tells of; 0 where there is no event
 * @param part          the part of the message that is sent next, or was sent last
 * @param attempts      how many failed
 * @param nextAttemptAt when it is tried again, while pending
 * @param waitsFor      the id of the earlier message that holds it back
 * @param lastStatus    of the last answer; 0 when there was none, null when nothing was tried
 * @param lastAnswer    of a receiver that took it, cut
 */
public record DeliveryView(
        long id,
        String message,
        String subscription,
        String type,
        String subject,
        int units,
        DeliveryStatus status,
        int part,
        int attempts,
        Instant createdAt,
        Instant nextAttemptAt,
        String waitsFor,
        Integer lastStatus,
        String lastError,
        String lastAnswer,
        Integer latencyMs,
        Instant settledAt) {}
