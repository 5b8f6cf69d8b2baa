package io.serialhub.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.serialhub.base.Actor;
import io.serialhub.base.Permission;
import io.serialhub.testkit.Hub;
import io.serialhub.testkit.OnDerby;
import io.serialhub.testkit.OnPostgres;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Rows that were refused: they come back as a file that can be corrected, and take no good ones with them. */
abstract class RejectsContract extends RunScene {
    @OnDerby
    static class DerbyRejectsTest extends RejectsContract {}

    @OnPostgres
    static class PostgresRejectsTest extends RejectsContract {}

    @Test
    void refusedRowsComeBackAsAFileThatCanBeCorrectedAndHandedInAgain() {
        ImportRun run = imports.runNow(csv("物料.csv", """
                物料表
                物料编码,物料名称,规格,质保月数,商品条码
                MX-1,电机,=250W,24,6901234567892
                MX-2,电池,@48V,二十四,
                MX-3,显示屏,3寸,12,6901234567893
                """));
        assertThat(run.rejected()).isEqualTo(2);
        Actor chinese =
                new Actor("system", "x", EnumSet.allOf(Permission.class), "test", Hub.SITE, Locale.SIMPLIFIED_CHINESE);
        FileContent file = chinese.call(() -> files.rejects(run.code()));
        String text = new String(file.content(), StandardCharsets.UTF_8);
        assertThat(file.name()).isEqualTo("物料-rejected.csv");
        assertThat(text).startsWith("\ufeff物料编码,物料名称,规格,质保月数,商品条码,原文件行 Source line");
        assertThat(text)
                .contains("'@48V")
                .contains("amount-unreadable")
                .contains("二十四 不是数量")
                .doesNotContain("MX-1");
        ImportRun corrected = imports.runNow(csv("物料-更正.csv", text.replace(",二十四,", ",24,")));
        assertThat(corrected)
                .extracting(ImportRun::accepted, ImportRun::rejected)
                .containsExactly(1, 1);
        assertThat(materials.get("MX-2").specification()).isEqualTo("@48V");
        assertThat(materials.get("MX-1").specification()).isEqualTo("=250W");
    }

    @Test
    void refusedRowsOfAWorkbookComeBackAsAWorkbook() {
        byte[] book = new RawXlsx().strings("SN", "x", "y").sheet("""
                        <row r="1"><c r="A1" t="inlineStr"><is><t>物料编码</t></is></c><c r="B1" t="inlineStr"><is><t>物料名称</t></is></c></row>
                        <row r="2"><c r="A2" s="5"><v>45362</v></c><c r="B2" t="inlineStr"><is><t>三月</t></is></c></row>
                        <row r="3"><c r="A3"><v>4711</v></c><c r="B3" t="inlineStr"><is><t>四七</t></is></c></row>
                        """).bytes();
        ImportRun run = imports.runNow(new Upload("C:\\temp\\..\\物料.xlsx", null, book, null));
        assertThat(run.fileName()).isEqualTo("物料.xlsx");
        assertThat(run).extracting(ImportRun::accepted, ImportRun::rejected).containsExactly(1, 1);
        FileContent file = files.rejects(run.code());
        assertThat(file.name()).isEqualTo("物料-rejected.xlsx");
        ImportRun uncorrected = imports.runNow(new Upload(file.name(), null, file.content(), "test"));
        assertThat(uncorrected.rejected()).as("what was lost cannot slip in").isEqualTo(1);
        assertThat(imports.rejects(uncorrected.code(), null, null, 5)
                        .items()
                        .get(0)
                        .code())
                .isEqualTo("cell-needed");
        assertThat(files.original(run.code()).content()).isEqualTo(book);
    }

    @Test
    void manyBadRowsAmongManyGoodOnesAllComeOutRight() {
        String rows = IntStream.range(0, 1_203)
                .mapToObj(i -> "G-" + i + ",Name " + i + "," + (i % 97 == 0 ? "nobody" : "customer"))
                .collect(Collectors.joining("\n"));
        ImportRun run = imports.runNow(csv("many.csv", "Partner code,Name,Kind\n" + rows + "\n"));
        assertThat(run)
                .extracting(ImportRun::totalRows, ImportRun::accepted, ImportRun::rejected)
                .containsExactly(1_203, 1_190, 13);
        assertThat(database.<Integer>with(h -> h.createQuery("SELECT COUNT(*) FROM party WHERE code LIKE 'G-%'")
                        .mapTo(Integer.class)
                        .one()))
                .isEqualTo(1_190);
    }

    @Test
    void aDoorThatRefusesOneRowOfAChunkLeavesTheOthers() {
        String rows = IntStream.range(0, 60)
                .mapToObj(i -> "H-" + i + ",Name " + i + "," + (i == 17 || i == 44 ? "6901234567892" : ""))
                .collect(Collectors.joining("\n"));
        ImportRun run = imports.runNow(csv("gtin.csv", "Item,Item name,GTIN\n" + rows + "\n"));
        assertThat(imports.rejectCounts(run.code()).keySet()).containsOnly("gtin-taken");
        assertThat(run.accepted() + run.rejected()).isEqualTo(60);
        assertThat(run.rejected()).isBetween(1, 2);
    }
}
