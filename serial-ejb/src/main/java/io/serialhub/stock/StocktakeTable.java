package io.serialhub.stock;

import io.serialhub.base.Actor;
import io.serialhub.base.Coded;
import io.serialhub.base.Columns;
import io.serialhub.base.Database;
import io.serialhub.base.Problem;
import io.serialhub.base.Ref;
import io.serialhub.base.Where;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** The rows of counts: who opened and closed them, and how far their confirmation is. */
@ApplicationScoped
class StocktakeTable {
    @Inject
    Database database;

    @Inject
    Clock clock;

    /** A count as it is kept. @param seen units and unknown codes that were read */
    record Kept(
            long id,
            String code,
            long placeId,
            Ref place,
            StocktakeStatus status,
            String note,
            String openedBy,
            Instant openedAt,
            String closedBy,
            Instant closedAt,
            int seen) {}

    void insert(long id, String code, long place, String note) {
        database.use(
                h -> h.createUpdate("INSERT INTO stocktake (id, code, place_id, status, note, opened_by, opened_at)"
                                + " VALUES (:id, :code, :place, 'O', :note, :who, :now)")
                        .bind("id", id)
                        .bind("code", code)
                        .bind("place", place)
                        .bind("note", note)
                        .bind("who", Actor.current().login())
                        .bind("now", clock.instant())
                        .execute());
    }

    Kept get(String code) {
        return read(new Where().and("s.code = :code", "code", code), 1).stream()
                .findFirst()
                .orElseThrow(() -> Problem.notFound("stocktake-unknown", "stocktake", code));
    }

    /** @throws Problem {@code stocktake-unknown}, {@code stocktake-closed} */
    Kept open(String code) {
        Kept kept = get(code);
        if (kept.status() != StocktakeStatus.OPEN) {
            throw Problem.conflict("stocktake-closed", "stocktake", code);
        }
        return kept;
    }

    List<Kept> read(Where where, int limit) {
        String sql = """
                SELECT s.*, p.code AS p_code, p.name_zh AS p_zh, p.name_en AS p_en,
                       (SELECT COUNT(*) FROM stocktake_unit u WHERE u.stocktake_id = s.id)
                       + (SELECT COUNT(*) FROM stocktake_stray x WHERE x.stocktake_id = s.id) AS seen
                FROM stocktake s JOIN location p ON p.id = s.place_id <where>
                ORDER BY s.id DESC FETCH FIRST :n ROWS ONLY
                """;
        return database.with(h -> where.on(h.createQuery(sql))
                .bind("n", limit)
                .map((rs, ctx) -> new Kept(
                        rs.getLong("id"),
                        rs.getString("code"),
                        rs.getLong("place_id"),
                        Columns.ref(rs, "p"),
                        Coded.ofCode(StocktakeStatus.class, rs.getString("status")),
                        rs.getString("note"),
                        rs.getString("opened_by"),
                        Columns.instant(rs, "opened_at"),
                        rs.getString("closed_by"),
                        Columns.instant(rs, "closed_at"),
                        rs.getInt("seen")))
                .list());
    }

    /** Only one caller moves a count on. @return whether it was open */
    boolean close(long id, StocktakeStatus status) {
        return database.with(h -> h.createUpdate("UPDATE stocktake SET status = :status, closed_by = :who,"
                                + " closed_at = :now WHERE id = :id AND status = 'O'")
                        .bind("status", String.valueOf(status.code()))
                        .bind("who", Actor.current().login())
                        .bind("now", clock.instant())
                        .bind("id", id)
                        .execute())
                == 1;
    }

    /** The recording of a confirmed count has ended; one that is open again was closed by nobody. */
    void end(long id, StocktakeStatus status) {
        String closed = status == StocktakeStatus.OPEN ? ", closed_by = NULL, closed_at = NULL" : "";
        database.use(h -> h.createUpdate("UPDATE stocktake SET status = :status, finding = NULL, after_unit = NULL"
                        + closed + " WHERE id = :id")
                .bind("status", String.valueOf(status.code()))
                .bind("id", id)
                .execute());
    }

    StocktakeEvents.Reached progress(long id) {
        return database.with(h -> h.createQuery("SELECT finding, after_unit FROM stocktake WHERE id = :id")
                .bind("id", id)
                .map((rs, ctx) ->
                        new StocktakeEvents.Reached(Finding.valueOf(rs.getString("finding")), rs.getLong("after_unit")))
                .one());
    }

    void progress(long id, StocktakeEvents.Reached progress) {
        database.use(h -> h.createUpdate("UPDATE stocktake SET finding = :finding, after_unit = :after WHERE id = :id")
                .bind("finding", progress.finding().name())
                .bind("after", progress.after())
                .bind("id", id)
                .execute());
    }
}
