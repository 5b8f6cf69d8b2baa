package io.serialhub.label;

import static io.serialhub.testkit.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.serialhub.base.Database;
import io.serialhub.identifier.Gtin;
import io.serialhub.identifier.Sgtin;
import io.serialhub.job.JobRunner;
import io.serialhub.ledger.Context;
import io.serialhub.ledger.Item;
import io.serialhub.ledger.Ledger;
import io.serialhub.ledger.NumberState;
import io.serialhub.ledger.Recording;
import io.serialhub.ledger.UnitFilter;
import io.serialhub.ledger.Units;
import io.serialhub.ledger.World;
import io.serialhub.numbering.BatchRequest;
import io.serialhub.numbering.NumberBatches;
import io.serialhub.numbering.NumberRule;
import io.serialhub.numbering.NumberRules;
import io.serialhub.numbering.Segment;
import io.serialhub.order.Orders;
import io.serialhub.testkit.Hub;
import io.serialhub.testkit.OnDerby;
import io.serialhub.testkit.OnPostgres;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Labels from the number to the last spoiled one: what was issued is printed, scrapped, voided or open. */
abstract class LabelsContract {
    private static final Gtin BIKE = new Gtin("80614141123458");

    @Inject
    Hub hub;

    @Inject
    Database database;

    @Inject
    World world;

    @Inject
    LabelTemplates templates;

    @Inject
    LabelJobs jobs;

    @Inject
    LabelLedger labels;

    @Inject
    LabelReadback readback;

    @Inject
    NumberRules rules;

    @Inject
    NumberBatches batches;

    @Inject
    JobRunner runner;

    @Inject
    Ledger ledger;

    @Inject
    Units units;

    @Inject
    Orders orders;

    @OnDerby
    static class DerbyLabelsTest extends LabelsContract {}

    @OnPostgres
    static class PostgresLabelsTest extends LabelsContract {}

    private static int run;
    private String p;
    private String order;

    @BeforeEach
    void aWorkOrder() {
        world.build();
        world.sql("UPDATE material SET gtin = '" + BIKE + "' WHERE code = 'BIKE'");
        p = "LB" + (char) ('A' + run / 26) + (char) ('A' + run++ % 26);
        order = p + "-WO";
        world.order(order, 'W', "BIKE", 5_000);
    }

    private String batch(int quantity) {
        rules.save(new NumberRule(
                p,
                0,
                p,
                p,
                "Asia/Shanghai",
                List.of(Segment.of("literal", "text", p + "-"), Segment.of("counter", "width", "6")),
                true,
                null));
        String code = batches.request(new BatchRequest(p, "BIKE", order, null, quantity))
                .code();
        runner.drain();
        return code;
    }

    private static LabelOrder ofBatch(String batch, LabelOutput output, String reason) {
        return new LabelOrder("matrix-50x25", output, batch, null, null, null, null, null, reason);
    }

    private static LabelOrder ofCodes(List<String> codes, String reason) {
        return new LabelOrder("gs1-matrix-60x30", LabelOutput.PDF, null, null, codes, null, 3, null, reason);
    }

    private LabelJob print(LabelOrder asked) {
        String code = jobs.request(asked).code();
        runner.drain();
        return jobs.get(code);
    }

    private byte[] file(LabelJob job) {
        var out = new ByteArrayOutputStream();
        jobs.write(job.code(), out);
        return out.toByteArray();
    }

    @Test
    void aBatchIsPrintedAsOneFileAndEveryLabelIsInTheLedger() throws IOException {
        String batch = batch(1_000);
        LabelJob asked = jobs.request(ofBatch(batch, LabelOutput.PDF, null));
        assertThat(asked.status()).isEqualTo(LabelJobStatus.QUEUED);
        assertThat(labels.ofBatch(batch)).isEqualTo(new LabelCounts(1_000, 0, 0, 0, 1_000, 0, 0));
        refused("label-job-unfinished", () -> jobs.finished(asked.code()));
        runner.drain();
        LabelJob done = jobs.get(asked.code());
        assertThat(done.status()).isEqualTo(LabelJobStatus.DONE);
        assertThat(done.done()).isEqualTo(1_000);
        assertThat(labels.ofBatch(batch)).isEqualTo(new LabelCounts(1_000, 1_000, 0, 0, 0, 0, 0));
        assertThat(labels.ofOrder(order)).isEqualTo(labels.ofBatch(batch));
        byte[] pdf = file(done);
        assertThat(PdfSheets.pages(pdf)).isEqualTo(23);
        LabelTemplate template = templates.get("matrix-50x25");
        assertThat(Decoder.read(pdf, template, 0, 0)).isEqualTo(p + "-000001");
        assertThat(Decoder.read(pdf, template, 22, 31)).isEqualTo(p + "-001000");
        assertThat(ours(labels.check())).isEmpty();
        refused("labels-none", () -> jobs.request(ofBatch(batch, LabelOutput.PDF, null)));
    }

