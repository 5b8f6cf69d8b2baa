package io.serialhub.download;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Writes a table as it comes, keeping a few rows in memory. Everything leaves as text, so that a serial number is not
 * turned into a figure; CSV is UTF-8 with its mark, and what a spreadsheet would run as a formula is defused.
 */
final class TableWriter implements AutoCloseable {
    private static final int FLUSHED = 500;
    private static final int SHEET = 1_000_000;

    private final CsvWriter csv;
    private final Workbook workbook;
    private final List<String> headings;
    private Worksheet sheet;
    private int line;
    private int sheets;

    TableWriter(OutputStream out, DownloadFormat format, List<String> headings) throws IOException {
        this.headings = headings;
        if (format == DownloadFormat.CSV) {
            out.write(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
            csv = CsvWriter.builder()
                    .lineDelimiter(LineDelimiter.CRLF)
                    .build(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            workbook = null;
            csv.writeRecord(headings);
        } else {
            csv = null;
            workbook = new Workbook(out, "SerialHub", "1.0");
        }
    }

    void write(List<?> cells) throws IOException {
        List<String> texts = cells.stream().map(TableWriter::text).toList();
        if (csv != null) {
            csv.writeRecord(texts.stream().map(TableWriter::defused).toList());
            return;
        }
        if (sheet == null || line > SHEET) {
            nextSheet();
        }
        for (int i = 0; i < texts.size(); i++) {
            sheet.inlineString(line, i, texts.get(i));
        }
        line++;
        if (line % FLUSHED == 0) {
            sheet.flush();
        }
    }

    private void nextSheet() throws IOException {
        if (sheet != null) {
            sheet.finish();
        }
        sheet = workbook.newWorksheet("List" + (++sheets == 1 ? "" : " " + sheets));
        sheet.freezePane(0, 1);
        for (int i = 0; i < headings.size(); i++) {
            sheet.inlineString(0, i, headings.get(i));
            sheet.style(0, i).bold().set();
        }
        line = 1;
    }

    static String text(Object value) {
        return value == null
                ? ""
                : value instanceof Enum<?> word
                        ? word.name().toLowerCase(Locale.ROOT).replace('_', '-')
                        : value.toString();
    }

    static String defused(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    @Override
    public void close() {
        try {
            if (csv != null) {
                csv.close();
                return;
            }
            if (sheet == null) {
                nextSheet();
            }
            workbook.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
