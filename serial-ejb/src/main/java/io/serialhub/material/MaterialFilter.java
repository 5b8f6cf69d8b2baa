package io.serialhub.material;

/**
 * Which materials to list; everything may be null.
 *
 * @param text   occurs in code, a name, specification or GTIN, whatever the case
 * @param active in use or not any more
 */
public record MaterialFilter(String text, Tracking tracking, Boolean active) {
    public static final MaterialFilter ALL = new MaterialFilter(null, null, null);

    public static MaterialFilter containing(String text) {
        return new MaterialFilter(text, null, null);
    }
}
