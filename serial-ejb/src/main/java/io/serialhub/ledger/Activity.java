package io.serialhub.ledger;

import io.serialhub.base.Database;
import io.serialhub.base.Door;
import io.serialhub.base.Needs;
import io.serialhub.base.Permission;
import io.serialhub.base.Where;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** How much happened, hour by hour: what a day looked like, not which units. */
@Stateless
@Door
public class Activity {
    @Inject
    Database database;

    @Inject
    Clock clock;

    /**
     * @param step  code of the step
     * @param hour  of the day in UTC, 0 to 23
     * @param units that it happened to in that hour
     */
    public record Hour(String step, int hour, long units) {}

    /** @param day on the asker's calendar */
    public record Day(LocalDate day, String step, long units) {}

    /**
     * Day by day, so far.
     *
     * @param from  the first day's beginning
     * @param zone  whose calendar; by the shift that it has now
     * @param site  where it happened; null for all
     */
    @Needs(Permission.UNITS_READ)
    public List<Day> perDay(Instant from, ZoneId zone, String site) {
        int minutes = zone.getRules().getOffset(clock.instant()).getTotalSeconds() / 60;
        String day = "CAST({fn TIMESTAMPADD(SQL_TSI_MINUTE, " + minutes + ", recorded_at)} AS DATE)";
        String sql = "SELECT at_day, step, SUM(items) AS units FROM (SELECT " + day
                + " AS at_day, step, items FROM event <where>) told GROUP BY at_day, step";
        return database.with(h -> since("recorded_at", from, site)
                .on(h.createQuery(sql))
                .map((rs, context) ->
                        new Day(rs.getDate("at_day").toLocalDate(), rs.getString("step"), rs.getLong("units")))
                .list());
    }

    /** Whether anything has happened to units beyond giving them numbers. */
    @Needs(Permission.UNITS_READ)
    public boolean isBegun() {
        return database.with(h -> h.createQuery("""
                                SELECT id FROM event WHERE step NOT IN ('allocate', 'draw', 'give-back', 'encode')
                                FETCH FIRST 1 ROWS ONLY
                                """).mapTo(Long.class).findFirst())
                .isPresent();
    }

    /** Units that scans and lists were refused for since then; a repeated scan is none. @param site null for all */
    @Needs(Permission.UNITS_READ)
    public long refused(Instant from, String site) {
        return database.with(h -> since("refused_at", from, site)
                .on(h.createQuery("SELECT COALESCE(SUM(items), 0) FROM refusal <where>"))
                .mapTo(Long.class)
                .one());
    }

    /**
     * @param from the beginning of a span of at most 24 hours up to now; later hours of the clock would fold into one
     * @param site where it happened; null for all
     */
    @Needs(Permission.UNITS_READ)
    public List<Hour> perHour(Instant from, String site) {
        String sql = """
                SELECT step, {fn HOUR(recorded_at)} AS at_hour, SUM(items) AS units
                FROM event <where>
                GROUP BY step, {fn HOUR(recorded_at)}
                """;
        return database.with(h -> since("recorded_at", from, site)
                .on(h.createQuery(sql))
                .map((rs, context) -> new Hour(rs.getString("step"), rs.getInt("at_hour"), rs.getLong("units")))
                .list());
    }

    private static Where since(String column, Instant from, String site) {
        return new Where().and(column + " >= :from", "from", from).and("site = :site", "site", site);
    }
}
