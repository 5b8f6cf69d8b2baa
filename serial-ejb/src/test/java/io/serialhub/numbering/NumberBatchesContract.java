package io.serialhub.numbering;

import static io.serialhub.testkit.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serialhub.base.Problem;
import io.serialhub.identifier.SerialNumber;
import io.serialhub.ledger.Births;
import io.serialhub.testkit.Hub;
import io.serialhub.testkit.OnDerby;
import io.serialhub.testkit.OnPostgres;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is asked for is written, and what does not fit is refused before anything is. */
abstract class NumberBatchesContract extends BatchStories {
    @OnDerby
    static class DerbyNumberBatchesTest extends NumberBatchesContract {}

    @OnPostgres
    static class PostgresNumberBatchesTest extends NumberBatchesContract {}

    @Test
    void aBatchBecomesUnitsInTheLedger() {
        plainRule();
        int quantity = chunk + 500;
        NumberBatch asked = request(quantity);
        assertThat(asked.status()).isEqualTo(BatchStatus.QUEUED);
        assertThat(asked.createdBy()).isEqualTo("system");
        assertThat(numbers(asked)).isEmpty();
        runner.drain();
        NumberBatch done = batches.get(asked.code());
        assertThat(done.status()).isEqualTo(BatchStatus.DONE);
        assertThat(done.done()).isEqualTo(quantity);
        assertThat(done.firstCode()).isEqualTo(p + "-000001");
        assertThat(done.lastCode()).isEqualTo((p + "-%06d").formatted(quantity));
        assertThat(done.finishedAt()).isNotNull();
        assertThat(numbers(done)).isEqualTo(expected(1, quantity));
        assertThat(blocks())
                .singleElement()
                .satisfies(b -> assertThat(b.used()).isEqualTo(b.size()).isEqualTo(quantity))
                .satisfies(b -> assertThat(b.batch()).isEqualTo(done.code()));
        assertThat(world.count("SELECT COUNT(*) FROM unit WHERE code LIKE '" + p
                        + "-%' AND state = 'U' AND number_state = 'A' AND seq = 1"))
                .isEqualTo(quantity);
        assertThat(world.count("SELECT COUNT(*) FROM outbox WHERE type = 'numbers.allocated' AND subject = '"
                        + done.code() + "'"))
                .isEqualTo(1);
        assertThat(batches.list(BatchFilter.all(), null, 1).items()).containsExactly(done);
        assertThat(batches.list(new BatchFilter(done.lastCode().toLowerCase(), null, BatchStatus.DONE), null, 1)
                        .items())
                .containsExactly(done);
        assertThat(batches.list(new BatchFilter(done.code(), null, BatchStatus.PAUSED), null, 1)
                        .items())
                .isEmpty();
    }

    @Test
    void drawsThatClashAreDrawnAgain() {
        rule(Segment.of("literal", "text", p + "-"), Segment.of("random", "width", "2"));
        NumberBatch batch = request(500);
        NumberBatch rest = request(12);
        runner.drain();
        assertThat(numbers(batch)).hasSize(500).doesNotHaveDuplicates().doesNotContainAnyElementsOf(numbers(rest));
        assertThat(numbers(rest)).hasSize(12);
        assertThat(blocks()).hasSize(2);
        refused("counter-exhausted", () -> request(1));
    }

    @Test
    void numbersThatExistAreSkippedAndTheBlockIsExtended() {
        plainRule();
        hubAllocate(p.toLowerCase() + "-oooo03", p + "-00000S", " " + p + "-00 00l0");
        NumberBatch batch = request(10);
        runner.drain();
        var expected = new ArrayList<>(expected(1, 12));
        expected.removeAll(List.of(p + "-000003", p + "-000010"));
        assertThat(numbers(batch)).isEqualTo(expected);
        assertThat(batches.get(batch.code()).status()).isEqualTo(BatchStatus.DONE);
        assertThat(blocks()).extracting(NumberBlock::first).containsExactly(11L, 1L);
        assertThat(blocks()).extracting(NumberBlock::used).containsExactly(2L, 10L);
        assertThat(blocks()).extracting(NumberBlock::batch).containsOnly(batch.code());
    }

