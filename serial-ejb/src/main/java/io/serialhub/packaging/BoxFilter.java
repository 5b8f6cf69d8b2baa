package io.serialhub.packaging;

/**
 * Which handling units to list; everything may be null.
 *
 * @param text what the SSCC begins with, or all of it in any form
 * @param open true: still being packed; false: closed at least once
 */
public record BoxFilter(String text, BoxKind kind, Boolean open) {
    public static final BoxFilter ALL = new BoxFilter(null, null, null);
}
