package io.serialhub.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;

import io.serialhub.base.Problem;
import io.serialhub.ledger.TimelineEntry;
import io.serialhub.ledger.Units;
import io.serialhub.testkit.OnDerby;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One register as LibreOffice writes it in both formats ({@code register.fods} is the source): a cover sheet, a title,
 * headings in two lines and merged, cells merged over rows, a hidden row and column, formulas, blank lines, mangled numbers,
 * a total and a note.
 */
@OnDerby
class OfficeFilesTest {
    @Inject
    Imports imports;

    @Inject
    ImportFiles files;

    @Inject
    Units units;

    @BeforeEach
    void masterData() {
        imports.runNow(csv("客户.csv", "客户编码,客户名称\nC-1,宁波绿行\n"));
        imports.runNow(csv("物料.csv", "物料编码,物料名称\nBIKE,车\n"));
    }

    @Test
    void oldAndNewWorkbooksSayTheSame() throws IOException {
        List<List<String>> lines = lines(office("register.xlsx"));
        assertThat(lines(office("register.xls"))).isEqualTo(lines);
        assertThat(lines)
                .anySatisfy(line -> assertThat(line).startsWith("LO-2", "BIKE", "", "C-1", "2022-08-15", "SO-77"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"register.xls", "register.xlsx"})
    void whatPeopleDoToWorkbooksSurvives(String file) throws IOException {
        ImportRun dry = imports.runNow(new Upload(file, null, office(file), "test").rehearsed());
        assertThat(dry.accepted() + dry.already()).isEqualTo(2);
        ImportRun run = imports.runNow(new Upload(file, null, office(file), "test"));
        assertThat(run.totalRows()).isEqualTo(7);
        assertThat(run.accepted() + run.already()).isEqualTo(2);
        assertThat(imports.rejects(run.code(), null, null, 50).items())
                .extracting(Reject::sheet, Reject::line, Reject::column, Reject::code)
                .containsExactlyInAnyOrder(
                        tuple("封面", 0, null, "sheet-not-recognised"),
                        tuple("台账", 7, "厂家序列号", "zeros-lost"),
                        tuple("台账", 9, "序列号", "number-mangled"),
                        tuple("台账", 10, "序列号", "code-is-date"),
                        tuple("台账", 11, "序列号", "cell-error"),
                        tuple("台账", 12, "序列号", "number-mangled"),
                        tuple("台账", 13, null, "row-is-remark"),
                        tuple("台账", 14, null, "row-is-remark"));
        TimelineEntry sale = units.timeline("LO-2", null, null, 9).items().get(1);
        assertThat(sale.order())
                .as("from the cell that was merged over three rows")
                .isEqualTo("SO-77");
        assertThat(units.get("00004712").code()).isEqualTo("LO-2");
    }

    @Test
    void refusedRowsOfAnOldWorkbookComeBackAsANewOneWithTheBadCellMarked() throws IOException {
        ImportRun run = imports.runNow(new Upload("register.xls", null, office("register.xls"), "test"));
        FileContent file = files.rejects(run.code());
        assertThat(file.name()).isEqualTo("register-rejected.xlsx");
        String styles = ZipTool.text(file.content(), "xl/styles.xml");
        assertThat(styles).contains("A61B1B").contains("FDE7E7");
        String sheet = ZipTool.text(file.content(), "xl/worksheets/sheet1.xml");
        assertThat(sheet).contains("number-mangled").contains("code-is-date");
    }

    @Test
    void aWorkbookWithAPasswordIsRefusedInWords() throws IOException {
        assertThat(refusal(encrypted())).isEqualTo("file-encrypted");
        var package2007 = new ByteArrayOutputStream();
        try (var files = new POIFSFileSystem()) {
            files.createDocument(new ByteArrayInputStream(new byte[64]), "EncryptedPackage");
            files.writeFilesystem(package2007);
        }
        assertThat(refusal(package2007.toByteArray())).isEqualTo("file-encrypted");
    }

    @Test
    void otherFormatsAreNamedInTheRefusal() throws IOException {
        assertThat(refusal(office("register.ods"))).isEqualTo("file-open-document");
        assertThat(refusal(new RawXlsx().part("xl/workbook.bin", "x").bytes())).isEqualTo("file-binary-workbook");
        var older = new ByteArrayOutputStream();
        try (var files = new POIFSFileSystem()) {
            files.createDocument(new ByteArrayInputStream(new byte[64]), "Book");
            files.writeFilesystem(older);
        }
        assertThat(refusal(older.toByteArray())).isEqualTo("file-older-excel");
    }

    @Test
    void damagedOldWorkbooksAreRefusedInWordsWhereverTheyAreCut() throws IOException {
        byte[] whole = office("register.xls");
        for (int cut = 0; cut < whole.length; cut += 97) {
            byte[] hostile = whole.clone();
            Arrays.fill(hostile, cut, Math.min(cut + 40, whole.length), (byte) 0xFF);
            String code = refusal(hostile);
            assertThat(code == null || code.startsWith("file-") || code.equals("no-headings"))
                    .as("bytes from " + cut + ": " + code)
                    .isTrue();
            if (cut > 8) {
                refusal(Arrays.copyOf(whole, cut));
            }
        }
    }

    /** The beginning of a workbook that says it is encrypted by RC4 with some password. */
    private static byte[] encrypted() throws IOException {
        var book = ByteBuffer.allocate(4 + 16 + 4 + 54).order(ByteOrder.LITTLE_ENDIAN);
        book.putShort((short) 0x0809)
                .putShort((short) 16)
                .putShort((short) 0x0600)
                .putShort((short) 5);
        book.position(20);
        book.putShort((short) 0x002F).putShort((short) 54);
        book.putShort((short) 1).putShort((short) 1).putShort((short) 1);
        var out = new ByteArrayOutputStream();
        try (var files = new POIFSFileSystem()) {
            files.createDocument(new ByteArrayInputStream(book.array()), "Workbook");
            files.writeFilesystem(out);
        }
        return out.toByteArray();
    }

    private static String refusal(byte[] content) {
        Problem problem = catchThrowableOfType(Problem.class, () -> {
            try (Reading reading = Reading.open(content, "x", Limits.SHIPPED, Profiles.NONE)) {
                for (int at = 0; !reading.next(at, 100).isEmpty(); at += 100) {
                    assertThat(at).isLessThan(1_000);
                }
            }
        });
        return problem == null ? null : problem.code();
    }

    private static List<List<String>> lines(byte[] content) {
        try (TableFile file = TableFile.open(content, Limits.SHIPPED);
                Stream<Line> lines = file.tables().get(1).open()) {
            return lines.filter(line -> !line.blank())
                    .map(line -> IntStream.range(0, 8)
                            .mapToObj(line::cell)
                            .map(cell -> cell.text().matches("12345678901234\\d+") ? "(rounded)" : cell.text())
                            .toList())
                    .toList();
        }
    }

    private static byte[] office(String name) throws IOException {
        try (var in = OfficeFilesTest.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        }
    }

    private static Upload csv(String name, String text) {
        return new Upload(name, "text/csv", text.getBytes(StandardCharsets.UTF_8), "test");
    }
}
