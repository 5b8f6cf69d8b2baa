package io.serialhub.imports;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.serialhub.base.Texts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * The refused rows of a run as a file of the original's format: its columns, then the line, the code and the reason. All
 * cells are text. It can be corrected and handed in again; the added columns are not read.
 */
final class RejectsFile {
    private static final List<String> ADDED = List.of("原文件行 Source line", "错误代码 Error code", "错误说明 Explanation");

    /** Their cell no longer shows what was lost: it is left empty, so that nobody hands it in again by oversight. */
    private static final Set<String> LOST = Set.of("number-mangled", "code-is-date", "zeros-lost");

    private RejectsFile() {}

    /** @param blames why, by sheet and line */
    static FileContent write(
            Runs.Stored run,
            byte[] original,
            Profiles profiles,
            Map<String, Map<Integer, RejectRows.Blame>> blames,
            Locale locale) {
        try (TableFile file = TableFile.open(original, Limits.SHIPPED, profiles.form())) {
            Plan plan = Plan.of(file, run.view().fileName(), Limits.SHIPPED, profiles);
            var sheets = new ArrayList<Sheet>();
            for (Layout layout : plan.layouts()) {
                Map<Integer, RejectRows.Blame> refused = blames.getOrDefault(layout.sheet(), Map.of());
                if (!refused.isEmpty()) {
                    sheets.add(sheet(file.tables().get(layout.table()), layout, refused, locale));
                }
            }
            String name = run.view().fileName().replaceFirst("\\.[A-Za-z]{1,5}$", "") + "-rejected";
            return file.workbook()
                    ? new FileContent(name + ".xlsx", FileContent.XLSX, xlsx(sheets))
                    : new FileContent(name + ".csv", FileContent.CSV, csv(sheets));
        }
    }

    private record Sheet(String name, List<List<String>> lines) {}

    private static Sheet sheet(Table table, Layout layout, Map<Integer, RejectRows.Blame> refused, Locale locale) {
        var lines = new ArrayList<List<String>>();
        var headings = new ArrayList<>(headings(layout));
        headings.addAll(ADDED);
        lines.add(headings);
        try (Stream<Line> all = table.open()) {
            all.filter(line -> refused.containsKey(line.number()))
                    .forEach(line -> lines.add(cells(layout, line, refused.get(line.number()), locale)));
        }
        return new Sheet(layout.sheet(), lines);
    }

    /** As in the file, but one that was only understood with the line above it is written out. */
    private static List<String> headings(Layout layout) {
        var headings = new ArrayList<>(layout.headings());
        headings.replaceAll(h -> h.matches("#\\d+") ? "" : h);
        layout.columns().forEach((column, index) -> {
            if (!column.equals(Headings.column(layout.kind(), headings.get(index)))) {
                headings.set(
                        index,
                        Catalogue.of(layout.kind()).columns().stream()
                                .filter(c -> c.name().equals(column))
                                .findFirst()
                                .orElseThrow()
                                .heading());
            }
        });
        return headings;
    }

    private static List<String> cells(Layout layout, Line line, RejectRows.Blame blame, Locale locale) {
        var cells = new ArrayList<String>();
        for (int i = 0; i < layout.headings().size(); i++) {
            boolean lost = LOST.contains(blame.reason().code())
                    && layout.headings().get(i).equals(blame.column());
            cells.add(lost ? "" : Written.guarded(line.cell(i).text()));
        }
        cells.add(Integer.toString(line.number()));
        cells.add(blame.reason().code());
        cells.add(Written.guarded(Texts.of(blame.reason(), locale)));
        return cells;
    }

    private static byte[] csv(List<Sheet> sheets) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
        try (CsvWriter csv = CsvWriter.builder().build(out, StandardCharsets.UTF_8)) {
            sheets.forEach(sheet -> sheet.lines().forEach(csv::writeRecord));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] xlsx(List<Sheet> sheets) {
        var out = new ByteArrayOutputStream();
        try (var workbook = new Workbook(out, "SerialHub", "1.0")) {
            for (Sheet sheet : sheets) {
                Worksheet page = workbook.newWorksheet(sheet.name());
                for (int r = 0; r < sheet.lines().size(); r++) {
                    List<String> line = sheet.lines().get(r);
                    for (int c = 0; c < line.size(); c++) {
                        page.inlineString(r, c, line.get(c));
                    }
                }
                int columns = sheet.lines().get(0).size();
                page.range(0, 0, 0, columns - 1).style().bold().set();
                page.range(1, 0, sheet.lines().size(), columns - 1)
                        .style()
                        .format("@")
                        .set();
                page.freezePane(0, 1);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
