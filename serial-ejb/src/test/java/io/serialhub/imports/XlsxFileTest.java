package io.serialhub.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class XlsxFileTest {
    @Test
    void readsHiddenRowsGapsAndSharedStringsLikeOthers() {
        List<Line> lines = lines(new RawXlsx().sheet("""
                <row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c></row>
                <row r="4" hidden="1"><c r="A4" t="inlineStr"><is><t> SN-1 </t></is></c></row>
                """));
        assertThat(lines).extracting(Line::number).containsExactly(1, 4);
        assertThat(lines.get(0).cells()).extracting(Cell::text).containsExactly("序列号", "", "物料编码");
        assertThat(lines.get(1).cell(0).text()).isEqualTo("SN-1");
    }

    @Test
    void takesTheLastResultOfAFormula() {
        List<Cell> cells = cells("""
                <c r="A1" t="str"><f>"SN-"&amp;B1</f><v>SN-7</v></c><c r="B1"><f>3+4</f><v>7</v></c>
                <c r="C1" s="1"><f>TODAY()</f><v>45717</v></c><c r="D1" t="e"><f>1/0</f><v>#DIV/0!</v></c>
                <c r="E1"><f>A1</f></c>
                """);
        assertThat(cells).extracting(Cell::text).startsWith("SN-7", "7", "2025-03-01", "#DIV/0!");
        assertThat(cells)
                .extracting(Cell::kind)
                .containsExactly(Cell.Kind.TEXT, Cell.Kind.NUMBER, Cell.Kind.DATE, Cell.Kind.ERROR, Cell.Kind.ERROR);
    }

    @Test
    void tellsDatesFromNumbersByTheirFormat() {
        List<Cell> cells = cells("""
                <c r="A1" s="1"><v>45717</v></c><c r="B1" s="5"><v>45717.5</v></c><c r="C1"><v>45717</v></c>
                """);
        assertThat(cells).extracting(Cell::text).containsExactly("2025-03-01", "2025-03-01 12:00", "45717");
        assertThat(cells.get(2).kind()).isEqualTo(Cell.Kind.NUMBER);
    }

    @Test
    void takesANumberForACodeOnlyWhenNothingCanHaveBeenLost() {
        List<Cell> cells = cells("""
                <c r="A1"><v>6901234567892</v></c><c r="B1" s="2"><v>123</v></c><c r="C1" s="3"><v>123</v></c>
                <c r="D1"><v>1.2345678901234568E+17</v></c><c r="E1" s="4"><v>1234</v></c><c r="F1"><v>1.5</v></c>
                <c r="G1" s="2"><v>12345</v></c><c r="H1" s="6"><v>42</v></c>
                """);
        assertThat(cells)
                .extracting(XlsxFileTest::code)
                .containsExactly(
                        "6901234567892",
                        "number-mangled",
                        "number-mangled",
                        "number-mangled",
                        "number-mangled",
                        "number-mangled",
                        "12345",
                        "42");
    }

    @Test
    void refusesADateWhereACodeBelongs() {
        assertThat(code(cells("<c r=\"A1\" s=\"5\"><v>45362</v></c>").get(0))).isEqualTo("code-is-date");
        assertThat(code(Cell.text("3月12日"))).isEqualTo("code-is-date");
        assertThat(code(Cell.text("12-Mar"))).isEqualTo("code-is-date");
        assertThat(code(Cell.text("Mar-12"))).isEqualTo("code-is-date");
    }

    @Test
    void refusesScientificNotationAndRoundedDigitsInText() {
        assertThat(code(Cell.text("1.23457E+11"))).isEqualTo("number-mangled");
        assertThat(code(Cell.text("123456789012345000"))).isEqualTo("number-mangled");
        assertThat(code(Cell.text("12E4"))).isEqualTo("12E4");
        assertThat(code(Cell.text("89860012345678901234"))).isEqualTo("89860012345678901234");
    }

    @Test
    void readsFullWidthLettersAndInvisibleCharactersAsWhatWasMeant() {
        assertThat(code(Cell.text("ＰＪ２２－０１\u200b\ufeff"))).isEqualTo("PJ22-01");
        assertThat(Cell.text("\u00a0\u3000 ").blank()).isTrue();
    }

    @Test
    void readsAStrictWorkbookWithItsOwnNamespacesAndDays() {
        String strict = "http://purl.oclc.org/ooxml/spreadsheetml/main";
        var file = new RawXlsx()
                .part("xl/workbook.xml", """
                        <workbook xmlns="%s" xmlns:r="http://purl.oclc.org/ooxml/officeDocument/relationships" conformance="strict">
                          <workbookPr date1904="0"/><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets>
                        </workbook>
                        """.formatted(strict))
                .part("xl/_rels/workbook.xml.rels", """
                        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
                          <Relationship Id="rId1" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/worksheet" Target="/xl/worksheets/sheet1.xml"/>
                          <Relationship Id="rId2" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/sharedStrings" Target="sharedStrings.xml"/>
                        </Relationships>
                        """)
                .part("xl/worksheets/sheet1.xml", """
                        <worksheet xmlns="%s"><sheetData><row r="1"><c r="A1" t="s"><v>2</v></c>
                          <c r="B1" t="d"><v>2025-03-01</v></c><c r="C1" t="d"><v>2025-03-01T08:30:00</v></c></row></sheetData></worksheet>
                        """.formatted(strict));
        assertThat(lines(file).get(0).cells())
                .extracting(Cell::text)
                .containsExactly("MT-1", "2025-03-01", "2025-03-01 08:30");
    }

    @Test
    void countsDaysFrom1904WhereTheWorkbookSaysSo() {
        var file = new RawXlsx()
                .part("xl/workbook.xml", """
                <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
                  <workbookPr date1904="1"/><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>
                """)
                .sheet("<row r=\"1\"><c r=\"A1\" s=\"5\"><v>44255</v></c></row>");
        assertThat(lines(file).get(0).cell(0).text()).isEqualTo("2025-03-01");
    }

    @Test
    void readsRichTextWithoutItsReadings() {
        var file = new RawXlsx()
                .part("xl/sharedStrings.xml", """
                        <sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
                          <si><r><t>SN</t></r><r><rPr><b/></rPr><t>-01</t></r><rPh sb="0" eb="1"><t>reading</t></rPh></si></sst>
                        """)
                .sheet("<row><c t=\"s\"><v>0</v></c><c/><c t=\"b\"><v>1</v></c></row>");
        assertThat(lines(file).get(0)).satisfies(line -> {
            assertThat(line.number())
                    .as("rows and cells without addresses follow each other")
                    .isEqualTo(1);
            assertThat(line.cells()).extracting(Cell::text).containsExactly("SN-01", "", "TRUE");
        });
    }

    @Test
    void whatIsMergedOverRowsStandsInAllOfThem() {
        var file = new RawXlsx().part("xl/worksheets/sheet1.xml", """
                <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
                  <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>
                  <row r="2"><c r="B2" t="s"><v>2</v></c></row><row r="3"><c r="B3" t="s"><v>2</v></c></row>
                </sheetData><mergeCells count="2"><mergeCell ref="A1:A2"/><mergeCell ref="nonsense"/></mergeCells></worksheet>
                """);
        assertThat(lines(file)).extracting(l -> l.cell(0).text()).containsExactly("序列号", "序列号", "");
    }

    private static String code(Cell cell) {
        Refused refused = catchThrowableOfType(Refused.class, () -> Codes.read(cell));
        return refused == null ? Codes.read(cell) : refused.reason().code();
    }

    private static List<Cell> cells(String cells) {
        return lines(new RawXlsx().sheet("<row r=\"1\">" + cells + "</row>"))
                .get(0)
                .cells();
    }

    private static List<Line> lines(RawXlsx file) {
        try (TableFile open = TableFile.open(file.bytes(), Limits.SHIPPED);
                Stream<Line> lines = open.tables().get(0).open()) {
            return lines.toList();
        }
    }
}
