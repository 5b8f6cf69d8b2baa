package io.serialhub.sample;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Writes tables the way offices do: workbooks with a title above the headings, and text files of several kinds. */
final class Tables {
    private Tables() {}

    /** @param title a first row of its own, or null */
    record Sheet(String name, String title, List<String> headings, List<List<String>> rows) {}

    static void xlsx(Path file, Sheet... sheets) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var book = new Workbook(bytes, "Ridgeway", "1.0")) {
            for (Sheet sheet : sheets) {
                write(book.newWorksheet(sheet.name()), sheet);
            }
        }
        Files.write(file, bytes.toByteArray());
    }

    private static void write(Worksheet page, Sheet sheet) {
        int r = 0;
        if (sheet.title() != null) {
            page.value(r, 0, sheet.title());
            page.style(r, 0).bold().fontSize(14).set();
            r += 2;
        }
        for (int c = 0; c < sheet.headings().size(); c++) {
            page.value(r, c, sheet.headings().get(c));
            page.style(r, c).bold().set();
            page.width(c, 16);
        }
        for (List<String> row : sheet.rows()) {
            r++;
            for (int c = 0; c < row.size(); c++) {
                if (row.get(c) != null && !row.get(c).isEmpty()) {
                    page.value(r, c, row.get(c));
                }
            }
        }
    }

    /** With the mark that lets spreadsheets recognise UTF-8. */
    static void csv(Path file, List<String> headings, List<List<String>> rows) throws IOException {
        Files.writeString(file, "\uFEFF" + text(headings, rows), StandardCharsets.UTF_8);
    }

    /** As older Chinese systems export it. */
    static void csvOfLegacySystem(Path file, List<String> headings, List<List<String>> rows) throws IOException {
        Files.writeString(file, text(headings, rows), Charset.forName("GB18030"));
    }

    private static String text(List<String> headings, List<List<String>> rows) {
        var text = new StringBuilder(String.join(",", headings)).append("\r\n");
        for (List<String> row : rows) {
            text.append(String.join(
                            ",",
                            row.stream().map(cell -> cell == null ? "" : cell).toList()))
                    .append("\r\n");
        }
        return text.toString();
    }
}
