package io.serialhub.imports;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Workbooks out of comma-separated lines. */
final class Sheets {
    private Sheets() {}

    /** @param namesAndLines sheet names and their lines, alternating */
    static byte[] workbook(String... namesAndLines) {
        var out = new ByteArrayOutputStream();
        try (var workbook = new Workbook(out, "Test", "1.0")) {
            for (int i = 0; i < namesAndLines.length; i += 2) {
                Worksheet sheet = workbook.newWorksheet(namesAndLines[i]);
                String[] lines = namesAndLines[i + 1].split("\n");
                for (int r = 0; r < lines.length; r++) {
                    String[] cells = lines[r].split(",", -1);
                    for (int c = 0; c < cells.length; c++) {
                        sheet.value(r, c, cells[c]);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
