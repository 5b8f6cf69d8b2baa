package io.serialhub.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.serialhub.base.Database;
import io.serialhub.genealogy.Trace;
import io.serialhub.ledger.Badge;
import io.serialhub.ledger.Integrity;
import io.serialhub.ledger.Part;
import io.serialhub.ledger.StateWord;
import io.serialhub.ledger.TimelineEntry;
import io.serialhub.ledger.UnitView;
import io.serialhub.ledger.Units;
import io.serialhub.testkit.Hub;
import io.serialhub.testkit.OnDerby;
import io.serialhub.testkit.OnPostgres;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whole registers: units in every state, with their parts and their past. */
abstract class UnitRowsContract {
    private static final AtomicInteger RUN = new AtomicInteger();

    @Inject
    Hub hub;

    @Inject
    Imports imports;

    @Inject
    Units units;

    @Inject
    Trace trace;

    @Inject
    Integrity integrity;

    @Inject
    Database database;

    @OnDerby
    static class DerbyUnitRowsTest extends UnitRowsContract {}

    @OnPostgres
    static class PostgresUnitRowsTest extends UnitRowsContract {}

    private String p;

    @BeforeEach
    void masterData() {
        p = "R" + RUN.incrementAndGet() + "-";
        imports.runNow(new Upload(
                "stamm.xlsx",
                null,
                Sheets.workbook(
                        "客户", "客户编码,客户名称,类型\nC-1,宁波绿行,经销商\nC-2,王小明,客户\nC-3,王小明,客户\nS-1,电芯厂,供应商",
                        "库位",
                                "编码,名称,类型,上级,站点,时区\nP1,一厂,工厂,,PL1,Asia/Shanghai\nL1,一线,产线,P1,,\nW1,成品库,仓库,P1,,\nB1,一号位,库位,W1,,\n"
                                        + "P2,杭州,工厂,,PL2,Asia/Shanghai\nSVC,服务中心,服务中心,P2,,",
                        "物料", "物料编码,名称,管理方式,质保月数\nBIKE,电动车,序列号,24\nMOT,电机,序列号,12\nBAT,电池,序列号,12\nCELL,电芯,批次,",
                        "BOM", "父件编码,子件编码,用量,位号\nBIKE,MOT,1,motor\nBIKE,BAT,1,battery\nBAT,CELL,40,cells"),
                "test"));
    }

    @AfterEach
    void nothingContradictsItself() {
        assertThat(integrity.rebuildAndCompare().findings()).isEmpty();
        assertThat(integrity.verifyChains().findings()).isEmpty();
    }

    private ImportRun register(String text) {
        return imports.runNow(
                new Upload("台账.csv", "text/csv", text.replace("~", p).getBytes(StandardCharsets.UTF_8), "test"));
    }

    private ImportRun accepted(String text, int rows) {
        ImportRun run = register(text);
        assertThat(imports.rejects(run.code(), null, null, 100).items().stream().filter(r -> !r.warning()))
                .isEmpty();
        assertThat(run.accepted()).isEqualTo(rows);
        return run;
    }

    @Test
    void takesOverUnitsInEveryState() {
        accepted("""
                序列号,物料编码,状态,库位,客户
                ~A,BIKE,在库,B1,
                ~B,BIKE,在制,L1,
                ~C,BIKE,在途,,
                ~D,BIKE,已售,,C-1
                ~E,BIKE,维修中,SVC,C-1
                ~F,BIKE,已终结,,
                ~G,BIKE,报废,B1,
                ~H,BIKE,丢失,,
                ~I,BIKE,待分配,,
                ~J,BIKE,,成品库,
                ~K,BIKE,,,宁波绿行
                ~L,BIKE,,一线,
                """, 12);
        assertThat(state("A")).isEqualTo(StateWord.IN_STOCK);
        assertThat(state("B")).isEqualTo(StateWord.IN_PRODUCTION);
        assertThat(state("C")).isEqualTo(StateWord.IN_TRANSIT);
        assertThat(state("D")).isEqualTo(StateWord.SOLD);
        assertThat(state("E")).isEqualTo(StateWord.IN_REPAIR);
        assertThat(state("F")).isEqualTo(StateWord.ENDED);
        assertThat(units.get(p + "G").badges()).contains(Badge.SCRAPPED);
        assertThat(units.get(p + "H").badges()).contains(Badge.MISSING);
        assertThat(state("I")).isEqualTo(StateWord.UNASSIGNED);
        assertThat(state("J")).isEqualTo(StateWord.IN_STOCK);
        assertThat(state("K")).isEqualTo(StateWord.SOLD);
        assertThat(state("L")).isEqualTo(StateWord.IN_PRODUCTION);
        assertThat(units.get(p + "A").site()).isEqualTo("PL1");
        assertThat(units.get(p + "E").site()).isEqualTo("PL2");
    }

