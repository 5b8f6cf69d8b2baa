package io.serialhub.stock;

/**
 * A number of units that is counted only so far.
 *
 * @param units exact, unless {@code more}
 * @param more  there are more than that
 */
public record Tally(int units, boolean more) {}