    private void hubAllocate(String... codes) {
        long id = database.with(h -> h.createQuery("SELECT id FROM material WHERE code = 'BIKE'")
                .mapTo(Long.class)
                .one());
        hub.inTransaction(
                () -> hub.get(Births.class).allocate(List.of(codes), new Births.Chunk(id, null, null, Hub.SITE)));
    }

    @Test
    void lookAlikesWithinABatchAreSkippedToo() {
        rule(Segment.of("literal", "text", p + "-"), Segment.of("counter", "width", "2", "radix", "36"));
        NumberBatch batch = request(300);
        runner.drain();
        assertThat(numbers(batch)).hasSize(300);
        assertThat(numbers(batch).stream().map(SerialNumber::fold)).doesNotHaveDuplicates();
    }

    @Test
    void aCounterThatRunsOutRefusesBeforeAnythingIsWritten() {
        rule(Segment.of("literal", "text", p + "-"), Segment.of("counter", "width", "2"));
        int rows = rows();
        refused("counter-exhausted", () -> request(100));
        assertThat(rows()).isEqualTo(rows);
        request(99);
        rows = rows();
        assertThatThrownBy(() -> request(1))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.args())
                                .containsEntry("left", "0")
                                .containsEntry("quantity", "1"));
        assertThat(rows()).isEqualTo(rows);
        runner.drain();
        assertThat(codes()).hasSize(99);
    }

    private int rows() {
        return world.count("SELECT (SELECT COUNT(*) FROM number_batch) + (SELECT COUNT(*) FROM number_block)"
                + " + (SELECT COUNT(*) FROM job) + (SELECT COUNT(*) FROM number_counter) FROM site");
    }

    @Test
    void aBatchWhoseCounterRunsOutOverClashesFailsWithWhatItHas() {
        rule(Segment.of("literal", "text", p + "-"), Segment.of("counter", "width", "2"));
        hubAllocate(p + "-05", p + "-06");
        NumberBatch batch = request(99);
        runner.drain();
        NumberBatch failed = batches.get(batch.code());
        assertThat(failed.status()).isEqualTo(BatchStatus.FAILED);
        assertThat(failed.failure().code()).isEqualTo("counter-exhausted");
        assertThat(failed.done()).isEqualTo(97);
        assertThat(numbers(batch)).hasSize(97);
    }

    @Test
    void aQueuedBatchIsCancelledWithoutANumber() {
        plainRule();
        NumberBatch batch = request(10);
        batches.cancel(batch.code());
        runner.drain();
        assertThat(batches.get(batch.code()).status()).isEqualTo(BatchStatus.CANCELLED);
        assertThat(numbers(batch)).isEmpty();
        assertThat(world.count("SELECT COUNT(*) FROM outbox WHERE subject = '" + batch.code() + "'"))
                .isZero();
    }

    @Test
    void aPausedBatchKeepsWhatItHasAndGoesOnWhereItStood() {
        plainRule();
        int quantity = 2 * chunk;
        NumberBatch batch = request(quantity);
        batches.pause(batch.code());
        runner.drain();
        assertThat(batches.get(batch.code()).status()).isEqualTo(BatchStatus.PAUSED);
        refused("batch-not-running", () -> batches.pause(batch.code()));
        runner.drain();
        assertThat(batches.get(batch.code()).status()).isEqualTo(BatchStatus.PAUSED);
        assertThat(batches.resume(batch.code()).status()).isEqualTo(BatchStatus.QUEUED);
        refused("batch-not-paused", () -> batches.resume(batch.code()));
        runner.drain();
        assertThat(batches.get(batch.code()).status()).isEqualTo(BatchStatus.DONE);
        assertThat(numbers(batch)).isEqualTo(expected(1, quantity));
        refused("batch-not-running", () -> batches.pause(batch.code()));
    }

    @Test
    void aPausedBatchCanBeStopped() {
        plainRule();
        NumberBatch batch = request(10);
        batches.pause(batch.code());
        runner.drain();
        batches.cancel(batch.code());
        runner.drain();
        assertThat(batches.get(batch.code()).status()).isEqualTo(BatchStatus.CANCELLED);
        assertThat(numbers(batch)).isEmpty();
    }

    @Test
    void anOrderGetsNoMoreNumbersThanItHasOpen() {
        plainRule();
        world.order(p + "-WO", 'W', "BIKE", 100);
        var sixty = new BatchRequest(p, "BIKE", p + "-WO", null, 60);
        NumberBatch first = batches.request(sixty);
        assertThat(first.order()).isEqualTo(p + "-WO");
        assertThat(first.line()).isEqualTo("A01");
        refused("order-line-full", () -> batches.request(sixty));
        batches.cancel(first.code());
        runner.drain();
        batches.request(sixty);
        batches.request(new BatchRequest(p, "BIKE", p + "-WO", "A01", 40));
        refused("order-line-full", () -> batches.request(new BatchRequest(p, "BIKE", p + "-WO", null, 1)));
        runner.drain();
        assertThat(world.count("SELECT COUNT(*) FROM unit u JOIN doc_order o ON o.id = u.work_order_id WHERE o.code = '"
                        + p + "-WO'"))
                .isEqualTo(100);
        assertThat(batches.list(BatchFilter.ofOrder(p + "-WO"), null, null).items())
                .hasSize(3);
    }

    @Test
    void refusesWhatDoesNotFitTogether() {
        plainRule();
        world.order(p + "-WO", 'W', "BIKE", 5);
        world.order(p + "-SO", 'S', "BIKE", 5);
        world.order(p + "-X", 'W', "BIKE", 5);
        world.sql("UPDATE doc_order SET status = 'X' WHERE code = '" + p + "-X'");
        refused("unknown-rule", () -> batches.request(new BatchRequest("NONE", "BIKE", null, null, 1)));
        refused("unknown-material", () -> batches.request(new BatchRequest(p, "NONE", null, null, 1)));
        refused("material-not-serial", () -> batches.request(new BatchRequest(p, "CELL", null, null, 1)));
        refused("unknown-order", () -> batches.request(new BatchRequest(p, "BIKE", "NONE", null, 1)));
        refused("material-not-ordered", () -> batches.request(new BatchRequest(p, "MOTOR", p + "-WO", null, 1)));
        refused("order-kind-unfit", () -> batches.request(new BatchRequest(p, "BIKE", p + "-SO", null, 1)));
        refused("order-ended", () -> batches.request(new BatchRequest(p, "BIKE", p + "-X", null, 1)));
        refused("unknown-location", () -> batches.request(new BatchRequest(p, "BIKE", null, "NONE", 1)));
        refused("place-not-for-production", () -> batches.request(new BatchRequest(p, "BIKE", null, "W1-A", 1)));
        refused("field-out-of-range", () -> new BatchRequest(p, "BIKE", null, null, 0));
        rule(Segment.of("line"), Segment.of("counter"));
        refused("number-part-missing", () -> request(1));
        NumberRule now = rules.get(p);
        rules.save(new NumberRule(p, 0, now.nameZh(), now.nameEn(), now.timeZone(), now.segments(), false));
        refused("rule-inactive", () -> request(1));
    }

    @Test
    void aBatchKeepsTheVersionAndTheDayItWasAskedForWith() {
        rule(
                Segment.of("literal", "text", p + "-"),
                Segment.of("date", "pattern", "yyMMdd"),
                Segment.of("counter", "width", "3", "reset", "day"));
        clock.moveTo(Instant.parse("2026-12-31T15:59:00Z"));
        NumberBatch before = request(2);
        clock.advance(Duration.ofMinutes(2));
        NumberBatch after = request(2);
        rule(Segment.of("literal", "text", p + "-X"), Segment.of("counter", "width", "3"));
        runner.drain();
        clock.moveTo(Instant.now());
        assertThat(numbers(before)).containsExactly(p + "-261231001", p + "-261231002");
        assertThat(numbers(after)).containsExactly(p + "-270101001", p + "-270101002");
        assertThat(batches.get(after.code()).ruleVersion()).isEqualTo(1);
        assertThat(blocks()).extracting(NumberBlock::scope).containsExactly("2027-01-01", "2026-12-31");
    }
}
