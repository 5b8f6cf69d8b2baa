package io.serialhub.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.serialhub.base.Problem;
import io.serialhub.testkit.OnDerby;
import io.serialhub.testkit.OnPostgres;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Jobs whose holder died, lost its lease or is not the only one. */
abstract class JobLeasesContract extends JobScene {
    @OnDerby
    static class DerbyJobLeasesTest extends JobLeasesContract {}

    @OnPostgres
    static class PostgresJobLeasesTest extends JobLeasesContract {}

    private void endLeases() {
        database.use(h -> h.execute("UPDATE job SET held_until = '2020-01-01 00:00:00' WHERE held_until IS NOT NULL"));
    }

    @Test
    void whoWaitsForAJobRunsItOrWaitsForItsHolder() {
        long mine = add();
        runner(new Piling()).finish(mine);
        assertThat(jobs.get(mine).status()).isEqualTo(JobStatus.DONE);
        long held = add();
        JobRunner holder = runner(new Piling());
        Claim claim = holder.next().orElseThrow();
        CompletableFuture<Void> waiting =
                CompletableFuture.runAsync(() -> runner(new Piling()).finish(held));
        holder.run(claim);
        waiting.join();
        assertThat(pile(held)).isEqualTo(everyPieceOnce());
    }

    @Test
    void aDeadNodesJobGoesOnAfterItsLease() {
        long id = add();
        JobRunner survivor = runner(new Piling());
        Claim dead = runner(new Piling()).next().orElseThrow();
        assertThat(dead.id()).isEqualTo(id);
        assertThat(survivor.next()).isEmpty();
        endLeases();
        survivor.drain();
        assertThat(jobs.get(id).status()).isEqualTo(JobStatus.DONE);
        assertThat(pile(id)).isEqualTo(everyPieceOnce());
    }

    @Test
    void theChunkOfAHolderWhoseLeaseWasStolenRollsBack() {
        long id = add();
        var stolen = new AtomicInteger();
        runner(new Piling() {
                    @Override
                    public boolean chunk(JobRun run) {
                        if (run.done() == 4 && stolen.getAndIncrement() == 0) {
                            transactions.inNew(() -> {
                                endLeases();
                                return null;
                            });
                            CompletableFuture.runAsync(
                                            () -> runner(new Piling()).drain())
                                    .join();
                        }
                        return super.chunk(run);
                    }
                })
                .drain();
        assertThat(stolen).hasValue(1);
        assertThat(jobs.get(id).status()).isEqualTo(JobStatus.DONE);
        assertThat(pile(id)).isEqualTo(everyPieceOnce());
    }

    @Test
    void theFailureOfAHolderWhoseLeaseWasStolenIsNotTheJobs() {
        long id = add();
        runner(new Piling() {
                    @Override
                    public boolean chunk(JobRun run) {
                        transactions.inNew(() -> {
                            endLeases();
                            return null;
                        });
                        CompletableFuture.runAsync(() -> runner(new Piling()).drain())
                                .join();
                        throw Problem.invalid("number-empty");
                    }
                })
                .drain();
        assertThat(jobs.get(id).status()).isEqualTo(JobStatus.DONE);
        assertThat(jobs.get(id).failure()).isNull();
    }

    @Test
    void twoRunnersOnOneDatabaseShareTheWork() {
        List<Long> ids = IntStream.range(0, 12).mapToObj(i -> add()).toList();
        CompletableFuture.allOf(IntStream.range(0, 2)
                        .mapToObj(i -> CompletableFuture.runAsync(
                                () -> runner(new Piling()).drain()))
                        .toArray(CompletableFuture[]::new))
                .join();
        for (long id : ids) {
            assertThat(jobs.get(id).status()).isEqualTo(JobStatus.DONE);
            assertThat(pile(id)).isEqualTo(everyPieceOnce());
        }
    }
}
