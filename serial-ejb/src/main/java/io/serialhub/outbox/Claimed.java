package io.serialhub.outbox;

import io.serialhub.outbox.PayloadSource.JsonPart;
import io.serialhub.outbox.PayloadSource.Piece;
import java.time.Instant;

/**
 * A delivery with all that its message is made of.
 *
 * @param gap the id of the last message before it about one of its units, where that one was given up
 */
record Claimed(
        long id,
        long fence,
        int part,
        int attempts,
        int units,
        Instant due,
        Target target,
        long outboxId,
        String type,
        String subject,
        Instant createdAt,
        Long eventId,
        String payload,
        String gap) {

    Piece piece() {
        return new Piece(eventId, part, target.materials(), units);
    }

    Place place() {
        return new Place(due, outboxId);
    }

    /** @param said by the event, or null where the message has its own words, or none */
    DeliveryTask task(long lane, JsonPart said) {
        int parts = said == null ? 1 : said.parts();
        String message = MessageId.of(outboxId, createdAt, part, parts);
        return new DeliveryTask(
                id,
                fence,
                lane,
                target.id(),
                message,
                type,
                part,
                part >= parts,
                attempts,
                target.url(),
                CloudEvent.json(message, type, subject, createdAt, gap, said == null ? payload : said.json()),
                target.secrets());
    }
}
