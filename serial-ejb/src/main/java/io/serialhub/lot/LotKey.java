package io.serialhub.lot;

/**
 * What other rooms need to know of a lot.
 *
 * @param holds open holds on the whole lot
 */
public record LotKey(long id, long materialId, String code, int holds) {
    /** The lot's business key. */
    public LotName name() {
        return new LotName(materialId, code);
    }
}