    @Test
    void tellsThePastAsEventsOfTheirOwnInTheirOrder() {
        accepted("""
                SN,Item,Status,Location,Customer,Production date,Received,Sale date,Order,Carrier,Tracking,Return date,Return reason,Work order
                ~1,BIKE,In stock,B1,C-1,2025-03-01,2025-03-02,2025-04-10,SO-77,SF,SF1234,2025-05-01,dent,WO-5
                """, 1);
        register("""
                序列号,物料编码,状态,库位,客户,发货日期,返修日期,故障,修复日期,处理措施
                ~2,BIKE,维修中,SVC,C-1,2025-04-10,2025-06-01,异响,,
                ~3,BIKE,已售,,C-1,2025-04-10,2025-06-01,进水,2025-06-09,换控制器
                """);
        assertThat(units.timeline(p + "1", null, null, 10).items())
                .extracting(TimelineEntry::step)
                .containsExactly("adopt", "past-returned", "past-shipped", "past-received", "past-made");
        TimelineEntry sale = units.timeline(p + "1", null, null, 10).items().get(2);
        assertThat(sale.happenedAt()).isEqualTo("2025-04-10T06:00:00Z");
        assertThat(sale.party().code()).isEqualTo("C-1");
        assertThat(sale.order()).isEqualTo("SO-77");
        assertThat(units.get(p + "1").sale().tracking()).isEqualTo("SF1234");
        assertThat(units.get(p + "1").warrantyFrom()).as("it came back").isNull();
        assertThat(units.get(p + "2").warrantyUntil()).isEqualTo("2027-04-10");
        assertThat(units.timeline(p + "2", "service", null, 10).items())
                .singleElement()
                .satisfies(e -> assertThat(e.fields()).containsEntry("fault", "异响"));
        assertThat(units.timeline(p + "3", "service", null, 10).items())
                .extracting(e -> e.fields().getOrDefault("measure", ""))
                .containsExactly("换控制器", "");
    }

    @Test
    void putsPartsIntoTheirParentsWhateverTheOrderOfTheRows() {
        accepted("""
                序列号,物料编码,状态,客户,所属整机,批次号,电芯批次,厂家序列号
                ~BAT,BAT,,,~BIKE,,LX-01,HC-~9
                ~MOT,MOT,已装机,,~BIKE,ML-1,,
                ~BIKE,BIKE,已售,C-1,,,,
                """, 3);
        Part tree = units.tree(p + "BIKE", Part.Direction.DOWN, null);
        assertThat(tree.parts())
                .extracting(Part::code, Part::position)
                .containsExactlyInAnyOrder(tuple(p + "MOT", "motor"), tuple(p + "BAT", "battery"));
        assertThat(tree.parts().stream()
                        .filter(x -> x.code().endsWith("BAT"))
                        .findFirst()
                        .orElseThrow()
                        .parts())
                .singleElement()
                .satisfies(cells -> {
                    assertThat(cells.lot()).isEqualTo("LX-01");
                    assertThat(cells.quantity()).isEqualByComparingTo("40");
                });
        UnitView battery = units.get("HC-" + p + "9");
        assertThat(battery.code()).isEqualTo(p + "BAT");
        assertThat(battery.state()).isEqualTo(StateWord.SOLD);
        assertThat(units.get(p + "MOT").lot()).isEqualTo("ML-1");
        assertThat(trace.fromLot("CELL", "LX-01").toString()).contains(p + "BIKE");
    }