    @Test
    void aLabelThatIsReadBackMakesTheNumberEncodedOnce() {
        batch(3);
        String number = p + "-000002";
        print(ofCodes(List.of(number), null));
        String label = "]d2" + new Sgtin(BIKE, number).elementString().plain();
        Readback good = readback.verify(label);
        assertThat(good.grade()).as(good.toString()).isEqualTo(Readback.Grade.GOOD);
        assertThat(good.encoded()).isTrue();
        assertThat(units.get(number).number()).isEqualTo(NumberState.ENCODED);
        assertThat(readback.verify(label).encoded()).isFalse();
        assertThat(labels.ofUnit(number))
                .singleElement()
                .satisfies(one -> assertThat(one.verifiedAt()).isNotNull());
        assertThat(labels.ofOrder(order).verified()).isEqualTo(1);
    }

    @Test
    void aLabelThatSaysSomethingElseDoesNotCount() {
        batch(3);
        String number = p + "-000001";
        assertThat(readback.verify(number).grade()).isEqualTo(Readback.Grade.UNKNOWN_LABEL);
        print(ofCodes(List.of(number), null));
        Readback bare = readback.verify(number);
        assertThat(bare.grade()).isEqualTo(Readback.Grade.DIFFERENT);
        assertThat(bare.reason().code()).isEqualTo("label-says-otherwise");
        assertThat(readback.verify("nonsense-" + p).grade()).isEqualTo(Readback.Grade.UNREADABLE);
        assertThat(units.get(number).number()).isEqualTo(NumberState.ALLOCATED);
    }

