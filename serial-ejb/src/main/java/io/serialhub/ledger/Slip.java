package io.serialhub.ledger;

/**
 * One thing that was recorded wrongly, with what a correction says of it.
 *
 * @param row  of the unit in the event that is corrected
 * @param unit that the event was recorded for
 * @param meant the unit that was meant instead, or null
 */
record Slip(Correction.Change change, long event, StoredUnit unit, HistoryRow row, StoredUnit meant) {
    boolean isTakenBack() {
        return meant != null || !change.isAmended();
    }

    Together together() {
        return isTakenBack()
                ? new Together(event, null, null, null, null)
                : new Together(event, change.order(), change.party(), change.location(), change.as());
    }

    /** Units of one box stay together as long as the same is right for all of them. */
    record Together(long event, String order, String party, String location, String as) {}
}
