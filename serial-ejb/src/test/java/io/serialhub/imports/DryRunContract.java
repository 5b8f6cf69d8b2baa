package io.serialhub.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serialhub.base.Actor;
import io.serialhub.base.Database;
import io.serialhub.job.JobRunner;
import io.serialhub.party.Parties;
import io.serialhub.testkit.OnDerby;
import io.serialhub.testkit.OnPostgres;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A dry run says what would happen, and nothing does. */
abstract class DryRunContract {
    private static final List<String> TABLES = List.of(
            "party",
            "location",
            "site",
            "material",
            "bom_line",
            "doc_order",
            "unit",
            "event",
            "event_unit",
            "identifier",
            "assembly",
            "lot",
            "audit",
            "outbox");

    @Inject
    Imports imports;

    @Inject
    JobRunner runner;

    @Inject
    Parties parties;

    @Inject
    Rehearsals rehearsals;

    @Inject
    Database database;

    @OnDerby
    static class DerbyDryRunTest extends DryRunContract {}

    @OnPostgres
    static class PostgresDryRunTest extends DryRunContract {}

    private static Upload csv(String name, String text) {
        return new Upload(name, "text/csv", text.getBytes(StandardCharsets.UTF_8), "test");
    }

    private static byte[] company(String p) {
        return Sheets.workbook(
                "客户", "客户编码,客户名称,类型\n~C1,宁波绿行~,经销商\n~C2,坏的,火星人".replace("~", p),
                "库位",
                        "编码,名称,类型,上级,站点,时区\n~B1,一号位,库位,~W1,,\n~W1,成品库~,仓库,~P1,,\n~P1,一厂,工厂,,~S,Asia/Shanghai"
                                .replace("~", p),
                "物料", "物料编码,物料名称,管理方式\n~BIKE,车,序列号\n~MOT,电机,序列号".replace("~", p),
                "BOM", "父件编码,子件编码,用量,位号\n~BIKE,~MOT,1,motor".replace("~", p),
                "订单", "销售订单,客户,物料编码,数量\n~SO,~C1,~BIKE,2".replace("~", p),
                "台账",
                        "序列号,物料编码,库位,客户,所属整机\n~m1,~MOT,,,~b1\n~b1,~BIKE,成品库~,,\n~b2,~BIKE,,宁波绿行~,\n~b3,~BIKE,nowhere,,"
                                .replace("~", p));
    }

    @Test
    void writesNothingAndSaysWhatTheRealRunWillSay() {
        byte[] file = company("D-");
        Map<String, Integer> before = counts();
        ImportRun dry = imports.runNow(new Upload("公司.xlsx", null, file, "test").rehearsed());
        assertThat(dry.dryRun()).isTrue();
        assertThat(counts()).isEqualTo(before);
        assertThat(dry.accepted() + dry.rejected()).isEqualTo(dry.totalRows());

        ImportRun real = imports.accept(dry.code());
        assertThat(imports.accept(dry.code()).code())
                .as("a second click is the same run")
                .isEqualTo(real.code());
        runner.drain();
        real = imports.get(real.code());
        assertThat(real.rehearsal()).isEqualTo(dry.code());
        assertThat(real)
                .extracting(ImportRun::accepted, ImportRun::rejected, ImportRun::warned, ImportRun::changed)
                .containsExactly(dry.accepted(), dry.rejected(), dry.warned(), dry.changed());
        assertThat(imports.rejectCounts(real.code())).isEqualTo(imports.rejectCounts(dry.code()));
        assertThat(imports.rejectCounts(real.code()))
                .containsOnlyKeys("word-unknown", "unknown-location", "sale-without-date");
        assertThat(parties.get("D-C1").nameZh()).isEqualTo("宁波绿行D-");
    }

