package io.serialhub.job;

import io.serialhub.base.Database;
import io.serialhub.base.Json;
import io.serialhub.base.Leases;
import io.serialhub.base.Reason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Who works on which job. A claim lasts for {@link #LEASE} by the database's clock and is prolonged by every chunk; a
 * node that died therefore holds a job up for that long at most.
 */
@ApplicationScoped
class Claims {
    static final Duration LEASE = Duration.ofSeconds(15);

    private static final int FAILURE_LENGTH = 1_000;

    private Database database;
    private Clock clock;

    protected Claims() {}

    @Inject
    Claims(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Jobs that nobody holds, those that never ran first. */
    List<Claim> free(Collection<String> kinds, int limit) {
        Instant now = database.now();
        return database.with(h -> database.in(h.createQuery("""
                                SELECT id, kind, subject, actor, fence FROM job
                                WHERE status IN ('Q', 'R') AND (held_until IS NULL OR held_until < :now) AND kind <kinds>
                                ORDER BY status, id FETCH FIRST <limit> ROWS ONLY
                                """), "kinds", kinds)
                .define("limit", limit)
                .bind("now", now)
                .map((rs, context) -> claim(rs))
                .list());
    }

    /** This job, unless it is held or has ended. */
    Optional<Claim> free(long id) {
        Instant now = database.now();
        return database.with(h -> h.createQuery("""
                        SELECT id, kind, subject, actor, fence FROM job
                        WHERE id = :id AND status IN ('Q', 'R') AND (held_until IS NULL OR held_until < :now)
                        """)
                .bind("id", id)
                .bind("now", now)
                .map((rs, context) -> claim(rs))
                .findOne());
    }

    /** Queued or running; a paused job waits for people and not for a thread. */
    boolean isOpen(long id) {
        return database.with(h -> h.createQuery("SELECT COUNT(*) FROM job WHERE id = :id AND status IN ('Q', 'R')")
                        .bind("id", id)
                        .mapTo(Integer.class)
                        .one())
                > 0;
    }

    private static Claim claim(ResultSet rs) throws SQLException {
        return new Claim(
                rs.getLong("id"),
                rs.getString("kind"),
                rs.getString("subject"),
                rs.getString("actor"),
                rs.getLong("fence"));
    }

    /** Takes a free job; empty when another node was faster. */
    Optional<Claim> take(Claim free) {
        Instant now = database.now();
        int taken = database.with(h -> h.createUpdate("""
                        UPDATE job
                        SET status = 'R', holder = :node, fence = fence + 1, held_until = :until,
                            started_at = COALESCE(started_at, :started), paced_at = :started, paced_done = done
                        WHERE id = :id AND fence = :fence AND status IN ('Q', 'R')
                          AND (held_until IS NULL OR held_until < :now)
                        """)
                .bind("node", Leases.NODE)
                .bind("until", now.plus(LEASE))
                .bind("started", clock.instant())
                .bind("id", free.id())
                .bind("fence", free.fence())
                .bind("now", now)
                .execute());
        return taken == 0
                ? Optional.empty()
                : Optional.of(new Claim(free.id(), free.kind(), free.subject(), free.actor(), free.fence() + 1));
    }

    /** @throws Lost when this node no longer holds the job */
    Claim.Progress progress(Claim claim) {
        return database.with(h -> h.createQuery("""
                        SELECT total, done, cancel_asked, pause_asked FROM job WHERE id = :id AND fence = :fence AND status = 'R'
                        """)
                .bind("id", claim.id())
                .bind("fence", claim.fence())
                .map((rs, context) ->
                        new Claim.Progress(rs.getLong(1), rs.getLong(2), rs.getBoolean(3), rs.getBoolean(4)))
                .findOne()
                .orElseThrow(() -> new Lost(claim)));
    }

    /**
     * The fence check of a chunk, in its transaction: writes the progress and prolongs the claim.
     *
     * @throws Lost when this node no longer holds the job
     */
    void keep(Claim claim, JobRun run) {
        Instant until = database.now().plus(LEASE);
        database.use(h -> mustBeHeld(
                claim,
                h.createUpdate("""
                                UPDATE job SET total = :total, done = :done, held_until = :until
                                WHERE id = :id AND fence = :fence AND status = 'R'
                                """)
                        .bind("total", run.total())
                        .bind("done", run.done())
                        .bind("until", until)
                        .bind("id", claim.id())
                        .bind("fence", claim.fence())
                        .execute()));
    }

    /**
     * The last write about a job.
     *
     * @throws Lost when this node no longer holds it
     */
    void end(Claim claim, JobRun run, JobStatus status, Reason failure) {
        database.use(h -> mustBeHeld(claim, end(h, claim, run, status, failure)));
    }

    private int end(Handle h, Claim claim, JobRun run, JobStatus status, Reason failure) {
        return h.createUpdate("""
                        UPDATE job
                        SET status = :status, total = :total, done = :done, finished_at = :now, holder = NULL,
                            held_until = NULL, failure = :failure
                        WHERE id = :id AND fence = :fence AND status = 'R'
                        """)
                .bind("status", String.valueOf(status.code()))
                .bind("total", run.total())
                .bind("done", run.done())
                .bind("now", clock.instant())
                .bind("failure", failure == null ? null : json(failure))
                .bind("id", claim.id())
                .bind("fence", claim.fence())
                .execute();
    }

    /**
     * Lays the job aside until somebody lets it go on; what was done stands.
     *
     * @throws Lost when this node no longer holds it
     */
    void pause(Claim claim) {
        database.use(h -> mustBeHeld(
                claim,
                h.createUpdate("""
                                UPDATE job SET status = 'P', holder = NULL, held_until = NULL
                                WHERE id = :id AND fence = :fence AND status = 'R'
                                """)
                        .bind("id", claim.id())
                        .bind("fence", claim.fence())
                        .execute()));
    }

    /** Lets any node go on with it at once. */
    void release(Claim claim) {
        database.use(h -> h.createUpdate("UPDATE job SET held_until = NULL WHERE id = :id AND fence = :fence")
                .bind("id", claim.id())
                .bind("fence", claim.fence())
                .execute());
    }

    private static void mustBeHeld(Claim claim, int rows) {
        if (rows == 0) {
            throw new Lost(claim);
        }
    }

    /** A reason whose values do not fit is kept by its code. */
    private static String json(Reason reason) {
        String json = Json.write(reason);
        return json.length() <= FAILURE_LENGTH ? json : Json.write(Reason.of(reason.code()));
    }
}
