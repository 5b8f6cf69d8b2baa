package io.serialhub.ledger;

import java.time.Instant;
import java.util.Map;

/**
 * What an event says about one item, in ids: all that a {@link Verb} may read besides the unit itself. Everything in it
 * is stored with the event, so that a fold years later sees the same.
 *
 * @param placeKind  kind of the place when the event was recorded
 * @param ownerKind  what the party was to us when the event was recorded, or null without a party
 * @param other      the parent, for an item that goes into one
 * @param data       what the sender and the door said of this item alone
 */
record Facts(
        Long orderId,
        Long placeId,
        Character placeKind,
        Long partyId,
        OwnerKind ownerKind,
        Instant happenedAt,
        Long other,
        Long lotId,
        Map<String, Object> data) {

    /** A box stood for the unit, or it is being packed. */
    boolean inBox() {
        return data.containsKey(Verb.BOX);
    }

    Long number(String key) {
        return data.get(key) instanceof Number number ? number.longValue() : null;
    }

    String text(String key) {
        return data.get(key) instanceof String text ? text : null;
    }
}
