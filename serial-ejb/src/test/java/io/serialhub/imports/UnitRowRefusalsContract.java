package io.serialhub.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.serialhub.testkit.OnDerby;
import io.serialhub.testkit.OnPostgres;
import org.junit.jupiter.api.Test;

/** Rows of registers that contradict themselves or what stands, and how they are put right. */
abstract class UnitRowRefusalsContract extends UnitRowsScene {
    @OnDerby
    static class DerbyUnitRowRefusalsTest extends UnitRowRefusalsContract {}

    @OnPostgres
    static class PostgresUnitRowRefusalsTest extends UnitRowRefusalsContract {}

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
}