    @Test
    void aPartIsInsideSinceTheDayThatTheRegisterNames() {
        accepted("""
                序列号,物料编码,所属整机,装入日期,生产日期,状态,库位
                ~BIKE,BIKE,,,2024-02-01,在库,B1
                ~MOT,MOT,~BIKE,2024-03-01,2024-01-15,,
                ~BAT,BAT,~BIKE,,,,
                """, 3);
        assertThat(units.tree(p + "BIKE", Part.Direction.DOWN, Instant.parse("2024-02-15T00:00:00Z"))
                        .parts())
                .isEmpty();
        assertThat(units.tree(p + "BIKE", Part.Direction.DOWN, Instant.parse("2024-03-02T00:00:00Z"))
                        .parts())
                .singleElement()
                .satisfies(motor -> {
                    assertThat(motor.code()).isEqualTo(p + "MOT");
                    assertThat(motor.takenOver()).isFalse();
                    assertThat(motor.since()).isEqualTo("2024-03-01T03:00:00Z");
                });
        assertThat(units.tree(p + "BIKE", Part.Direction.DOWN, null).parts())
                .extracting(Part::takenOver)
                .containsExactlyInAnyOrder(false, true);
        assertThat(units.timeline(p + "MOT", null, null, 10).items())
                .extracting(TimelineEntry::step)
                .contains("past-installed");
        ImportRun odd = register(
                "序列号,物料编码,所属整机,装入日期,生产日期,库位\n~X,MOT,,2024-03-01,,B1\n" + "~Y,MOT,~BIKE,2024-01-01,2024-01-15,\n");
        assertThat(imports.rejectCounts(odd.code())).containsOnlyKeys("installed-without-parent", "dates-out-of-order");
    }

    @Test
    void refusesWhatContradictsItselfAndTakesTheRest() {
        ImportRun run = register("""
                序列号,物料编码,状态,库位,客户,销售日期,退货日期,所属整机
                ~a,BIKE,已售,,,,,
                ~b,BIKE,在库,,,,,
                ~c,BIKE,在库,B1,,2025-01-01,,
                ~d,BIKE,维修中,,C-1,,,
                ~e,BIKE,已装机,B1,,,,
                ~f,BIKE,已售,,S-1,,,
                ~g,BIKE,已售,,王小明,,,
                ~h,BIKE,已售,,C-1,2099-01-01,,
                ~i,BIKE,已售,,C-1,2025-05-01,2025-04-01,
                ~j,MOT,,,,,,~nobody
                ~k,MOT,报废,,,,,~ok
                ~l,CELL,在库,B1,,,,
                ~m,BIKEE,在库,B1,,,,
                ~n,BIKE,在库,B9,,,,
                ~ok,BIKE,在库,B1,,,,
                ~ok,BIKE,在库,B1,,,,
                ~o,BIKE,睡觉,B1,,,,
                ~q,BIKE,,,,,,
                """);
        assertThat(run).extracting(ImportRun::accepted, ImportRun::rejected).containsExactly(1, 17);
        assertThat(imports.rejects(run.code(), null, null, 50).items())
                .extracting(Reject::line, Reject::column, Reject::code)
                .containsExactly(
                        tuple(2, "客户", "sold-without-customer"),
                        tuple(3, "库位", "stock-without-place"),
                        tuple(4, "状态", "stock-but-sold"),
                        tuple(5, "库位", "repair-without-place"),
                        tuple(6, "所属整机", "installed-without-parent"),
                        tuple(7, "客户", "customer-of-other-kind"),
                        tuple(8, "客户", "name-ambiguous"),
                        tuple(9, "销售日期", "date-in-future"),
                        tuple(10, "退货日期", "dates-out-of-order"),
                        tuple(11, "所属整机", "parent-unknown"),
                        tuple(12, "状态", "state-contradicts-parent"),
                        tuple(13, "物料编码", "material-not-serial"),
                        tuple(14, "物料编码", "unknown-material-guess"),
                        tuple(15, "库位", "unknown-location"),
                        tuple(17, null, "twice-in-file"),
                        tuple(18, "状态", "word-unknown"),
                        tuple(19, "状态", "cell-needed"));
    }

