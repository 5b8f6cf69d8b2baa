package io.serialhub.web.rest;

import io.serialhub.base.Problem;
import io.serialhub.ledger.Context;
import io.serialhub.ledger.Item;
import io.serialhub.ledger.Mode;
import io.serialhub.ledger.Recording;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What happened to one unit, several or many, as flat as a simple client can write it.
 *
 * @param code  one unit
 * @param codes several units in the first role of the step
 * @param items units with roles and details; exactly one of the three is given
 */
record Scan(
        String eventId,
        String step,
        Mode mode,
        String code,
        List<String> codes,
        List<Item> items,
        String order,
        String party,
        String location,
        String reason,
        Instant happenedAt,
        String corrects,
        Map<String, String> fields) {

    Scan {
        codes = codes == null || codes.isEmpty() ? null : codes; // many clients write a list that they have no use for
        items = items == null || items.isEmpty() ? null : items;
        if (Stream.of(code, codes, items).filter(Objects::nonNull).count() != 1) {
            throw Problem.invalid("scan-of-what");
        }
    }

    /** @param key the header Idempotency-Key, another way to send the event id */
    Recording recording(String key) {
        if (key != null && eventId != null && !key.equals(eventId)) {
            throw Problem.invalid("event-id-twice", "id", eventId, "key", key);
        }
        return new Recording(
                eventId == null ? key : eventId,
                step,
                mode,
                things(),
                new Context(order, party, location, reason, happenedAt, corrects, fields));
    }

    private List<Item> things() {
        if (items != null) {
            return items;
        }
        return (code != null ? List.of(code) : codes).stream().map(Item::of).toList();
    }
}