    @Test
    void aSpoiledLabelIsScrappedAndPrintedAgainForAReason() {
        String batch = batch(10);
        print(ofBatch(batch, LabelOutput.ZPL, null));
        String spoiled = p + "-000004";
        assertThat(labels.scrap(List.of(spoiled), "smeared")).isEqualTo(1);
        assertThat(labels.ofBatch(batch)).isEqualTo(new LabelCounts(10, 9, 1, 0, 0, 0, 0));
        assertThat(ours(labels.check())).extracting(f -> f.reason().code()).containsExactly("label-missing");
        refused("label-none", () -> labels.scrap(List.of(spoiled), "again"));
        print(ofBatch(batch, LabelOutput.ZPL, null)); // only what has none
        assertThat(labels.ofBatch(batch)).isEqualTo(new LabelCounts(11, 10, 1, 0, 0, 1, 0));
        assertThat(ours(labels.check())).isEmpty();
        refused("labels-exist", () -> jobs.request(ofCodes(List.of(spoiled), null)));
        print(ofCodes(List.of(spoiled), "wrong template"));
        assertThat(labels.ofBatch(batch)).isEqualTo(new LabelCounts(12, 10, 2, 0, 0, 2, 0));
        assertThat(labels.ofUnit(spoiled))
                .extracting(Label::copy, Label::state, Label::reason)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(3, LabelState.PRINTED, null),
                        org.assertj.core.groups.Tuple.tuple(2, LabelState.SCRAPPED, "wrong template"),
                        org.assertj.core.groups.Tuple.tuple(1, LabelState.SCRAPPED, "smeared"));
    }

    @Test
    void aNumberThatIsVoidedAfterPrintingLeavesALabelToDestroy() {
        String batch = batch(5);
        print(ofBatch(batch, LabelOutput.CSV, null));
        String number = p + "-000005";
        ledger.record(Recording.of("void", Context.NONE.because("order cancelled"), Item.of(number))
                .id(p + "-void"));
        assertThat(labels.ofBatch(batch)).isEqualTo(new LabelCounts(5, 4, 0, 1, 0, 0, 0));
        assertThat(ours(labels.check())).extracting(f -> f.reason().code()).containsExactly("label-to-destroy");
        labels.scrap(List.of(number), "destroyed");
        assertThat(labels.ofBatch(batch)).isEqualTo(new LabelCounts(5, 4, 1, 0, 0, 0, 0));
        assertThat(ours(labels.check())).isEmpty();
    }

    @Test
    void aWorkOrderThatIsCancelledAfterPrintingVoidsWhatHasALabelAndGivesTheRestBack() {
        String batch = batch(6);
        print(ofCodes(List.of(p + "-000001", p + "-000002"), null));
        readback.verify("]d2" + new Sgtin(BIKE, p + "-000001").elementString().plain());
        labels.scrap(List.of(p + "-000002"), "spoiled");
        print(ofCodes(List.of(p + "-000003"), null));
        orders.cancel(order, "customer went away");
        runner.drain();
        assertThat(units.get(p + "-000001").number()).isEqualTo(NumberState.VOID); // encoded
        assertThat(units.get(p + "-000002").number()).isEqualTo(NumberState.ALLOCATED); // its label is gone
        assertThat(units.get(p + "-000003").number()).isEqualTo(NumberState.VOID); // printed, never read back
        assertThat(units.get(p + "-000004").number()).isEqualTo(NumberState.ALLOCATED);
        assertThat(labels.ofBatch(batch)).isEqualTo(new LabelCounts(3, 0, 1, 2, 0, 0, 0));
    }

    @Test
    void aJobThatIsStoppedIssuedWhatItMade() {
        String batch = batch(20);
        LabelJob asked = jobs.request(ofBatch(batch, LabelOutput.TXT, null));
        jobs.cancel(asked.code());
        runner.drain();
        LabelJob stopped = jobs.get(asked.code());
        assertThat(stopped.status()).isEqualTo(LabelJobStatus.CANCELLED);
        assertThat(stopped.issued()).isZero();
        assertThat(labels.ofBatch(batch)).isEqualTo(LabelCounts.NONE);
        refused("labels-none", () -> jobs.finished(asked.code()));
        assertThat(ours(labels.check())).isEmpty();
    }

    @Test
    void aTestPrintIsAWholeSheetOfExamplesAndNothingIsRecorded() {
        int before = world.count("SELECT COUNT(*) FROM label");
        byte[] sheet = templates.trial("matrix-50x25", LabelOutput.PDF, null);
        assertThat(PdfSheets.pages(sheet)).isEqualTo(1);
        assertThat(new String(templates.trial("matrix-50x25", LabelOutput.ZPL, p + "-X"), StandardCharsets.UTF_8))
                .startsWith("^XA")
                .containsOnlyOnce("^XZ");
        assertThat(world.count("SELECT COUNT(*) FROM label")).isEqualTo(before);
    }

    @Test
    void markingFilesHaveOneLineForEachNumber() {
        String batch = batch(1_200);
        LabelJob job = print(ofBatch(batch, LabelOutput.CSV, null));
        String[] lines = new String(file(job), StandardCharsets.UTF_8).split("\r\n");
        assertThat(lines).hasSize(1_201).startsWith("number,payload", p + "-000001," + p + "-000001");
        assertThat(lines[1_200]).isEqualTo(p + "-001200," + p + "-001200");
    }

    @Test
    void labelsOfAFilterAndOfAnOrderLeaveOutWhatHasOne() {
        batch(6);
        print(new LabelOrder(
                "code-128-100x30", LabelOutput.PDF, null, null, List.of(p + "-000001"), null, null, null, null));
        var filter = new UnitFilter(p, null, "BIKE", null, null, null, null, null);
        LabelJob some =
                print(new LabelOrder("code-128-100x30", LabelOutput.PDF, null, null, null, filter, null, 2, null));
        assertThat(some.done()).isEqualTo(2);
        LabelJob rest =
                print(new LabelOrder("code-128-100x30", LabelOutput.PDF, null, order, null, null, null, null, null));
        assertThat(rest.done()).isEqualTo(3);
        assertThat(labels.ofOrder(order).printed()).isEqualTo(6);
    }

    @Test
    void withoutAGtinOrWithoutRoomNothingIsPrinted() {
        world.sql("UPDATE material SET gtin = NULL WHERE code = 'BIKE'");
        batch(1);
        refused("label-gtin-missing", () -> jobs.request(ofCodes(List.of(p + "-000001"), null)));
        refused("label-source-needed", () -> ofCodes(List.of(), null));
        refused(
                "unknown-label-template",
                () -> jobs.request(new LabelOrder("none", null, null, order, null, null, null, null, null)));
    }

    @Test
    void theLedgerListsBatchesWithTheirLabels() {
        String batch = batch(4);
        print(ofBatch(batch, LabelOutput.ZPL, null));
        assertThat(labels.batches(order, null, 10).items())
                .containsExactly(new LabelLine(batch, "BIKE", order, 4, new LabelCounts(4, 4, 0, 0, 0, 0, 0)));
    }

    private List<LabelFinding> ours(List<LabelFinding> findings) {
        return findings.stream().filter(f -> f.subject().startsWith(p)).toList();
    }
}
