package io.serialhub.imports;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.serialhub.base.Texts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * The refused rows of a run as a file of the original's format (a workbook for old workbooks and bundles): its columns, then
 * the line, the code and the reason. All cells are text, the one at fault is marked. It can be corrected and handed in
 * again; the added columns are not read.
 */
final class RejectsFile {
    private static final int FLUSHED = 200;
    private static final String HEAD = "E8EEF7";
    private static final String FAULT = "FDE7E7";
    private static final String FAULT_INK = "A61B1B";
    static final List<String> ADDED = List.of("原文件行 Source line", "错误代码 Error code", "错误说明 Explanation");

    /** Their cell no longer shows what was lost: it is left empty, so that nobody hands it in again by oversight. */
    private static final Set<String> LOST = Set.of("number-mangled", "code-is-date", "zeros-lost");

    private final Map<String, Map<Integer, RejectRows.Blame>> blames;
    private final Remedy remedy;
    private final Locale locale;

    private RejectsFile(Map<String, Map<Integer, RejectRows.Blame>> blames, Remedy remedy, Locale locale) {
        this.blames = blames;
        this.remedy = remedy;
        this.locale = locale;
    }

    /** @param blames why, by sheet and line @param remedy what stands in their cells instead */
    static FileContent write(
            StoredRun run,
            byte[] original,
            Profiles profiles,
            Map<String, Map<Integer, RejectRows.Blame>> blames,
            Remedy remedy,
            Locale locale) {
        try (TableFile file = TableFile.open(original, Limits.SHIPPED, profiles.form())) {
            Plan plan = Plan.of(file, run.view().fileName(), Limits.SHIPPED, profiles);
            List<Layout> layouts = plan.layouts().stream()
                    .filter(layout ->
                            !blames.getOrDefault(layout.sheet(), Map.of()).isEmpty())
                    .toList();
            var rejects = new RejectsFile(blames, remedy, locale);
            String name = name(run.view().fileName(), remedy);
            return file.workbook()
                    ? new FileContent(name + ".xlsx", FileContent.XLSX, rejects.xlsx(file, layouts))
                    : new FileContent(name + ".csv", FileContent.CSV, rejects.csv(file, layouts));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of a file with the refused rows of another, without its extension. */
    static String name(String original, Remedy remedy) {
        String plain = original.replaceFirst("\\.[A-Za-z]{1,5}$", "").replaceFirst("-(rejected|corrected)$", "");
        return plain + (remedy.isNone() ? "-rejected" : "-corrected");
    }

    private byte[] csv(TableFile file, List<Layout> layouts) throws IOException {
        var out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
        try (CsvWriter csv = CsvWriter.builder().build(out, StandardCharsets.UTF_8)) {
            for (Layout layout : layouts) {
                csv.writeRecord(titles(layout));
                refused(file, layout, (line, blame) -> csv.writeRecord(cells(layout, line, blame)));
            }
        }
        return out.toByteArray();
    }

    private byte[] xlsx(TableFile file, List<Layout> layouts) throws IOException {
        var out = new ByteArrayOutputStream();
        Set<String> names = new HashSet<>();
        try (var workbook = new Workbook(out, "SerialHub", "1.0")) {
            for (Layout layout : layouts) {
                Worksheet page = workbook.newWorksheet(sheetName(layout.sheet(), names));
                page.freezePane(0, 1);
                List<String> titles = titles(layout);
                for (int c = 0; c < titles.size(); c++) {
                    page.inlineString(0, c, titles.get(c));
                    page.style(0, c).bold().fillColor(HEAD).set();
                    page.width(
                            c,
                            c == titles.size() - 1
                                    ? 80
                                    : Math.max(14, titles.get(c).length() + 4));
                }
                int[] row = {0};
                refused(file, layout, (line, blame) -> row(page, ++row[0], layout, line, blame));
            }
        }
        return out.toByteArray();
    }

    /** All cells are text, the one at fault is marked; rows are let go of as they are written. */
    private void row(Worksheet page, int row, Layout layout, Line line, RejectRows.Blame blame) {
        List<String> cells = cells(layout, line, blame);
        for (int c = 0; c < cells.size(); c++) {
            page.inlineString(row, c, cells.get(c));
            boolean fault =
                    c < layout.headings().size() && layout.headings().get(c).equals(blame.column());
            if (fault) {
                page.style(row, c)
                        .format("@")
                        .fillColor(FAULT)
                        .fontColor(FAULT_INK)
                        .borderStyle("medium")
                        .borderColor(FAULT_INK)
                        .set();
            } else {
                page.style(row, c).format("@").set();
            }
        }
        if (row % FLUSHED == 0) {
            try {
                page.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void refused(TableFile file, Layout layout, BiConsumer<Line, RejectRows.Blame> write) {
        Map<Integer, RejectRows.Blame> refused = blames.get(layout.sheet());
        try (Stream<Line> all = file.tables().get(layout.table()).open()) {
            all.filter(line -> refused.containsKey(line.number()))
                    .forEach(line -> write.accept(line, refused.get(line.number())));
        }
    }

    /** What a sheet may be called: at most 31 characters, some not at all, and no name twice. */
    private static String sheetName(String name, Set<String> names) {
        String plain = name.replaceAll("[\\\\/?*\\[\\]:']", "_").strip();
        String base = plain.isEmpty() ? "Rejected" : plain;
        String cut = base.length() > 31 ? base.substring(0, 31) : base;
        for (int n = 2; !names.add(cut.toLowerCase(Locale.ROOT)); n++) {
            cut = base.substring(0, Math.min(base.length(), 28)) + "-" + n;
        }
        return cut;
    }

    /** As in the file, but one that was only understood with the line above it is written out. */
    private static List<String> titles(Layout layout) {
        var headings = new ArrayList<>(layout.headings());
        headings.replaceAll(h -> h.matches("#\\d+") ? "" : h);
        if (layout.profile() == null) {
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
        }
        headings.addAll(ADDED);
        return headings;
    }

    private List<String> cells(Layout layout, Line line, RejectRows.Blame blame) {
        var cells = new ArrayList<String>();
        for (int i = 0; i < layout.headings().size(); i++) {
            boolean lost = LOST.contains(blame.reason().code())
                    && layout.headings().get(i).equals(blame.column());
            String says = remedy.on(
                    blame.column(),
                    blame.reason(),
                    layout.headings().get(i),
                    line.cell(i).text());
            cells.add(lost ? "" : Written.guarded(says));
        }
        cells.add(Integer.toString(line.number()));
        cells.add(blame.reason().code());
        cells.add(Written.guarded(Texts.of(blame.reason(), locale)));
        return cells;
    }
}
