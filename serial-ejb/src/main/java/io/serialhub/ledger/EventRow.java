package io.serialhub.ledger;

import java.math.BigDecimal;

/**
 * One unit's share of an event: a row of {@code event_unit} before it is chained.
 *
 * @param line     order line that it counts on
 * @param other    the parent, for a unit that goes in or comes out
 * @param lotId    the unit's lot, or the lot of a part that is known by nothing else
 * @param data     JSON, or null
 * @param corrects the event that it corrects for the unit, or null; what is hashed of it stands in the data
 */
record EventRow(
        StoredUnit unit,
        String role,
        Long line,
        Long other,
        Long lotId,
        BigDecimal quantity,
        String position,
        String data,
        Long corrects) {

    static EventRow of(StoredUnit unit, String role) {
        return new EventRow(unit, role, null, null, null, null, null, null, null);
    }
}
