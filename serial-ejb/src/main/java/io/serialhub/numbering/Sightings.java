package io.serialhub.numbering;

import io.serialhub.base.Database;
import io.serialhub.numbering.Authenticity.Warning;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Date;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/**
 * How often and where codes on products were asked about. One row for a unit, a day and a place, so that a code that is
 * copied a million times takes no room; days are those of UTC.
 */
@ApplicationScoped
class Sightings {
    static final int OFTEN = 20;

    private static final int OFTEN_DAYS = 30;
    private static final int DAYS_APART = 1;
    private static final String THERE_ALREADY = "23505";

    private static final String ONE_MORE =
            "UPDATE sighting SET times = times + 1" + " WHERE unit_id = :unit AND on_day = :day AND place = :place";

    private static final String FIRST =
            "INSERT INTO sighting (unit_id, on_day, place, times) VALUES (:unit, :day, :place, 1)";

    private static final String COUNTS = """
            SELECT SUM(s.times) AS all_times,
                   SUM(CASE WHEN s.on_day > :often THEN s.times ELSE 0 END) AS lately,
                   COUNT(DISTINCT CASE WHEN s.on_day >= :apart AND s.place <> '' THEN s.place END) AS places
            FROM sighting s WHERE s.unit_id = :unit
            """;

    @Inject
    Database database;

    @Inject
    Clock clock;

    /** @param warning null as long as nothing is odd @param first whether this very question brought the warning */
    record Count(int times, Warning warning, boolean first) {
        static final Count NONE = new Count(0, null, false);
    }

    /** One more question. @param place as the asker tells it: a town, a shop, a country; null: not told */
    Count note(long unit, String place) {
        Warning before = count(unit).warning();
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        String where = place == null ? "" : place;
        if (!write(ONE_MORE, unit, today, where)) {
            begin(unit, today, where);
        }
        Count now = count(unit);
        return new Count(now.times(), now.warning(), now.warning() != null && before == null);
    }

    /** Two may ask for the first time at the same moment. */
    private void begin(long unit, LocalDate day, String place) {
        if (database.isPostgres()) {
            write(
                    FIRST + " ON CONFLICT (unit_id, on_day, place) DO UPDATE SET times = sighting.times + 1",
                    unit,
                    day,
                    place);
            return;
        }
        try {
            write(FIRST, unit, day, place);
        } catch (UnableToExecuteStatementException e) {
            if (!(e.getCause() instanceof SQLException sql && THERE_ALREADY.equals(sql.getSQLState()))) {
                throw e;
            }
            write(ONE_MORE, unit, day, place);
        }
    }

    private boolean write(String sql, long unit, LocalDate day, String place) {
        return database.with(h -> h.createUpdate(sql)
                        .bind("unit", unit)
                        .bind("day", Date.valueOf(day))
                        .bind("place", place)
                        .execute())
                == 1;
    }

    private Count count(long unit) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return database.with(h -> h.createQuery(COUNTS)
                .bind("unit", unit)
                .bind("often", Date.valueOf(today.minusDays(OFTEN_DAYS)))
                .bind("apart", Date.valueOf(today.minusDays(DAYS_APART)))
                .map((rs, ctx) -> new Count(
                        rs.getInt("all_times"),
                        rs.getInt("places") > 1
                                ? Warning.TWO_PLACES
                                : rs.getInt("lately") > OFTEN ? Warning.TOO_OFTEN : null,
                        false))
                .one());
    }
}
