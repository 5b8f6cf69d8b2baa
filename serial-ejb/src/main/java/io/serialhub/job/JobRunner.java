package io.serialhub.job;

import io.serialhub.base.Actors;
import io.serialhub.base.Problem;
import io.serialhub.base.Reason;
import io.serialhub.base.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Runs jobs chunk by chunk, each in one transaction with its progress and the fence check. Call it outside any
 * transaction. {@link JobTimer} drives it in the server; tests and callers that wait drive it themselves.
 */
@ApplicationScoped
public class JobRunner {
    private static final System.Logger LOG = System.getLogger(JobRunner.class.getName());

    private static final String CHANNEL = "job";

    /** After this long a job lets others that wait have its place. */
    private static final long TURN_NANOS = 5_000_000_000L;

    private static final long WAIT_NANOS = 50_000_000L;

    private Claims claims;
    private Transactions transactions;
    private Iterable<Work> works;
    private Actors actors;
    private volatile boolean stopping;

    protected JobRunner() {}

    @Inject
    JobRunner(Claims claims, Transactions transactions, @Any Instance<Work> works, Actors actors) {
        this(claims, transactions, (Iterable<Work>) works, actors);
    }

    JobRunner(Claims claims, Transactions transactions, Iterable<Work> works, Actors actors) {
        this.claims = claims;
        this.transactions = transactions;
        this.works = works;
        this.actors = actors;
    }

    /** Runs everything that is due, one after the other, on this thread. */
    public void drain() {
        for (Optional<Claim> next = next(); next.isPresent(); next = next()) {
            run(next.get());
        }
    }

    /** Runs this job on this thread, or waits until whoever holds it has ended it. */
    public void finish(long id) {
        while (transactions.required(() -> claims.isOpen(id))) {
            Optional<Claim> free = transactions.required(() -> claims.free(id).flatMap(claims::take));
            if (free.isPresent()) {
                run(free.get());
            } else {
                LockSupport.parkNanos(WAIT_NANOS);
            }
        }
    }

    /** Takes the next job that nobody holds. */
    Optional<Claim> next() {
        List<Claim> free = transactions.required(() -> claims.free(kinds(), 10));
        for (Claim claim : free) {
            Optional<Claim> taken = transactions.required(() -> claims.take(claim));
            if (taken.isPresent()) {
                return taken;
            }
        }
        return Optional.empty();
    }

    /** Runs a claimed job to its end, to the end of its turn, or until another node has it. */
    void run(Claim claim) {
        Work work = work(claim.kind());
        try {
            actors.of(claim.actor(), CHANNEL).run(() -> chunks(work, claim));
        } catch (RuntimeException e) {
            if (Failures.in(e, Lost.class).isPresent()) {
                return;
            }
            if (stopping || Failures.passing(e)) {
                LOG.log(System.Logger.Level.WARNING, "job {0} goes on when its lease has ended: {1}", claim.id(), e);
                return;
            }
            fail(work, claim, reason(claim, e));
        }
    }

    /** Nothing that fails from now on is the job's fault. */
    void stop() {
        stopping = true;
    }

    private void chunks(Work work, Claim claim) {
        long started = System.nanoTime();
        while (transactions.required(() -> chunk(work, claim))) {
            boolean turnIsOver = System.nanoTime() - started > TURN_NANOS;
            if (stopping
                    || turnIsOver
                            && !transactions
                                    .required(() -> claims.free(kinds(), 1))
                                    .isEmpty()) {
                transactions.required(() -> {
                    claims.release(claim);
                    return null;
                });
                return;
            }
        }
    }

    /** One transaction; true when there is more to do. */
    private boolean chunk(Work work, Claim claim) {
        Claim.Progress progress = claims.progress(claim);
        var run = new JobRun(claim.id(), claim.subject(), progress.total(), progress.done());
        if (progress.cancelAsked()) {
            work.cancelled(run);
            claims.end(claim, run, JobStatus.CANCELLED, null);
            return false;
        }
        if (progress.pauseAsked()) {
            work.paused(run);
            claims.pause(claim);
            return false;
        }
        if (work.chunk(run)) {
            claims.end(claim, run, JobStatus.DONE, null);
            return false;
        }
        claims.keep(claim, run);
        return true;
    }

    private void fail(Work work, Claim claim, Reason reason) {
        try {
            transactions.required(() -> end(claim, reason, run -> work.failed(run, reason)));
        } catch (RuntimeException e) {
            if (Failures.in(e, Lost.class).isEmpty()) {
                LOG.log(System.Logger.Level.ERROR, "job " + claim.id() + " could not clean up", e);
                transactions.required(() -> end(claim, reason, run -> {}));
            }
        }
    }

    private Void end(Claim claim, Reason reason, Consumer<JobRun> before) {
        Claim.Progress progress = claims.progress(claim);
        var run = new JobRun(claim.id(), claim.subject(), progress.total(), progress.done());
        before.accept(run);
        claims.end(claim, run, JobStatus.FAILED, reason);
        return null;
    }

    private static Reason reason(Claim claim, RuntimeException e) {
        Optional<Problem> problem = Failures.in(e, Problem.class);
        if (problem.isPresent()) {
            return problem.get().reason();
        }
        String incident = UUID.randomUUID().toString();
        LOG.log(System.Logger.Level.ERROR, "job " + claim.id() + " failed, incident " + incident, e);
        return Reason.of("job-failed", "incident", incident);
    }

    private List<String> kinds() {
        List<String> kinds = new ArrayList<>(List.of(""));
        works.forEach(work -> kinds.add(work.kind()));
        return kinds;
    }

    private Work work(String kind) {
        for (Work work : works) {
            if (work.kind().equals(kind)) {
                return work;
            }
        }
        throw new IllegalStateException("nothing works on " + kind);
    }
}
