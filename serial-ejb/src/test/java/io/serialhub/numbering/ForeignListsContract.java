package io.serialhub.numbering;

import static io.serialhub.testkit.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.serialhub.job.JobStatus;
import io.serialhub.job.Jobs;
import io.serialhub.job.Runners;
import io.serialhub.testkit.OnDerby;
import io.serialhub.testkit.OnPostgres;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Numbers of others in lists that are too long to be answered at once. */
abstract class ForeignListsContract extends BatchStories {
    @Inject
    ForeignLists lists;

    @Inject
    ForeignNumbers foreign;

    @Inject
    Pools pools;

    @Inject
    Jobs jobs;

    @Inject
    ForeignListWork listWork;

    @OnDerby
    static class DerbyForeignListsTest extends ForeignListsContract {}

    @OnPostgres
    static class PostgresForeignListsTest extends ForeignListsContract {}

    private ForeignRequest range(int many, String pool) {
        return new ForeignRequest(
                p + "-%06d..".formatted(1) + p + "-%06d".formatted(many), null, "MOTOR", null, pool, "list of May");
    }

    @Test
    void aListLongerThanACallTakesIsTakenOverInPortionsAndComesIntoThePool() {
        int many = 30_500;
        pools.create(new PoolDraft(p, "supplier", "MOTOR", null, null, "S1", null, 0));
        foreign.take(new ForeignRequest(p + "-000007, " + p + "-O00008", null, "MOTOR", null, null, null));
        assertThat(foreign.check(range(many, p)).cut()).isTrue();
        refused("foreign-list-long", () -> foreign.take(range(many, p)));
        assertThat(pools.get(p).total()).isZero();

        ForeignList asked = lists.take(range(many, p));
        assertThat(asked.status()).isEqualTo(JobStatus.QUEUED);
        assertThat(asked.total()).isEqualTo(many);
        runner.drain();
        ForeignList done = lists.get(asked.code());
        assertThat(List.of(done.done(), done.taken(), done.look(), done.refused()))
                .containsExactly((long) many, many - 1L, 1L, 1L);
        assertThat(done.status()).isEqualTo(JobStatus.DONE);
        assertThat(pools.get(p).free()).isEqualTo(many - 1);
        List<ForeignAnswer> notes = notes(asked.code(), 1);
        assertThat(notes)
                .extracting(note -> note.number() + " " + note.verdict() + " "
                        + note.reason().code())
                .containsExactly(p + "-000007 REFUSED number-there", p + "-000008 LOOK number-looks-like");
        assertThat(lists.list(null, 1).items()).extracting(ForeignList::code).containsExactly(asked.code());
    }

    @Test
    void aNodeThatDiesBetweenItsChunksLeavesNeitherDoublesNorHoles() {
        int many = 2 * chunk + 7;
        pools.create(new PoolDraft(p, "supplier", "MOTOR", null, null, "S1", null, 0));
        foreign.take(new ForeignRequest(p + "-000003", null, "MOTOR", null, null, null));
        ForeignList asked = lists.take(range(many, p));

        Runners.drain(hub, Runners.dying(listWork, n -> n == 1));
        ForeignList half = lists.get(asked.code());
        assertThat(List.of(half.done(), half.taken(), half.refused())).containsExactly((long) chunk, chunk - 1L, 1L);
        assertThat(half.status()).isEqualTo(JobStatus.RUNNING);
        assertThat(codes()).isEqualTo(expected(1, chunk));
        Runners.endLeases(hub);
        Runners.drain(hub, Runners.dying(listWork, n -> n == 0));
        assertThat(lists.get(asked.code()).done()).isEqualTo(chunk);
        Runners.endLeases(hub);
        runner.drain();

        ForeignList done = lists.get(asked.code());
        assertThat(List.of(done.done(), done.taken(), done.refused())).containsExactly((long) many, many - 1L, 1L);
        assertThat(done.status()).isEqualTo(JobStatus.DONE);
        assertThat(codes()).isEqualTo(expected(1, many));
        assertThat(pools.get(p).free()).isEqualTo(many - 1);
        assertThat(notes(asked.code(), 50)).extracting(ForeignAnswer::number).containsExactly(p + "-000003");
    }

    private List<ForeignAnswer> notes(String code, int size) {
        var all = new ArrayList<ForeignAnswer>();
        var page = lists.notes(code, null, size);
        all.addAll(page.items());
        while (page.next() != null) {
            page = lists.notes(code, page.next(), size);
            all.addAll(page.items());
        }
        return all;
    }

    @Test
    void aListThatIsStoppedKeepsWhatItTookAndOneThatRestsGoesOn() {
        ForeignList stopped = lists.take(range(chunk + 1, null));
        jobs.pause(stopped.job());
        runner.drain();
        assertThat(lists.get(stopped.code()).status()).isEqualTo(JobStatus.PAUSED);
        jobs.resume(stopped.job());
        runner.drain();
        assertThat(lists.get(stopped.code()).taken()).isEqualTo(chunk + 1);

        ForeignList gone = lists.take(new ForeignRequest(p + "-X1, 2+", null, "MOTOR", null, null, null));
        jobs.cancel(gone.job());
        runner.drain();
        assertThat(lists.get(gone.code()).status()).isEqualTo(JobStatus.CANCELLED);
        assertThat(lists.get(gone.code()).taken()).isZero();
    }

    @Test
    void numbersGivenOneByOneAreTakenAsTheyAreAndDoublesAndWrongOnesAreListed() {
        List<String> codes = new ArrayList<>(
                IntStream.range(0, 20).mapToObj(i -> p + "/" + i).toList());
        codes.add(p + "/3");
        codes.add("y".repeat(3_000));
        ForeignList asked = lists.take(new ForeignRequest(null, codes, "MOTOR", "S1", null, null));
        runner.drain();
        assertThat(lists.get(asked.code()).taken()).isEqualTo(20);
        assertThat(notes(asked.code(), 50))
                .extracting(note -> note.reason().code())
                .containsExactly("twice-in-call", "number-too-long");
    }

    @Test
    void whatCannotBeTakenIsRefusedBeforeAnythingIsQueued() {
        refused("codes-needed", () -> lists.take(new ForeignRequest(" ", null, "MOTOR", null, null, null)));
        refused("unknown-pool", () -> lists.take(range(3, "NOBODY")));
        refused("unknown-foreign-list", () -> lists.get("FL-0"));
        String tooLong = p + "-0000001.." + p + "-1000000, 1+";
        refused(
                "foreign-list-too-long",
                () -> lists.take(new ForeignRequest(tooLong, null, "MOTOR", null, null, null)));
    }
}
