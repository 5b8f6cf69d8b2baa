package io.serialhub.ledger;

import io.serialhub.base.Database;
import io.serialhub.base.Door;
import io.serialhub.base.Needs;
import io.serialhub.base.Permission;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;

/** How much happened, hour by hour: what a day looked like, not which units. */
@Stateless
@Door
public class Activity {
    @Inject
    Database database;

    /**
     * @param step  code of the step
     * @param hour  of the day in UTC, 0 to 23
     * @param units that it happened to in that hour
     */
    public record Hour(String step, int hour, long units) {}

    /** @param from the beginning of a span of at most 24 hours up to now; later hours of the clock would fold into one */
    @Needs(Permission.UNITS_READ)
    public List<Hour> perHour(Instant from) {
        String sql = """
                SELECT step, {fn HOUR(recorded_at)} AS at_hour, SUM(items) AS units
                FROM event
                WHERE recorded_at >= :from
                GROUP BY step, {fn HOUR(recorded_at)}
                """;
        return database.with(h -> h.createQuery(sql)
                .bind("from", from)
                .map((rs, context) -> new Hour(rs.getString("step"), rs.getInt("at_hour"), rs.getLong("units")))
                .list());
    }
}
