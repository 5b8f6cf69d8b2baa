package io.serialhub.lot;

/**
 * Which lots to list; everything may be null.
 *
 * @param text     occurs in the lot's code, or in code or name of material or supplier, whatever the case
 * @param material code
 * @param supplier code
 */
public record LotFilter(String text, String material, String supplier) {
    public static final LotFilter ALL = new LotFilter(null, null, null);

    public static LotFilter containing(String text) {
        return new LotFilter(text, null, null);
    }
}
