package io.serialhub.ledger;

/**
 * A unit as the database holds it, or one that is about to be born.
 *
 * @param birthSite site that made or took over its number; where it is now, its place tells
 * @param seq  sequence of its last event; 0 before the first
 * @param hash of its last event; null before the first
 * @param last its last event, or null
 */
record StoredUnit(long id, String code, String birthSite, UnitState state, int seq, byte[] hash, LastEvent last) {
    /** What a repeated scan is recognised by. */
    record LastEvent(long event, String step, String role, Long orderId, Long placeId, Long other) {}

    boolean isNew() {
        return seq == 0;
    }
}
