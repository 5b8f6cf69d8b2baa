package io.serialhub.location;

/**
 * Which places to list; everything may be null.
 *
 * @param text   occurs in code or a name, whatever the case
 * @param site   code of the site that they belong to
 * @param active in use or not any more
 */
public record LocationFilter(String text, LocationKind kind, String site, Boolean active) {
    public static final LocationFilter ALL = new LocationFilter(null, null, null, null);

    public static LocationFilter of(String text, LocationKind kind) {
        return new LocationFilter(text, kind, null, null);
    }
}
