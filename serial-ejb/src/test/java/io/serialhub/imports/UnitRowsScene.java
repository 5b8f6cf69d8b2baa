package io.serialhub.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.serialhub.base.Database;
import io.serialhub.genealogy.Trace;
import io.serialhub.ledger.Integrity;
import io.serialhub.ledger.StateWord;
import io.serialhub.ledger.Units;
import io.serialhub.testkit.Hub;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Registers of units as text, and the master data that they name. */
abstract class UnitRowsScene {
    static final AtomicInteger RUN = new AtomicInteger();

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

    String p;

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

    ImportRun register(String text) {
        return imports.runNow(
                new Upload("台账.csv", "text/csv", text.replace("~", p).getBytes(StandardCharsets.UTF_8), "test"));
    }

    ImportRun accepted(String text, int rows) {
        ImportRun run = register(text);
        assertThat(imports.rejects(run.code(), null, null, 100).items().stream().filter(r -> !r.warning()))
                .isEmpty();
        assertThat(run.accepted()).isEqualTo(rows);
        return run;
    }

    StateWord state(String number) {
        return units.get(p + number).state();
    }
}
