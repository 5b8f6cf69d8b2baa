package io.serialhub.outbox;

import io.serialhub.outbox.PayloadSource.JsonPart;
import io.serialhub.outbox.PayloadSource.Piece;
import java.time.Instant;
import java.util.List;

/**
 * A delivery with all that its message is made of.
 *
 * @param materials that its receiver asks for; empty for all
 * @param gap       the id of the last message before it about one of its units, where that one was given up
 */
record Claimed(
        long id,
        long fence,
        int part,
        int attempts,
        long subscriptionId,
        String url,
        List<String> secrets,
        List<String> materials,
        long outboxId,
        String type,
        String subject,
        Instant createdAt,
        Long eventId,
        int units,
        String payload,
        String gap) {

    Piece piece() {
        return new Piece(eventId, part, materials, units);
    }

    /** @param said by the event, or null where the message has its own words, or none */
    DeliveryTask task(long lane, JsonPart said) {
        int parts = said == null ? 1 : said.parts();
        return new DeliveryTask(
                id,
                fence,
                lane,
                subscriptionId,
                MessageId.of(outboxId, createdAt, part, parts),
                type,
                part,
                part >= parts,
                attempts,
                url,
                body(said),
                secrets);
    }

    String body(JsonPart said) {
        String message = MessageId.of(outboxId, createdAt, part, said == null ? 1 : said.parts());
        return CloudEvent.json(message, type, subject, createdAt, gap, said == null ? payload : said.json());
    }
}
