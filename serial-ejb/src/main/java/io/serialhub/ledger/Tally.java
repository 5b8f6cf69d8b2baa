package io.serialhub.ledger;

/**
 * A number of units that is counted only so far.
 *
 * @param units exact, unless {@code more}
 * @param more  there are more than that
 */
public record Tally(int units, boolean more) {
    /** Lists and overviews count no further: it takes the same time however many there are. */
    public static final int MOST = 10_000;

    /** @param counted by a statement that stops after one more than {@link #MOST} */
    public static Tally of(int counted) {
        return new Tally(Math.min(counted, MOST), counted > MOST);
    }

    public Tally and(Tally other) {
        return new Tally(units + other.units, more || other.more);
    }
}
