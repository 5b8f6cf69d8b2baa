package io.serialhub.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serialhub.base.Database;
import io.serialhub.job.JobQueue;
import io.serialhub.job.JobRunner;
import io.serialhub.job.Pieces;
import io.serialhub.ledger.Integrity;
import io.serialhub.testkit.Hub;
import io.serialhub.testkit.OnDerby;
import io.serialhub.testkit.OnPostgres;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A run that is cut off anywhere goes on at its next row, and its counts always add up. */
abstract class RunSafetyContract {
    private static int run;

    @Inject
    Hub hub;

    @Inject
    Imports imports;

    @Inject
    ImportWork work;

    @Inject
    Readings readings;

    @Inject
    Runs runs;

    @Inject
    JobQueue queue;

    @Inject
    JobRunner runner;

    @Inject
    Integrity integrity;

    @Inject
    Database database;

    @OnDerby
    static class DerbyRunSafetyTest extends RunSafetyContract {}

    @OnPostgres
    static class PostgresRunSafetyTest extends RunSafetyContract {}

    private String p;

    @BeforeEach
    void masterData() {
        p = "X" + ++run + "-";
        csv("物料.csv", "物料编码,物料名称\nBIKE,车\nMOT,电机\n");
        csv("库位.csv", "库位编码,名称,类型,站点,时区\nW1,成品库,仓库,PL1,Asia/Shanghai\n");
    }

    @AfterEach
    void everythingAddsUp() {
        assertThat(imports.unbalanced()).isEmpty();
        assertThat(integrity.rebuildAndCompare().findings()).isEmpty();
    }

    private ImportRun csv(String name, String text) {
        return imports.runNow(new Upload(name, "text/csv", text.getBytes(StandardCharsets.UTF_8), "test"));
    }

    /** Bikes with a motor each; every hundredth bike lies nowhere. */
    private byte[] register(int bikes) {
        String rows = IntStream.range(0, bikes)
                .mapToObj(i -> p + "M" + i + ",MOT,,," + p + i + ",\n" + p + i + ",BIKE,在库,"
                        + (i % 100 == 50 ? "nowhere" : "W1") + ",,2025-01-01")
                .collect(Collectors.joining("\n"));
        return ("序列号,物料编码,状态,库位,所属整机,入库日期\n" + rows + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private String submit(int bikes) {
        return imports.submit(new Upload("台账.csv", "text/csv", register(bikes), "test"))
                .code();
    }

    @Test
    void goesOnAtTheNextRowAfterTheProcessHasDied() {
        String code = submit(800);
        hub.inTransaction(() -> Pieces.chunk(work, 1, code));
        hub.inTransaction(() -> Pieces.chunk(work, 1, code));
        assertThat(imports.get(code).readRows()).isEqualTo(500);
        readings.close(runs.find(code).orElseThrow());
        runner.finish(runs.find(code).orElseThrow().jobId());
        complete(imports.get(code));
    }

    @Test
    void countsNothingTwiceWhenTheJobsOwnTransactionIsLost() {
        String code = submit(800);
        hub.inTransaction(() -> Pieces.chunk(work, 1, code));
        assertThatThrownBy(() -> hub.inTransaction(() -> {
                    Pieces.chunk(work, 1, code);
                    throw new IllegalStateException("power cut");
                }))
                .hasMessage("power cut");
        assertThat(imports.get(code).readRows())
                .as("what the rows did and how far they came stand together")
                .isEqualTo(500);
        runner.finish(runs.find(code).orElseThrow().jobId());
        complete(imports.get(code));
    }

    private void complete(ImportRun done) {
        assertThat(done)
                .extracting(
                        ImportRun::status,
                        ImportRun::totalRows,
                        ImportRun::readRows,
                        ImportRun::accepted,
                        ImportRun::rejected)
                .containsExactly(ImportStatus.DONE, 1_600, 1_600, 1_584, 16);
        assertThat(units(p)).isEqualTo(1_584);
        assertThat(imports.rejectCounts(done.code()))
                .containsEntry("unknown-location", 8)
                .containsEntry("parent-unknown", 8);
    }

    @Test
    void aRunThatIsStoppedKeepsWhatItHasDone() {
        String code = submit(400);
        hub.inTransaction(() -> Pieces.chunk(work, 1, code));
        hub.inTransaction(() -> Pieces.chunk(work, 1, code));
        queue.cancel(runs.find(code).orElseThrow().jobId());
        runner.drain();
        ImportRun stopped = imports.get(code);
        assertThat(stopped.status()).isEqualTo(ImportStatus.FAILED);
        assertThat(stopped.failure().code()).isEqualTo("import-cancelled");
        assertThat(units(p)).isEqualTo(stopped.accepted());
        ImportRun again = imports.runNow(new Upload("台账.csv", "text/csv", register(400), "test"));
        assertThat(again.already()).isEqualTo(stopped.accepted());
        assertThat(again.accepted() + again.already()).isEqualTo(792);
    }

    @Test
    void twoRunsOfOneFileAtOnceBringItInOnce() throws InterruptedException {
        byte[] content = register(300);
        String[] codes = {submitted(content), submitted(content)};
        Thread[] threads = IntStream.range(0, 2)
                .mapToObj(i -> new Thread(() -> io.serialhub.base.Actor.system("test", Hub.SITE)
                        .run(() ->
                                runner.finish(runs.find(codes[i]).orElseThrow().jobId()))))
                .toArray(Thread[]::new);
        for (Thread thread : threads) {
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        ImportRun one = imports.get(codes[0]);
        ImportRun two = imports.get(codes[1]);
        assertThat(one.accepted() + two.accepted()).isEqualTo(594);
        assertThat(one.already() + two.already()).isEqualTo(594);
        assertThat(units(p)).isEqualTo(594);
    }

    private String submitted(byte[] content) {
        return imports.submit(new Upload("台账.csv", "text/csv", content, "test")).code();
    }

    @Test
    void aRunWhoseCountsWereTamperedWithIsFound() {
        ImportRun run = csv("x.csv", "物料编码,物料名称\nZ1,车\nZ2,\n");
        assertThat(imports.unbalanced()).isEmpty();
        for (String change :
                new String[] {"accepted = accepted + 1", "rejected = rejected - 1", "warned = 9", "total_rows = 7"}) {
            update("UPDATE import_run SET " + change, run.code());
            assertThat(imports.unbalanced()).as(change).containsExactly(run.code());
            update("UPDATE import_run SET accepted = 1, rejected = 1, warned = 0, total_rows = 2", run.code());
        }
        database.use(h -> h.execute("UPDATE import_row SET verdict = 'W' WHERE code = 'field-missing'"));
        assertThat(imports.unbalanced()).contains(run.code());
        database.use(h -> h.execute("UPDATE import_row SET verdict = 'R' WHERE code = 'field-missing'"));
    }

    private void update(String sql, String code) {
        database.use(h ->
                h.createUpdate(sql + " WHERE code = :code").bind("code", code).execute());
    }

    private int units(String prefix) {
        return database.with(h -> h.createQuery("SELECT COUNT(*) FROM unit WHERE code LIKE :prefix")
                .bind("prefix", prefix + "%")
                .mapTo(Integer.class)
                .one());
    }
}
