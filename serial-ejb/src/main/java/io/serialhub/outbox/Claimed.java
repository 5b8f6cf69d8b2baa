package io.serialhub.outbox;

import io.serialhub.outbox.PayloadSource.JsonPart;
import io.serialhub.outbox.PayloadSource.Piece;
import java.time.Instant;
import java.util.List;

/** A delivery just taken, with all that its message is made of. */
record Claimed(
        long id,
        long fence,
        int part,
        int attempts,
        long subscriptionId,
        String url,
        List<String> secrets,
        long outboxId,
        String type,
        String subject,
        Instant createdAt,
        Long eventId,
        String payload) {

    Piece piece() {
        return new Piece(eventId, part);
    }

    /** @param said by the event, or null where the message has its own words, or none */
    DeliveryTask task(JsonPart said) {
        int parts = said == null ? 1 : said.parts();
        String message = MessageId.of(outboxId, createdAt, part, parts);
        String data = said == null ? payload : said.json();
        String body = CloudEvent.json(message, type, subject, createdAt, data);
        return new DeliveryTask(id, fence, subscriptionId, message, part, part >= parts, attempts, url, body, secrets);
    }
}
