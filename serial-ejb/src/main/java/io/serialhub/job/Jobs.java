package io.serialhub.job;

import io.serialhub.base.Actor;
import io.serialhub.base.Database;
import io.serialhub.base.Door;
import io.serialhub.base.Needs;
import io.serialhub.base.Permission;
import io.serialhub.base.Problem;
import jakarta.ejb.Stateless;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.function.LongPredicate;

/** Long work: what is running, how far it is, and how to pause, go on with and stop it. */
@Stateless
@Door
public class Jobs {
    @Inject
    Database database;

    @Inject
    JobQueue queue;

    @Inject
    Clock clock;

    @Inject
    @Any
    Instance<Work> works;

    @Needs({Permission.NUMBERS_READ, Permission.IMPORTS_READ, Permission.SYSTEM})
    public Job get(long id) {
        return database.with(h -> h.createQuery(JobRows.SELECT + "WHERE id = :id")
                .bind("id", id)
                .map(JobRows.mapper(clock.instant()))
                .findOne()
                .orElseThrow(() -> Problem.notFound("no-such-job", "job", id)));
    }

    /** Queued, running and paused jobs, oldest first, at most 200. */
    @Needs({Permission.NUMBERS_READ, Permission.IMPORTS_READ, Permission.SYSTEM})
    public List<Job> open() {
        return database.with(h -> h.createQuery(
                        JobRows.SELECT + "WHERE status IN ('Q', 'R', 'P') ORDER BY id FETCH FIRST 200 ROWS ONLY")
                .map(JobRows.mapper(clock.instant()))
                .list());
    }

    /**
     * Stops the job before its next chunk; what was done stays. May be asked by whoever queued the job and by whoever
     * has the right that its kind names.
     *
     * @return the job as it is now; it ends a moment later
     * @throws Problem no-such-job, no-right, job-ended
     */
    @Needs({Permission.NUMBERS_WRITE, Permission.IMPORTS_WRITE, Permission.SYSTEM})
    public Job cancel(long id) {
        return steer(id, queue::cancel);
    }

    /**
     * Lets the job rest before its next chunk; {@link #resume} lets it go on. Same rights as {@link #cancel}.
     *
     * @throws Problem no-such-job, no-right, job-ended
     */
    @Needs({Permission.NUMBERS_WRITE, Permission.IMPORTS_WRITE, Permission.SYSTEM})
    public Job pause(long id) {
        return steer(id, queue::pause);
    }

    /** Lets a paused job go on where it stood. @throws Problem no-such-job, no-right, job-ended */
    @Needs({Permission.NUMBERS_WRITE, Permission.IMPORTS_WRITE, Permission.SYSTEM})
    public Job resume(long id) {
        return steer(id, queue::resume);
    }

    private Job steer(long id, LongPredicate act) {
        Job job = get(id);
        if (!job.actor().equals(Actor.current().login())) {
            Actor.current()
                    .require(works.stream()
                            .filter(work -> work.kind().equals(job.kind()))
                            .map(Work::steering)
                            .findFirst()
                            .orElse(Permission.SYSTEM));
        }
        if (!act.test(id)) {
            throw Problem.conflict(
                    "job-ended", "job", id, "status", job.status().word());
        }
        return get(id);
    }
}
