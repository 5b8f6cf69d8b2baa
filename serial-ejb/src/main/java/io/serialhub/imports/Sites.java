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

    /** The actor's site, else the first there is. */
    Surroundings around(String fileName) {
        String own = Actor.current().site() == null ? "" : Actor.current().site();
        String sql = "SELECT code, time_zone FROM site ORDER BY CASE WHEN code = :own THEN 0 ELSE 1 END, code"
                + " FETCH FIRST ROW ONLY";
        return database.with(h -> h.createQuery(sql)
                .bind("own", own)
                .map((rs, ctx) -> new Surroundings(
                        fileName, rs.getString("code"), ZoneId.of(rs.getString("time_zone")), clock.instant()))
                .findOne()
                .orElseGet(() -> new Surroundings(fileName, own, ZoneOffset.UTC, clock.instant())));
    }
}
