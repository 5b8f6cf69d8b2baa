package io.serialhub.ledger;

/**
 * A unit that a code may mean.
 *
 * @param exact whether it is written so
 * @param uniq  of the unit: what its number is unique by
 */
record Hit(long id, String code, long materialId, boolean exact, String uniq) {
    /** Made by our rules, and so unique everywhere. */
    boolean own() {
        return !uniq.startsWith("=");
    }
}
