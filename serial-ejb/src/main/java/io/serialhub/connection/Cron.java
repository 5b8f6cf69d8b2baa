package io.serialhub.connection;

import io.serialhub.base.Problem;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;

/**
 * The five fields of crontab(5): minute, hour, day of month, month, day of week (0 and 7 are Sunday), each {@code *},
 * values, ranges, steps, with commas between. When both days are restricted either is enough. An hour that summer time
 * leaves out is made up for as soon as the clock goes on; one that it repeats counts once.
 */
final class Cron {
    private static final int YEARS = 5;

    private final BitSet minutes;
    private final BitSet hours;
    private final BitSet days;
    private final BitSet months;
    private final BitSet weekdays;
    private final boolean eitherDay;

    private Cron(String[] fields) {
        minutes = field(fields[0], 0, 59);
        hours = field(fields[1], 0, 23);
        days = field(fields[2], 1, 31);
        months = field(fields[3], 1, 12);
        weekdays = field(fields[4], 0, 7);
        if (weekdays.get(7)) {
            weekdays.set(0);
        }
        eitherDay = !fields[2].startsWith("*") && !fields[4].startsWith("*");
    }

    /** @throws Problem schedule-unreadable */
    static Cron of(String text) {
        String[] fields = text.strip().split("\\s+");
        try {
            if (fields.length == 5) {
                return new Cron(fields);
            }
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("schedule-unreadable", "schedule", text);
        }
        throw Problem.invalid("schedule-unreadable", "schedule", text);
    }

    Instant next(Instant after, ZoneId zone) {
        ZonedDateTime from = after.atZone(zone);
        ZonedDateTime at = from.truncatedTo(ChronoUnit.MINUTES).plusMinutes(1);
        ZonedDateTime end = at.plusYears(YEARS);
        while (at.isBefore(end)) {
            if (!months.get(at.getMonthValue()) || !day(at)) {
                at = at.toLocalDate().plusDays(1).atStartOfDay(zone);
            } else if (!hours.get(at.getHour())) {
                ZonedDateTime hour = at.truncatedTo(ChronoUnit.HOURS).plusHours(1);
                if (skipped(at, hour)) {
                    return hour.toInstant();
                }
                at = hour;
            } else if (!minutes.get(at.getMinute()) || repeated(at)) {
                at = at.plusMinutes(1);
            } else {
                return at.toInstant();
            }
        }
        throw Problem.invalid("schedule-unreadable", "schedule", "never");
    }

    private boolean day(ZonedDateTime at) {
        boolean day = days.get(at.getDayOfMonth());
        boolean weekday = weekdays.get(at.getDayOfWeek().getValue() % 7);
        return eitherDay ? day || weekday : day && weekday;
    }

    /** Whether a wanted hour was left out between these two. */
    private boolean skipped(ZonedDateTime before, ZonedDateTime next) {
        return next.toLocalDate().equals(before.toLocalDate())
                && next.getHour() == before.getHour() + 2
                && hours.get(before.getHour() + 1);
    }

    private static boolean repeated(ZonedDateTime at) {
        return !at.equals(at.withEarlierOffsetAtOverlap());
    }

    private static BitSet field(String text, int min, int max) {
        var values = new BitSet(max + 1);
        for (String part : text.split(",", -1)) {
            String[] stepped = part.split("/", 2);
            int step = stepped.length == 1 ? 1 : Integer.parseInt(stepped[1]);
            String[] range = stepped[0].equals("*") ? new String[] {"" + min, "" + max} : stepped[0].split("-", 2);
            int from = Integer.parseInt(range[0]);
            int to = range.length == 2 ? Integer.parseInt(range[1]) : stepped.length == 2 ? max : from;
            if (from < min || to > max || from > to || step < 1) {
                throw new IllegalArgumentException(text);
            }
            for (int i = from; i <= to; i += step) {
                values.set(i);
            }
        }
        return values;
    }
}
