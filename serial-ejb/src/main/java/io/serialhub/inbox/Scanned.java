package io.serialhub.inbox;

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

/** A scan as the REST interface writes it: one code, several, or items with their details. */
record Scanned(
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
    /** The event has no id of its own: the message's id keeps it from counting twice. */
    Recording recording() {
        if (Stream.of(code, codes, items).filter(Objects::nonNull).count() != 1) {
            throw Problem.invalid("scan-of-what");
        }
        List<Item> things = items != null
                ? items
                : (code != null ? List.of(code) : codes).stream().map(Item::of).toList();
        var context = new Context(order, party, location, reason, happenedAt, corrects, fields);
        return new Recording(null, step, mode, things, context);
    }
}
