package io.serialhub.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.serialhub.base.Problem;
import io.serialhub.base.Texts;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LayoutTest {
    @Test
    void recognisesHeadingsInChineseEnglishAndBoth() {
        assertThat(kind("序列号,物料编码,状态")).contains(ImportKind.UNITS);
        assertThat(kind("Serial No.,Part no,Status")).contains(ImportKind.UNITS);
        assertThat(kind("序列号 Serial number,物料编码/Item,库位(Location)")).contains(ImportKind.UNITS);
        assertThat(kind("S/N *,ITEM CODE：,备注")).contains(ImportKind.UNITS);
        assertThat(layout("备注,SN,什么,料号").orElseThrow().columns())
                .containsEntry("number", 1)
                .containsEntry("material", 3);
    }

    @Test
    void tellsEveryKindByItsHeadings() {
        assertThat(kind("父件编码,子件编码,用量,位号")).contains(ImportKind.BOM);
        assertThat(kind("Parent item,Component,Qty")).contains(ImportKind.BOM);
        assertThat(kind("批次号,物料编码,供应商,生产日期,数量")).contains(ImportKind.LOTS);
        assertThat(kind("订单号,客户,物料编码,物料名称,规格,单位,数量")).contains(ImportKind.ORDERS);
        assertThat(kind("物料编码,物料名称,规格,颜色,供应商编码,供应商名称")).contains(ImportKind.MATERIALS);
        assertThat(kind("客户编码,客户名称,电话,地址")).contains(ImportKind.PARTNERS);
        assertThat(kind("Supplier code,Name,City,Phone")).contains(ImportKind.PARTNERS);
        assertThat(kind("库位编码,名称,类型,上级")).contains(ImportKind.LOCATIONS);
        assertThat(kind("规则编码,名称,规则")).contains(ImportKind.RULES);
    }

    @Test
    void asksTheSheetsNameOnlyWhenHeadingsFitSeveralKinds() {
        assertThat(kind("编码,名称")).isEmpty();
        assertThat(Layout.find(table("供应商", "编码,名称"), 0, "x.xlsx", Profiles.NONE).stream()
                        .map(Layout::kind)
                        .findFirst())
                .contains(ImportKind.PARTNERS);
        assertThat(Layout.find(table("", "编码,名称"), 0, "库位清单.csv", Profiles.NONE).stream()
                        .map(Layout::kind)
                        .findFirst())
                .contains(ImportKind.LOCATIONS);
        assertThat(Layout.find(table("Sheet1", "编码,名称,规格,颜色"), 0, "x", Profiles.NONE).stream()
                        .map(Layout::kind)
                        .findFirst())
                .contains(ImportKind.MATERIALS);
    }

    @Test
    void namesTheKindsThatHeadingsFitEquallyWellAndHowToTell() {
        Problem problem = catchThrowableOfType(
                Problem.class,
                () -> Reading.open(
                        "编码,名称,类型\nX,某,客户\n".getBytes(StandardCharsets.UTF_8),
                        "list.csv",
                        Limits.SHIPPED,
                        Profiles.NONE));
        assertThat(problem.code()).isEqualTo("headings-fit-several");
        assertThat(Texts.of(problem.reason(), Locale.ENGLISH))
                .contains("往来单位 Partners, 地点 Locations")
                .contains("such as 往来单位")
                .contains("Match columns")
                .contains("import profile of the connection");
        assertThat(Texts.of(problem.reason(), Locale.CHINESE))
                .contains("对列")
                .contains("导入方案")
                .doesNotContain("{");
    }

    @Test
    void findsTheHeadingsBelowTitlesAndBlankLines() {
        Layout layout = layout("岭途电动车 2025 年台账,,", ",,", "制表：王敏,,2025-12-31", "", "序列号,物料编码,状态", "A1,M1,在库")
                .orElseThrow();
        assertThat(layout.headerLine()).isEqualTo(5);
    }

    @Test
    void joinsTwoLinesOfHeadingsWithMergedCells() {
        Layout layout = layout(
                        "产品信息,,,销售,,,质保,",
                        "序列号,物料编码,状态,日期,客户,订单号,开始,截止",
                        "A1,M1,已售,2025-01-01,C1,S1,2025-01-02,2027-01-02")
                .orElseThrow();
        assertThat(layout.headerLine()).isEqualTo(2);
        assertThat(layout.columns())
                .containsEntry("soldOn", 3)
                .containsEntry("customer", 4)
                .containsEntry("warrantyFrom", 6)
                .containsEntry("warrantyUntil", 7);
    }

    @Test
    void readsAHeadingMergedOverTwoLines() {
        Layout layout =
                layout("序列号,物料编码,退货,,状态", ",,日期,原因,", "A1,M1,2025-01-01,坏,在库").orElseThrow();
        assertThat(layout.columns())
                .containsEntry("number", 0)
                .containsEntry("material", 1)
                .containsEntry("returnedOn", 2)
                .containsEntry("returnReason", 3)
                .containsEntry("state", 4);
        assertThat(layout.headings()).containsExactly("序列号", "物料编码", "日期", "原因", "状态");
    }

    @Test
    void givesEveryColumnANameOfItsOwn() {
        assertThat(layout("序列号,物料编码,备注,备注,").orElseThrow().headings())
                .containsExactly("序列号", "物料编码", "备注", "备注 (2)", "#5");
    }

    @Test
    void takesNoDataForHeadings() {
        assertThat(kind("A1,M1,在库", "A2,M1,已售")).isEmpty();
        assertThat(kind("备注,日期")).isEmpty();
    }

    @Test
    void ordersRowsKindByKindAndParentsBeforeParts() {
        String csv = "序列号,物料编码,所属整机\nM1,MOT,B1\nC1,CELL,M1\nB1,BIKE,\n序列号,物料编码,所属整机\nX,MOT,Y\nY,MOT,X\nM1,MOT,\n";
        try (Reading reading =
                Reading.open(csv.getBytes(StandardCharsets.UTF_8), "x.csv", Limits.SHIPPED, Profiles.NONE)) {
            assertThat(reading.plan().total()).isEqualTo(6);
            List<Row> rows = IntStream.range(0, 6)
                    .mapToObj(i -> reading.next(i, 1).get(0))
                    .toList();
            assertThat(rows).extracting(r -> r.cell("number").text()).containsExactly("B1", "M1", "M1", "C1", "X", "Y");
            assertThat(rows).extracting(Row::twin).containsExactly(0, 2, 0, 0, 0, 0);
            assertThat(reading.next(3, 10)).extracting(r -> r.line().number()).containsExactly(3);
            assertThat(reading.next(6, 10)).isEmpty();
        }
    }

    private static Optional<ImportKind> kind(String... lines) {
        return layout(lines).map(Layout::kind);
    }

    private static Optional<Layout> layout(String... lines) {
        return Layout.find(table("Sheet1", lines), 0, "x.xlsx", Profiles.NONE).stream()
                .findFirst();
    }

    private static Table table(String name, String... lines) {
        List<Line> read = IntStream.range(0, lines.length)
                .mapToObj(i -> new Line(
                        i + 1,
                        Arrays.stream(lines[i].split(",", -1)).map(Cell::text).toList()))
                .toList();
        return new Table() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Stream<Line> open() {
                return read.stream();
            }
        };
    }
}
