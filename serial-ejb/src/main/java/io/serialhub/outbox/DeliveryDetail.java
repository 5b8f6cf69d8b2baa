package io.serialhub.outbox;

import java.time.Instant;
import java.util.List;

/**
 * One delivery with what was said and every attempt.
 *
 * @param url    where it is sent
 * @param event  the ledger's event that it tells of, or null
 * @param body   the message as it goes out, secrets and personal fields masked; null once it was removed
 * @param tries  the first first
 */
public record DeliveryDetail(DeliveryView delivery, String url, Long event, String body, List<Attempt> tries) {
    public DeliveryDetail {
        tries = List.copyOf(tries);
    }

    /** @param answer of the receiver, or why there was none; cut and masked */
    public record Attempt(int part, Instant at, Integer status, Integer latencyMs, String answer) {}
}
