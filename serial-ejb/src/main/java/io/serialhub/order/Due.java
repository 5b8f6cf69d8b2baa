package io.serialhub.order;

/**
 * What orders of a kind ask for by a day.
 *
 * @param hour   of the day in UTC, 0 to 23; {@link #LATE} for what should have been done before that day
 * @param pieces asked for; of what is late, only what is still missing
 * @param done   of these
 */
public record Due(OrderKind kind, int hour, long pieces, long done) {
    public static final int LATE = -1;

    public boolean isLate() {
        return hour == LATE;
    }
}