    @Test
    void theSameRowAgainIsAlreadyAndADifferentOneIsRefused() {
        String first = "序列号,物料编码,状态,客户,销售日期\n~1,BIKE,已售,C-1,2025-01-01\n~2,BIKE,已售,C-1,2025-01-01\n";
        accepted(first, 2);
        ImportRun other = register(
                "Model,Serial,Buyer,State,Sold on\nBIKE,~1,宁波绿行,sold,2025/1/1\nBIKE,~2,C-2,sold,2025/1/1\nBIKE,~3,C-2,sold,2025/1/1\n");
        assertThat(other)
                .extracting(ImportRun::accepted, ImportRun::already, ImportRun::rejected)
                .containsExactly(1, 1, 1);
        assertThat(imports.rejects(other.code(), null, null, 5).items())
                .singleElement()
                .satisfies(r -> {
                    assertThat(r.code()).isEqualTo("unit-taken-over-otherwise");
                    assertThat(r.reason().args()).containsEntry("was", "C-1").containsEntry("says", "C-2");
                });
        ImportRun past = register("SN,Item,Status,Customer,Sale date\n~1,BIKE,Sold,C-1,2025-01-02\n");
        assertThat(past.rejected()).isEqualTo(1);
    }

    @Test
    void warnsOfNearEqualNumbersAndTakesThem() {
        accepted("序列号,物料编码,状态,库位\n~0417,BIKE,在库,B1\n", 1);
        ImportRun run =
                register("序列号,物料编码,状态,库位\n~O417,BIKE,在库,B1\n~0418,BIKE,在库,B1\n~o418,BIKE,在库,B1\n~0417,MOT,在库,B1\n");
        assertThat(run).extracting(ImportRun::accepted, ImportRun::warned).containsExactly(4, 3);
        assertThat(imports.rejectCounts(run.code())).containsOnly(java.util.Map.entry("number-near-equal", 3));
        assertThat(imports.rejects(run.code(), null, null, 9).items()).allMatch(Reject::warning);
    }

    @Test
    void refusesAFurtherNumberThatIsTaken() {
        ImportRun run = register(
                "序列号,物料编码,状态,库位,IMEI\n~1,BIKE,在库,B1,490154203237526\n~2,BIKE,在库,B1,490154203237526\n~3,BIKE,在库,B1,356938035643809\n");
        assertThat(imports.rejectCounts(run.code())).containsOnlyKeys("identifier-taken");
        assertThat(run.accepted()).isEqualTo(2);
        assertThat(register("序列号,物料编码,状态,库位,IMEI\n~4,BIKE,在库,B1,35-693803-564380-9\n")
                        .rejected())
                .isEqualTo(1);
        ImportRun wrong = register("序列号,物料编码,状态,库位,IMEI\n~5,BIKE,在库,B1,356938035643808\n");
        assertThat(imports.rejectCounts(wrong.code())).containsOnlyKeys("identifier-unfit");
    }

    @Test
    void whatManyRowsGotWrongIsPutRightForAllOfThem() {
        ImportRun run = register("""
                序列号,物料编码,库位,售出日期,客户
                ~M1,BIKF,W1,,
                ~M2,BIKF,W1,,
                ~M3,BIKE,,44886,C-1
                ~M4,BIKE,,44902,C-1
                ~M5,NOTHING-LIKE-IT,W1,,
                """);
        assertThat(run.rejected()).isEqualTo(5);
        assertThat(imports.remedies(run.code()))
                .extracting(Remedy::column, Remedy::code, Remedy::written, Remedy::guess, Remedy::rows)
                .containsExactlyInAnyOrder(
                        tuple("物料编码", "unknown-material-guess", "BIKF", "BIKE", 2),
                        tuple("售出日期", "date-is-day-number", null, null, 2));
        ImportRun corrected = run;
        for (String code : new String[] {"unknown-material-guess", "date-is-day-number"}) {
            Remedy remedy = imports.remedies(corrected.code()).stream()
                    .filter(r -> r.code().equals(code))
                    .findFirst()
                    .orElseThrow();
            ImportRun dry = finished(imports.remedy(corrected.code(), remedy));
            assertThat(dry.dryRun()).isTrue();
            assertThat(dry.fileName()).isEqualTo("台账-corrected.csv");
            assertThat(dry.accepted()).isEqualTo(2);
            corrected = finished(imports.accept(dry.code()));
            assertThat(corrected.accepted()).isEqualTo(2);
        }
        assertThat(corrected.rejected()).isEqualTo(1);
        assertThat(imports.remedies(corrected.code())).isEmpty();
        assertThat(units.timeline(p + "M3", null, null, 10).items())
                .anyMatch(e -> e.happenedAt().toString().startsWith("2022-11-21"));
    }

    private ImportRun finished(ImportRun run) {
        hub.get(io.serialhub.job.JobRunner.class).drain();
        return imports.get(run.code());
    }

    private StateWord state(String number) {
        return units.get(p + number).state();
    }
}
