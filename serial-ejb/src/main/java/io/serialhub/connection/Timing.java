package io.serialhub.connection;

import io.serialhub.base.Fields;
import io.serialhub.base.Problem;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When a connection runs.
 *
 * @param schedule {@code every 30s}, {@code every 10m}, {@code every 2h}; or minute, hour, day of month, month and day of
 *                 week as cron has them: {@code 0 6 * * 1-5}
 * @param zone     whose clock the schedule means
 */
public record Timing(String schedule, String zone) {
    private static final Pattern EVERY = Pattern.compile("every (\\d{1,4}) ?([smh])");
    private static final long SHORTEST_SECONDS = 5;

    public static final Timing USUAL = new Timing(null, null);

    public Timing {
        schedule = Fields.optional("schedule", schedule, 100);
        schedule = schedule == null ? "every 1m" : schedule;
        zone = Fields.optional("zone", zone, 60);
        zone = zone == null ? "Asia/Shanghai" : zone;
        try {
            ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw Problem.invalid("time-zone-unknown", "zone", zone);
        }
        if (every(schedule) == null) {
            Cron.of(schedule);
        }
    }

    /** The first moment after this one; runs that were missed are made up for by one. */
    public Instant next(Instant after) {
        Duration pause = every(schedule);
        return pause != null ? after.plus(pause) : Cron.of(schedule).next(after, ZoneId.of(zone));
    }

    private static Duration every(String schedule) {
        Matcher every = EVERY.matcher(schedule);
        if (!every.matches()) {
            return null;
        }
        long n = Long.parseLong(every.group(1));
        long seconds = switch (every.group(2)) {
            case "s" -> n;
            case "m" -> n * 60;
            default -> n * 3600;
        };
        if (seconds < SHORTEST_SECONDS) {
            throw Problem.invalid("schedule-too-often", "schedule", schedule, "seconds", SHORTEST_SECONDS);
        }
        return Duration.ofSeconds(seconds);
    }
}
