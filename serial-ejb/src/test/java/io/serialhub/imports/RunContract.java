package io.serialhub.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serialhub.base.Actor;
import io.serialhub.base.Permission;
import io.serialhub.base.Problem;
import io.serialhub.testkit.Hub;
import io.serialhub.testkit.OnDerby;
import io.serialhub.testkit.OnPostgres;
import java.util.EnumSet;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What every run keeps to, on both databases; shown with master data. */
abstract class RunContract extends RunScene {
    @OnDerby
    static class DerbyRunTest extends RunContract {}

    @OnPostgres
    static class PostgresRunTest extends RunContract {}

    @Test
    void oneBadRowNeverStopsTheGoodOnes() {
        ImportRun run = imports.runNow(csv("客户.csv", """
                客户编码,客户名称,类型,邮箱
                C-101,宁波绿行,经销商,a@b.cn
                C-102,,客户,
                C-103,骑遇杭州,火星人,
                C-104,轮动上海,客户,nonsense
                ,无编码,客户,
                C-105,苏州快骑,,
                C-101,重复,客户,
                """));
        assertThat(run.status()).isEqualTo(ImportStatus.DONE);
        assertThat(run.kinds()).containsExactly(ImportKind.PARTNERS);
        assertThat(run)
                .extracting(ImportRun::totalRows, ImportRun::readRows, ImportRun::accepted, ImportRun::rejected)
                .containsExactly(7, 7, 2, 5);
        balanced(run);
        assertThat(parties.get("C-101").kind().word()).isEqualTo("dealer");
        assertThat(parties.get("C-105").kind().word()).isEqualTo("customer");
        assertThat(imports.rejects(run.code(), null, null, 50).items())
                .extracting(Reject::line, Reject::column, Reject::code)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(3, "客户名称", "field-missing"),
                        org.assertj.core.groups.Tuple.tuple(4, "类型", "word-unknown"),
                        org.assertj.core.groups.Tuple.tuple(5, "邮箱", "email-unfit"),
                        org.assertj.core.groups.Tuple.tuple(6, "客户编码", "cell-needed"),
                        org.assertj.core.groups.Tuple.tuple(8, null, "twice-in-file"));
        assertThat(imports.rejectCounts(run.code()))
                .containsEntry("twice-in-file", 1)
                .hasSize(5);
        assertThat(imports.rejects(run.code(), "email-unfit", null, 50).items())
                .singleElement()
                .satisfies(r -> {
                    assertThat(r.cells())
                            .containsExactly(
                                    java.util.Map.entry("客户编码", "C-104"),
                                    java.util.Map.entry("客户名称", "轮动上海"),
                                    java.util.Map.entry("类型", "客户"),
                                    java.util.Map.entry("邮箱", "nonsense"));
                    assertThat(r.warning()).isFalse();
                });
    }

    @Test
    void theSameRowsInAnyOrderAndWithOthersAreKnownAgain() {
        imports.runNow(csv("a.csv", "Partner code,Name,Kind\nSH-1,One,dealer\nSH-2,Two,dealer\nSH-3,Three,dealer\n"));
        ImportRun shuffled = imports.runNow(csv(
                "b.csv",
                "Kind,Name,Partner code\ndealer,Three,SH-3\ndealer,Four,SH-4\ndealer,One,SH-1\ndealer,Two,SH-2\n"));
        assertThat(shuffled)
                .extracting(ImportRun::already, ImportRun::accepted, ImportRun::rejected)
                .containsExactly(3, 1, 0);
        balanced(shuffled);
    }

    @Test
    void ofAFileThatBreaksOffTheWholeRowsCountAndTheRestOnceItIsWhole() {
        String whole = "Partner code,Name,Kind\nTR-1,One,dealer\nTR-2,\"Two, the second\",dealer\nTR-3,Three,dealer\n";
        ImportRun inACell = imports.runNow(csv("t.csv", whole.substring(0, whole.indexOf("the second"))));
        assertThat(inACell.status()).isEqualTo(ImportStatus.FAILED);
        assertThat(inACell.failure().code()).isEqualTo("csv-damaged");
        ImportRun inARow = imports.runNow(csv("t.csv", whole.substring(0, whole.indexOf(",Three") + 1)));
        assertThat(inARow).extracting(ImportRun::accepted, ImportRun::rejected).containsExactly(2, 1);
        ImportRun again = imports.runNow(csv("t.csv", whole));
        assertThat(again)
                .extracting(ImportRun::already, ImportRun::accepted, ImportRun::rejected)
                .containsExactly(2, 1, 0);
    }

    @Test
    void whatAStopBrokeOffGoesOnWhenTheSameFileComesAgain() {
        Upload upload = csv("partners.csv", "Partner code,Name,Kind\nE-1,One,dealer\nE-2,Two,dealer\n");
        ImportRun brokenOff = imports.submit(upload);
        ImportRun again = imports.runNow(upload);
        assertThat(again.code()).isEqualTo(brokenOff.code());
        assertThat(again.accepted()).isEqualTo(2);
    }

    @Test
    void aRunThatIsStoppedKeepsWhatItReadAndTheSameFileGoesOn() {
        Upload upload = csv("stop.csv", "Partner code,Name,Kind\nSP-1,One,dealer\n");
        ImportRun waiting = imports.submit(upload);
        imports.stop(waiting.code());
        hub.get(io.serialhub.job.JobRunner.class).drain();
        assertThat(imports.get(waiting.code()).failure().code()).isEqualTo("import-cancelled");
        assertThatThrownBy(() -> imports.stop(waiting.code())).hasMessageContaining("import-ended");
        assertThat(imports.runNow(upload).accepted()).isEqualTo(1);
    }

    @Test
    void theSameFileAgainIsDoneAtOnceAndWritesNothing() {
        Upload upload = csv("partners.csv", "Partner code,Name,Kind\nD-1,One,dealer\nD-2,Two,dealer\n");
        imports.runNow(upload);
        int audits = count("audit");
        ImportRun again = imports.submit(upload);
        assertThat(again.status()).isEqualTo(ImportStatus.DONE);
        assertThat(again.already()).isEqualTo(2);
        assertThat(again.accepted()).isZero();
        balanced(again);
        assertThat(count("audit")).isEqualTo(audits);
    }

    @Test
    void rowsThatSayWhatStandsAreAlreadyAndOthersAreChanged() {
        imports.runNow(csv("a.csv", "Partner code,Name,Kind,City\nE-1,One,dealer,Ningbo\nE-2,Two,dealer,Ningbo\n"));
        ImportRun run =
                imports.runNow(csv("b.csv", "Partner code,Name,City\nE-1,One,Ningbo\nE-2,Two,Wenzhou\nE-3,Three,\n"));
        assertThat(run)
                .extracting(ImportRun::already, ImportRun::accepted, ImportRun::rejected)
                .containsExactly(1, 1, 1);
        assertThat(parties.get("E-2").city()).isEqualTo("Wenzhou");
        assertThat(parties.get("E-2").kind().word())
                .as("what a file does not say stays")
                .isEqualTo("dealer");
    }

    @Test
    void takesTheSheetsOfAWorkbookInTheOrderOfTheirDependence() {
        byte[] book = Sheets.workbook(
                "说明", "随便写写",
                "BOM", "父件编码,子件编码,用量,位号\nBK-1,MO-1,1,motor\nBK-1,NO-1,1,x",
                "产品", "物料编码,物料名称,管理方式\nBK-1,车,序列号\nMO-1,电机,序列号\nCE-1,电芯,批次",
                "批次", "批次号,物料编码,供应商,生产日期,数量\nL-1,CE-1,江苏电芯,2025-01-05,500\nL-2,CE-1,不存在,,",
                "供应商", "编码,名称\nS-1,江苏电芯",
                "库位", "编码,名称,类型,上级,站点,时区\nB-1,一号位,库位,W-1,,\nW-1,成品库,仓库,P-1,,\nP-1,宁波一厂,工厂,,NB7,Asia/Shanghai");
        ImportRun run = imports.runNow(new Upload("全部.xlsx", null, book, "test"));
        assertThat(run.kinds())
                .containsExactly(
                        ImportKind.PARTNERS,
                        ImportKind.LOCATIONS,
                        ImportKind.MATERIALS,
                        ImportKind.BOM,
                        ImportKind.LOTS);
        assertThat(imports.rejects(run.code(), null, null, 50).items())
                .extracting(Reject::sheet, Reject::line, Reject::code)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("BOM", 3, "unknown-material-guess"),
                        org.assertj.core.groups.Tuple.tuple("批次", 3, "unknown-party"),
                        org.assertj.core.groups.Tuple.tuple("说明", 0, "sheet-not-recognised"));
        balanced(run);
        assertThat(locations.get("B-1").site()).isEqualTo("NB7");
        assertThat(materials.bom("BK-1"))
                .singleElement()
                .satisfies(l -> assertThat(l.position()).isEqualTo("motor"));
    }

    @Test
    void addsCorrectedRowsToABillWithoutTakingTheOthersOut() {
        imports.runNow(csv("m.csv", "Item,Name\nBB-1,Bike\nBB-2,Motor\nBB-3,Display\n"));
        imports.runNow(csv("b1.csv", "Parent item,Component,Qty\nBB-1,BB-2,1\n"));
        ImportRun run =
                imports.runNow(csv("b2.csv", "Parent item,Component,Qty\nBB-1,BB-3,1\nBB-1,BB-2,1\nBB-2,BB-1,1\n"));
        assertThat(run)
                .extracting(ImportRun::accepted, ImportRun::already, ImportRun::rejected)
                .containsExactly(1, 1, 1);
        assertThat(imports.rejectCounts(run.code())).containsOnlyKeys("bom-cycle");
        assertThat(materials.bom("BB-1")).hasSize(2);
    }

    @Test
    void aFileThatCannotBeReadFailsInWordsAndStaysInTheArchive() {
        ImportRun run = imports.runNow(csv("x.csv", "Hello,World\n1,2\n"));
        assertThat(run.status()).isEqualTo(ImportStatus.FAILED);
        assertThat(run.failure().code()).isEqualTo("no-headings");
        assertThat(files.original(run.code()).content()).isNotEmpty();
        assertThatThrownBy(() -> imports.submit(csv("y.csv", "")))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("file-empty");
        assertThatThrownBy(() -> imports.get("IMP-999999")).hasMessageContaining("unknown-import");
    }

    @Test
    void nobodyWithoutTheRightsOfItsRowsGetsAFileIn() {
        Actor clerk =
                new Actor("clerk", "Clerk", EnumSet.of(Permission.IMPORTS_READ), "test", Hub.SITE, Locale.ENGLISH);
        assertThatThrownBy(() -> clerk.run(() -> imports.submit(csv("z.csv", "Partner code,Name\nZ,Z\n"))))
                .hasMessageContaining("no-right");
    }
}
