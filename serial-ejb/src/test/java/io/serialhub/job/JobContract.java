package io.serialhub.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serialhub.base.Actor;
import io.serialhub.base.Permission;
import io.serialhub.base.Problem;
import io.serialhub.base.Reason;
import io.serialhub.base.Transactions;
import io.serialhub.testkit.Hub;
import io.serialhub.testkit.OnDerby;
import io.serialhub.testkit.OnPostgres;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** What is queued is done, every piece once, or says why not. */
abstract class JobContract extends JobScene {
    @OnDerby
    static class DerbyJobTest extends JobContract {}

    @OnPostgres
    static class PostgresJobTest extends JobContract {}

    @Test
    void aQueuedJobIsDoneInChunks() {
        long id = add();
        assertThat(jobs.open()).extracting(Job::id).contains(id);
        assertThat(jobs.get(id).status()).isEqualTo(JobStatus.QUEUED);
        runner(new Piling()).drain();
        Job job = jobs.get(id);
        assertThat(job.status()).isEqualTo(JobStatus.DONE);
        assertThat(job.done()).isEqualTo(PIECES);
        assertThat(job.finishedAt()).isAfterOrEqualTo(job.startedAt());
        assertThat(pile(id)).isEqualTo(everyPieceOnce());
        assertThat(jobs.open()).isEmpty();
        assertThat(queue.find("pile", "P")).get().extracting(Job::id).isEqualTo(id);
    }

    @Test
    void aJobOfATransactionThatRolledBackNeverRuns() {
        assertThatThrownBy(() -> hub.inTransaction(() -> {
                    queue.add("pile", "P", PIECES);
                    throw Problem.invalid("test");
                }))
                .isInstanceOf(Problem.class);
        assertThat(jobs.open()).isEmpty();
    }

    @Test
    void runsAsWhoeverAskedForIt() {
        long id = new Actor("li", "Li", Set.of(), "screen", Hub.SITE, Locale.ENGLISH).call(this::add);
        var seen = new Actor[1];
        runner(new Piling() {
                    @Override
                    public boolean chunk(JobRun run) {
                        seen[0] = Actor.current();
                        return true;
                    }
                })
                .drain();
        assertThat(seen[0].login()).isEqualTo("li");
        assertThat(seen[0].channel()).isEqualTo("job");
        assertThat(seen[0].may(Permission.NUMBERS_WRITE)).isTrue();
        assertThat(jobs.get(id).actor()).isEqualTo("li");
        assertThat(Actor.current().login()).isEqualTo("system");
    }

    @Test
    void aChunkThatFailsLeavesNothingOfItselfAndTheReason() {
        long id = add();
        var told = new Reason[1];
        runner(new Piling() {
                    @Override
                    public boolean chunk(JobRun run) {
                        boolean finished = super.chunk(run);
                        if (run.done() == 4) {
                            throw Problem.invalid("number-empty");
                        }
                        return finished;
                    }

                    @Override
                    public void failed(JobRun run, Reason reason) {
                        told[0] = reason;
                    }
                })
                .drain();
        Job job = jobs.get(id);
        assertThat(job.status()).isEqualTo(JobStatus.FAILED);
        assertThat(job.failure()).isEqualTo(Reason.of("number-empty")).isEqualTo(told[0]);
        assertThat(job.done()).isEqualTo(3);
        assertThat(pile(id)).containsExactly(0, 1, 2);
    }

    @Test
    void anUnexpectedFailureIsKeptByItsIncidentOnly() {
        long id = add();
        Logger.getLogger(JobRunner.class.getName()).setLevel(Level.OFF);
        runner(new Piling() {
                    @Override
                    public boolean chunk(JobRun run) {
                        throw new IllegalStateException("secret");
                    }
                })
                .drain();
        assertThat(jobs.get(id).failure().code()).isEqualTo("job-failed");
        assertThat(jobs.get(id).failure().args()).containsOnlyKeys("incident");
    }

    @Test
    void aChunkThatMetADeadlockIsRepeated() {
        long id = add();
        var deadlocks = new AtomicInteger();
        runner(new Piling() {
                    @Override
                    public boolean chunk(JobRun run) {
                        boolean finished = super.chunk(run);
                        if (run.done() == 5 && deadlocks.incrementAndGet() <= 2) {
                            throw new Transactions.Overtaken(null);
                        }
                        return finished;
                    }
                })
                .drain();
        assertThat(deadlocks).hasValue(3);
        assertThat(jobs.get(id).status()).isEqualTo(JobStatus.DONE);
        assertThat(pile(id)).isEqualTo(everyPieceOnce());
    }

    @Test
    void cancellingStopsBeforeTheNextChunkAndKeepsWhatWasDone() {
        long id = add();
        var ended = new AtomicInteger();
        runner(new Piling() {
                    @Override
                    public boolean chunk(JobRun run) {
                        boolean finished = super.chunk(run);
                        if (run.done() == 4) {
                            transactions.inNew(() -> jobs.cancel(id));
                        }
                        return finished;
                    }

                    @Override
                    public void cancelled(JobRun run) {
                        ended.incrementAndGet();
                    }
                })
                .drain();
        assertThat(jobs.get(id).status()).isEqualTo(JobStatus.CANCELLED);
        assertThat(pile(id)).containsExactly(0, 1, 2, 3);
        assertThat(ended).hasValue(1);
        assertThatThrownBy(() -> jobs.cancel(id))
                .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.code()).isEqualTo("job-ended"));
    }

    @Test
    void onlyWhoAskedOrWhoHasTheRightMayCancel() {
        long id = add();
        for (Permission right : List.of(Permission.IMPORTS_WRITE, Permission.NUMBERS_READ)) {
            var other = new Actor("x", "X", Set.of(right), "rest", Hub.SITE, Locale.ENGLISH);
            assertThatThrownBy(() -> other.run(() -> jobs.cancel(id)))
                    .isInstanceOfSatisfying(
                            Problem.class, p -> assertThat(p.code()).isEqualTo("no-right"));
        }
        assertThat(jobs.cancel(id).id()).isEqualTo(id);
        runner(new Piling()).drain();
        assertThat(jobs.get(id).status()).isEqualTo(JobStatus.CANCELLED);
        assertThat(pile(id)).isEmpty();
    }

    @Test
    void theTimeLeftFollowsFromTheSpeedSoFar() {
        Instant start = Instant.parse("2026-01-01T00:00:00Z");
        assertThat(Job.etaSeconds(1_000, 250, 0, start, start.plusSeconds(10))).isEqualTo(30);
        assertThat(Job.etaSeconds(1_000, 750, 500, start, start.plusSeconds(10)))
                .isEqualTo(10);
        assertThat(Job.etaSeconds(1_000, 500, 500, start, start.plusSeconds(10)))
                .isNull();
        assertThat(Job.etaSeconds(0, 10, 0, start, start.plusSeconds(10))).isNull();
        assertThat(Job.etaSeconds(10, 10, 0, start, start)).isZero();
    }
}
