package io.serialhub.quality;

/**
 * A unit that an order could not count, because of a hold that still stands.
 *
 * @param because number of the lot, the part or the unit that is held
 * @param openedBy login of who placed the hold
 */
public record Stopped(String unit, String because, String hold, String reason, String openedBy) {}