    @Test
    void showsWhatWouldBeNewChangedOrStandAlready() {
        imports.runNow(csv("a.csv", "Partner code,Name,Kind\nX-1,One,dealer\nX-2,Two,dealer\n"));
        ImportRun dry = imports.runNow(
                csv("b.csv", "Partner code,Name,Kind\nX-1,One,dealer\nX-2,Zwei,dealer\nX-3,Three,dealer\nX-4,,x\n")
                        .rehearsed());
        assertThat(imports.rows(dry.code(), null, null, null, 9).items())
                .extracting(ImportRow::line, ImportRow::outcome)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(2, RowOutcome.ALREADY),
                        org.assertj.core.groups.Tuple.tuple(3, RowOutcome.CHANGED),
                        org.assertj.core.groups.Tuple.tuple(4, RowOutcome.CREATED),
                        org.assertj.core.groups.Tuple.tuple(5, RowOutcome.REFUSED));
        assertThat(dry).extracting(ImportRun::accepted, ImportRun::changed).containsExactly(2, 1);
        assertThat(imports.rows(dry.code(), RowOutcome.CHANGED, null, null, 9).items())
                .singleElement()
                .satisfies(row -> assertThat(row.cells()).containsEntry("Name", "Zwei"));
        assertThat(imports.rejects(dry.code(), null, null, 9).items()).hasSize(1);
        assertThat(parties.get("X-2").nameZh()).isEqualTo("Two");
    }

    @Test
    void twoWhoAcceptAtOnceStartOneRun() throws Exception {
        ImportRun dry = imports.runNow(
                csv("two.csv", "Partner code,Name,Kind\nTW-1,One,dealer\n").rehearsed());
        Actor actor = Actor.current();
        var pool = Executors.newFixedThreadPool(4);
        try {
            Set<String> codes = new HashSet<>();
            Callable<String> click =
                    () -> actor.call(() -> imports.accept(dry.code()).code());
            for (var answer : pool.invokeAll(Collections.nCopies(8, click))) {
                codes.add(answer.get());
            }
            assertThat(codes).hasSize(1);
        } finally {
            pool.shutdown();
        }
        runner.drain();
    }

    @Test
    void onlyAFinishedDryRunCanBeAccepted() {
        ImportRun real = imports.runNow(csv("r.csv", "Partner code,Name,Kind\nR-1,One,dealer\n"));
        assertThatThrownBy(() -> imports.accept(real.code())).hasMessageContaining("import-not-rehearsed");
        ImportRun waiting = imports.submit(
                csv("w.csv", "Partner code,Name,Kind\nR-2,One,dealer\n").rehearsed());
        assertThatThrownBy(() -> imports.accept(waiting.code())).hasMessageContaining("import-not-rehearsed");
        runner.drain();
        assertThat(imports.get(waiting.code()).accepted()).isEqualTo(1);
    }

    @Test
    void aDryRunThatWasCutOffBeginsAnewAndStillAddsUp() {
        String rows = IntStream.range(0, 1_200)
                .mapToObj(i -> "K-" + i + ",Name " + i + "," + (i % 100 == 7 ? "nobody" : "customer"))
                .collect(Collectors.joining("\n"));
        ImportRun dry = imports.submit(
                csv("many.csv", "Partner code,Name,Kind\n" + rows + "\n").rehearsed());
        database.use(h -> h.execute(
                "UPDATE import_run SET status = 'R', read_rows = 500, accepted = 500, total_rows = 1200, read_by = '' WHERE code = ?",
                dry.code()));
        runner.drain();
        assertThat(imports.get(dry.code()))
                .extracting(ImportRun::status, ImportRun::readRows, ImportRun::accepted, ImportRun::rejected)
                .containsExactly(ImportStatus.DONE, 1_200, 1_188, 12);
        assertThat(imports.unbalanced()).isEmpty();
    }

    private Map<String, Integer> counts() {
        return TABLES.stream()
                .collect(Collectors.toMap(
                        t -> t,
                        t -> database.with(h -> h.createQuery("SELECT COUNT(*) FROM " + t)
                                .mapTo(Integer.class)
                                .one())));
    }
}
