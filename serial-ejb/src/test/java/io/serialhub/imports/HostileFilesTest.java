package io.serialhub.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.serialhub.base.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class HostileFilesTest {
    private static final String ROW = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>x</t></is></c></row>";
    private static final Limits SMALL = new Limits(50L << 20, 1L << 20, 20, 3, 10, 20, 100);

    @TempDir
    Path folder;

    @Test
    void neverFollowsAnExternalEntity() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "TOP-SECRET");
        String attack = "<?xml version=\"1.0\"?><!DOCTYPE w [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>"
                + "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>&x;</t></is></c></row></sheetData></worksheet>";
        for (String part : new String[] {
            "xl/worksheets/sheet1.xml",
            "xl/sharedStrings.xml",
            "xl/workbook.xml",
            "xl/styles.xml",
            "[Content_Types].xml",
            "xl/_rels/workbook.xml.rels",
        }) {
            assertThat(refusal(new RawXlsx().sheet(ROW).part(part, attack), SMALL))
                    .as(part)
                    .isEqualTo("file-forbidden-xml");
        }
    }

    @Test
    void refusesADocumentTypeWrittenInAnotherEncoding() {
        String attack = "\ufeff<?xml version=\"1.0\" encoding=\"UTF-16\"?><!DOCTYPE w [<!ENTITY x \"y\">]><worksheet/>";
        var file = new RawXlsx().sheet(ROW);
        byte[] bytes =
                ZipTool.with(file.bytes(), "xl/worksheets/sheet1.xml", attack.getBytes(StandardCharsets.UTF_16LE));
        assertThat(refusal(bytes, SMALL)).isIn("file-forbidden-xml", "file-damaged");
    }

    @Test
    void stopsUnpackingABombLongBeforeItsEnd() {
        String zeros =
                "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>" + "0".repeat(40 << 20) + "</t></is></c></row>";
        byte[] bytes = new RawXlsx().sheet(zeros).bytes();
        assertThat(bytes.length).isLessThan(200_000);
        assertThat(refusal(bytes, SMALL)).isEqualTo("file-inflates");
    }

    @Test
    void countsEntriesThatNobodyReadsToo() {
        var file = new RawXlsx().sheet(ROW);
        for (int i = 0; i < 30; i++) {
            file.part("xl/media/" + i + ".bin", "");
        }
        assertThat(refusal(file, SMALL)).isEqualTo("file-inflates");
        assertThat(refusal(new RawXlsx().sheet(ROW).part("xl/media/big.bin", "a".repeat(2 << 20)), SMALL))
                .isEqualTo("file-inflates");
    }

    @Test
    void refusesACellFarToTheRightInsteadOfMakingRoomForIt() {
        String cell = "<row r=\"1\"><c r=\"%s\"><v>1</v></c></row>";
        assertThat(refusal(new RawXlsx().sheet(cell.formatted("XFD1")), SMALL)).isEqualTo("file-too-wide");
        assertThat(refusal(new RawXlsx().sheet(cell.formatted("ZZZZZZZZ1")), SMALL))
                .isEqualTo("file-too-wide");
        assertThat(refusal(new RawXlsx().sheet(cell.formatted("1")), SMALL)).isEqualTo("file-too-wide");
    }

    @Test
    void refusesAnIndexBeyondTheSharedStrings() {
        String cell = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>%s</v></c></row>";
        for (String index : new String[] {"3", "2000000000", "99999999999999", "-1", "x"}) {
            assertThat(refusal(new RawXlsx().sheet(cell.formatted(index)), SMALL))
                    .as(index)
                    .isEqualTo("file-damaged");
        }
    }

    @Test
    void refusesWhatIsNestedTooDeep() {
        String deep = "<a>".repeat(5_000) + "</a>".repeat(5_000);
        assertThat(refusal(new RawXlsx().part("xl/other.xml", deep), SMALL)).isEqualTo("file-inflates");
    }

    @Test
    void refusesDamagedFilesInWords() {
        byte[] whole = new RawXlsx().sheet(ROW).bytes();
        assertThat(refusal(java.util.Arrays.copyOf(whole, whole.length / 2), SMALL))
                .isEqualTo("file-damaged");
        assertThat(refusal(new RawXlsx().sheet("<row"), SMALL)).isEqualTo("file-damaged");
        assertThat(refusal(new RawXlsx().part("xl/workbook.xml", "<workbook/>"), SMALL))
                .isEqualTo("no-headings");
        assertThat(refusal(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 1, 2}, SMALL))
                .isEqualTo("file-damaged");
        assertThat(refusal(new byte[] {0, 1, 2, 3}, SMALL)).isEqualTo("file-kind-unknown");
        assertThat(refusal(new byte[0], SMALL)).isEqualTo("file-empty");
        assertThat(refusal("\"never closed".getBytes(StandardCharsets.UTF_8), SMALL))
                .isEqualTo("csv-damaged");
    }

    @Test
    void refusesMoreRowsColumnsAndCharactersThanAllowed() {
        assertThat(refusal(csv("序列号,物料编码\n" + "a,b\n".repeat(11)), SMALL)).isEqualTo("file-too-many-rows");
        assertThat(refusal(csv("x,".repeat(40)), SMALL)).isIn("file-too-wide", "csv-damaged");
        assertThat(refusal(csv("序列号,物料编码\n" + "a".repeat(500) + ",b"), SMALL)).isEqualTo("csv-damaged");
        var tiny = new Limits(10, 1, 1, 1, 1, 1, 1);
        assertThat(refusal(csv("序列号,物料编码,状态"), tiny)).isEqualTo("file-too-large");
    }

    private static byte[] csv(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String refusal(RawXlsx file, Limits limits) {
        return refusal(file.bytes(), limits);
    }

    private static String refusal(byte[] content, Limits limits) {
        Problem problem = catchThrowableOfType(Problem.class, () -> {
            try (Reading reading = Reading.open(content, "x", limits, Profiles.NONE)) {
                for (Plan.Pass pass : reading.plan().passes()) {
                    assertThat(pass.rows()).isPositive();
                }
                try (TableFile file = TableFile.open(content, limits);
                        Stream<Line> lines = file.tables().get(0).open()) {
                    lines.forEach(line -> assertThat(line.toString()).doesNotContain("TOP-SECRET"));
                }
            }
        });
        return problem == null ? null : problem.code();
    }
}
