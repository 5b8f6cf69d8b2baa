package io.serialhub.ledger;

import java.time.Instant;
import java.util.Map;

/**
 * What all items of a call share. Everything may be null where the step does not need it.
 *
 * @param order      code of the order that the step works on
 * @param party      code of the customer, dealer or supplier; a shipment takes it from the order
 * @param location   code of the place that units come to; production takes it from the order
 * @param reason     in words, for people
 * @param happenedAt when it happened; null: now. A moment in the future is refused
 * @param corrects   the event that this one corrects
 * @param fields     further fields that the step declares, such as carrier and tracking
 */
public record Context(
        String order,
        String party,
        String location,
        String reason,
        Instant happenedAt,
        String corrects,
        Map<String, String> fields) {

    public static final Context NONE = new Context(null, null, null, null, null, null, null);

    public Context {
        fields = fields == null ? Map.of() : Map.copyOf(fields);
    }

    public static Context ofOrder(String order) {
        return new Context(order, null, null, null, null, null, null);
    }

    public static Context at(String location) {
        return new Context(null, null, location, null, null, null, null);
    }

    public Context location(String code) {
        return new Context(order, party, code, reason, happenedAt, corrects, fields);
    }

    public Context party(String code) {
        return new Context(order, code, location, reason, happenedAt, corrects, fields);
    }

    public Context because(String words) {
        return new Context(order, party, location, words, happenedAt, corrects, fields);
    }

    public Context when(Instant instant) {
        return new Context(order, party, location, reason, instant, corrects, fields);
    }

    public Context with(Map<String, String> more) {
        return new Context(order, party, location, reason, happenedAt, corrects, more);
    }
}
