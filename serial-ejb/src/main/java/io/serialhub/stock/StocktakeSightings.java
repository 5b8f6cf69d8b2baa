package io.serialhub.stock;

import io.serialhub.base.Actor;
import io.serialhub.base.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import org.jdbi.v3.core.statement.SqlStatement;

/** The rows of what was seen in counts: units, and codes that no unit has. */
@ApplicationScoped
class StocktakeSightings {
    private static final String AGAIN = """
            UPDATE stocktake_unit SET place_id = :place, seen_by = :who, seen_at = :at
            WHERE stocktake_id = :count AND seen_at <= :at AND unit_id <ids>
            """;

    private static final String FIRST = """
            INSERT INTO stocktake_unit (stocktake_id, unit_id, place_id, seen_by, seen_at)
            SELECT CAST(:count AS BIGINT), u.id, CAST(:place AS BIGINT), CAST(:who AS VARCHAR(80)), CAST(:at AS TIMESTAMP)
            FROM unit u
            WHERE u.id <ids>
              AND NOT EXISTS (SELECT 1 FROM stocktake_unit s WHERE s.stocktake_id = :count AND s.unit_id = u.id)
            """;

    private static final String STRAY_AGAIN = """
            UPDATE stocktake_stray SET place_id = :place, seen_by = :who, seen_at = :at
            WHERE stocktake_id = :count AND seen_at <= :at AND code = :code
            """;

    private static final String STRAY_FIRST = """
            INSERT INTO stocktake_stray (stocktake_id, code, place_id, seen_by, seen_at)
            SELECT c.id, CAST(:code AS VARCHAR(200)), CAST(:place AS BIGINT), CAST(:who AS VARCHAR(80)),
                   CAST(:at AS TIMESTAMP)
            FROM stocktake c
            WHERE c.id = :count AND NOT EXISTS
              (SELECT 1 FROM stocktake_stray s WHERE s.stocktake_id = c.id AND s.code = CAST(:code AS VARCHAR(200)))
            """;

    @Inject
    Database database;

    /** Something was seen. @param count id of the stocktake */
    record Sighting(long count, long place, Instant at) {
        private <S extends SqlStatement<S>> S on(S statement) {
            return statement
                    .bind("count", count)
                    .bind("place", place)
                    .bind("who", Actor.current().login())
                    .bind("at", at);
        }
    }

    /**
     * The last place that a unit was seen at counts, whoever tells of it first: a sighting that is older than the one that is
     * known changes nothing.
     *
     * @return whether any of them was not seen before
     */
    boolean saw(Sighting sighting, Collection<Long> units) {
        return database.with(h -> {
            sighting.on(database.in(h.createUpdate(AGAIN), "ids", units)).execute();
            return sighting.on(database.in(h.createUpdate(FIRST + unlessThere()), "ids", units))
                            .execute()
                    > 0;
        });
    }

    /** As {@link #saw}, of a code that no unit has. */
    boolean sawStray(Sighting sighting, String code) {
        return database.with(h -> {
            sighting.on(h.createUpdate(STRAY_AGAIN).bind("code", code)).execute();
            return sighting.on(h.createUpdate(STRAY_FIRST + unlessThere()).bind("code", code))
                            .execute()
                    > 0;
        });
    }

    /** Two people may see the same thing at the same moment. */
    private String unlessThere() {
        return database.isPostgres() ? " ON CONFLICT DO NOTHING" : "";
    }

    /** As if neither the units nor the code had been seen. */
    void forget(long count, Collection<Long> units, String code) {
        database.use(h -> {
            if (!units.isEmpty()) {
                database.in(
                                h.createUpdate(
                                        "DELETE FROM stocktake_unit WHERE stocktake_id = :count AND unit_id <ids>"),
                                "ids",
                                units)
                        .bind("count", count)
                        .execute();
            }
            h.createUpdate("DELETE FROM stocktake_stray WHERE stocktake_id = :count AND code = :code")
                    .bind("count", count)
                    .bind("code", code)
                    .execute();
        });
    }

    /** How many units and unknown codes. */
    int seen(long count) {
        String sql = "SELECT (SELECT COUNT(*) FROM stocktake_unit WHERE stocktake_id = :count)"
                + " + (SELECT COUNT(*) FROM stocktake_stray WHERE stocktake_id = :count) FROM stocktake WHERE id = :count";
        return database.with(h ->
                h.createQuery(sql).bind("count", count).mapTo(Integer.class).one());
    }
}
