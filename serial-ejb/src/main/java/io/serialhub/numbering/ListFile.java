package io.serialhub.numbering;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.serialhub.base.Page;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Rows of text as a file that is written while they are read, page by page. All cells are text, so that no spreadsheet
 * makes a figure of a number; what it would run as a formula gets an apostrophe in front.
 */
final class ListFile {
    /** What a worksheet holds below its heading. */
    static final int XLSX_ROWS = 1_048_575;

    private static final int FLUSHED_ROWS = 1_000;

    private ListFile() {}

    static <T> void write(
            ListFormat format,
            List<String> head,
            Function<String, Page<T>> pages,
            Function<T, List<String>> cells,
            OutputStream out) {
        try {
            switch (format) {
                case CSV -> csv(head, pages, cells, out);
                case XLSX -> xlsx(head, pages, cells, out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> void csv(
            List<String> head, Function<String, Page<T>> pages, Function<T, List<String>> cells, OutputStream out)
            throws IOException {
        out.write(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
        CsvWriter csv = CsvWriter.builder().build(out, StandardCharsets.UTF_8);
        csv.writeRecord(head);
        each(
                pages,
                row -> csv.writeRecord(
                        cells.apply(row).stream().map(ListFile::guarded).toList()));
        csv.flush();
    }

    private static <T> void xlsx(
            List<String> head, Function<String, Page<T>> pages, Function<T, List<String>> cells, OutputStream out)
            throws IOException {
        try (var workbook = new Workbook(out, "SerialHub", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("Numbers");
            for (int c = 0; c < head.size(); c++) {
                sheet.value(0, c, head.get(c));
                sheet.width(c, 26);
            }
            sheet.range(0, 0, 0, head.size() - 1).style().bold().set();
            sheet.freezePane(0, 1);
            var at = new int[] {0};
            each(pages, row -> line(sheet, ++at[0], cells.apply(row)));
        }
    }

    private static void line(Worksheet sheet, int row, List<String> cells) throws IOException {
        for (int c = 0; c < cells.size(); c++) {
            sheet.inlineString(row, c, cells.get(c) == null ? "" : cells.get(c));
            sheet.style(row, c).format("@").set();
        }
        if (row % FLUSHED_ROWS == 0) {
            sheet.flush();
        }
    }

    private interface Each<T> {
        void take(T row) throws IOException;
    }

    private static <T> void each(Function<String, Page<T>> pages, Each<T> each) throws IOException {
        for (Page<T> page = pages.apply(null); ; page = pages.apply(page.next())) {
            for (T row : page.items()) {
                each.take(row);
            }
            if (page.next() == null) {
                return;
            }
        }
    }

    private static String guarded(String text) {
        return text == null ? "" : !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
