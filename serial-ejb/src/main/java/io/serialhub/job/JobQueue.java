package io.serialhub.job;

import io.serialhub.base.Actor;
import io.serialhub.base.Database;
import io.serialhub.base.Ids;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;

/** Queues work in the caller's transaction: it starts if and as soon as that commits. */
@Dependent
public class JobQueue {
    /** Fired with every job that was queued, or is to pause, go on or be cancelled. */
    public record Changed(long id) {}

    private final Database database;
    private final Ids ids;
    private final Clock clock;
    private final Event<Changed> changed;

    @Inject
    public JobQueue(Database database, Ids ids, Clock clock, Event<Changed> changed) {
        this.database = database;
        this.ids = ids;
        this.clock = clock;
        this.changed = changed;
    }

    /**
     * The job runs as whoever asks for it, with the rights that person has when it runs.
     *
     * @param subject the business key of what is worked on, at most 120 characters
     * @param total   how many things there are to do; 0 when unknown
     * @return the job's id
     */
    public long add(String kind, String subject, long total) {
        long id = ids.next("job");
        database.use(h -> h.createUpdate("""
                        INSERT INTO job (id, kind, subject, status, total, done, actor, created_at, cancel_asked, fence)
                        VALUES (:id, :kind, :subject, 'Q', :total, 0, :actor, :now, FALSE, 0)
                        """)
                .bind("id", id)
                .bind("kind", kind)
                .bind("subject", subject)
                .bind("total", total)
                .bind("actor", Actor.current().login())
                .bind("now", clock.instant())
                .execute());
        changed.fire(new Changed(id));
        return id;
    }

    /** Asks the job to stop before its next chunk; false when it had already ended. A paused one is taken up to end. */
    public boolean cancel(long id) {
        return ask(
                id,
                "UPDATE job SET cancel_asked = TRUE, status = CASE WHEN status = 'P' THEN 'Q' ELSE status END"
                        + " WHERE id = :id AND status IN ('Q', 'R', 'P')");
    }

    /** Asks the job to rest before its next chunk; false when it is resting or has ended. */
    public boolean pause(long id) {
        return ask(id, "UPDATE job SET pause_asked = TRUE WHERE id = :id AND status IN ('Q', 'R')");
    }

    /** Lets a paused job, or one that was asked to pause, go on; false when it is neither. */
    public boolean resume(long id) {
        return ask(
                id,
                "UPDATE job SET pause_asked = FALSE, status = CASE WHEN status = 'P' THEN 'Q' ELSE status END"
                        + " WHERE id = :id AND (status = 'P' OR status IN ('Q', 'R') AND pause_asked = TRUE)");
    }

    private boolean ask(long id, String sql) {
        int asked = database.with(h -> h.createUpdate(sql).bind("id", id).execute());
        changed.fire(new Changed(id));
        return asked > 0;
    }

    /** How far the newest job for this subject is; empty when there is none, or when it has ended. */
    public Optional<Progress> progress(String kind, String subject) {
        return find(kind, subject).filter(job -> !job.status().isFinal()).map(Progress::of);
    }

    /** The newest job for this subject. */
    public Optional<Job> find(String kind, String subject) {
        return database.with(h -> h.createQuery(JobRows.SELECT + """
                        WHERE kind = :kind AND subject = :subject
                        ORDER BY id DESC FETCH FIRST ROW ONLY
                        """)
                .bind("kind", kind)
                .bind("subject", subject)
                .map(JobRows.mapper(clock.instant()))
                .findOne());
    }
}
