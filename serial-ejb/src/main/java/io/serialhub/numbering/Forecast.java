package io.serialhub.numbering;

import io.serialhub.base.Reason;
import java.time.LocalDate;
import java.util.List;

/**
 * How long a rule lasts at the pace of the last 90 days.
 *
 * @param days     how many days were looked at
 * @param taken    counter values that were taken in them
 * @param left     values that are left where it gets tight first, in its present period
 * @param runsOut  the day on which it would run out there; null when it does not at this pace, or starts again before
 * @param busiest  the periods in which most was taken, the busiest first, at most three
 * @param sentence all that in words, and what to do
 */
public record Forecast(
        int days, long taken, long left, LocalDate runsOut, List<Busy> busiest, Level level, Reason sentence) {
    public Forecast {
        busiest = List.copyOf(busiest);
    }

    /** Values taken in one period of the counter, such as a day on one line. */
    public record Busy(String scope, long taken) {}

    /** ENOUGH: nothing to do. SOON: widen it in the next half year. NOW: in the next 30 days. */
    public enum Level {
        ENOUGH,
        SOON,
        NOW
    }
}
