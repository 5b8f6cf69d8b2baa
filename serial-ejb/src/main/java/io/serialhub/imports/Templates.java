package io.serialhub.imports;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Empty workbooks to fill in: what to write in two lines, then headings in both languages, columns set to text. */
final class Templates {
    private static final int PREPARED_ROWS = 1_000;

    private Templates() {}

    static byte[] of(ImportKind kind) {
        Catalogue.Kind sheet = Catalogue.of(kind);
        List<Catalogue.Column> columns = sheet.columns();
        var out = new ByteArrayOutputStream();
        try (var workbook = new Workbook(out, "SerialHub", "1.0")) {
            Worksheet page = workbook.newWorksheet(sheet.titleZh() + " " + sheet.titleEn());
            page.inlineString(0, 0, sheet.noteZh());
            page.inlineString(1, 0, sheet.noteEn());
            for (int c = 0; c < columns.size(); c++) {
                page.inlineString(2, c, columns.get(c).heading());
                page.width(c, Math.max(14, columns.get(c).heading().length() + 4));
            }
            page.range(2, 0, 2, columns.size() - 1)
                    .style()
                    .bold()
                    .fillColor("E8EEF7")
                    .set();
            page.range(3, 0, PREPARED_ROWS, columns.size() - 1)
                    .style()
                    .format("@")
                    .set();
            page.freezePane(0, 3);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
