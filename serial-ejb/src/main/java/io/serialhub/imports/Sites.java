package io.serialhub.imports;

import io.serialhub.base.Actor;
import io.serialhub.base.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Where and in which days a file's rows are told when they do not say it. */
@ApplicationScoped
class Sites {
    @Inject
    Database database;

    @Inject
    Clock clock;

    /** The actor's site, else the one with the most places: where a company's work is done. */
    Surroundings around(String fileName) {
        String own = Actor.current().site() == null ? "" : Actor.current().site();
        String sql = """
                SELECT s.code, s.time_zone, CASE WHEN s.code = :own THEN 0 ELSE 1 END AS other,
                       (SELECT COUNT(*) FROM location l WHERE l.site = s.code) AS places
                FROM site s ORDER BY other, places DESC, s.code FETCH FIRST ROW ONLY
                """;
        return database.with(h -> h.createQuery(sql)
                .bind("own", own)
                .map((rs, ctx) -> new Surroundings(
                        fileName, rs.getString("code"), ZoneId.of(rs.getString("time_zone")), clock.instant()))
                .findOne()
                .orElseGet(() -> new Surroundings(fileName, own, ZoneOffset.UTC, clock.instant())));
    }
}
