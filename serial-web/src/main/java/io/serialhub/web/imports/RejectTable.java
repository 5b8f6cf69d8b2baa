package io.serialhub.web.imports;

import io.serialhub.imports.ImportRow;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Rows of a file beside the few columns that explain them: those at fault, and the first of the file. */
public record RejectTable(List<String> columns, List<Line> rows) {
    private static final int MOST = 5;

    public record Line(ImportRow row, List<Cell> cells) {}

    /** @param fault the cell to look at */
    public record Cell(String value, boolean fault) {}

    static RejectTable of(List<ImportRow> found) {
        Set<String> blamed = new LinkedHashSet<>();
        Set<String> all = new LinkedHashSet<>();
        for (ImportRow row : found) {
            all.addAll(row.cells().keySet());
            if (row.column() != null) {
                blamed.add(row.column());
            }
        }
        Set<String> kept = new LinkedHashSet<>(blamed.stream().limit(MOST).toList());
        for (String column : all) {
            if (kept.size() < MOST) {
                kept.add(column);
            }
        }
        List<String> columns =
                new ArrayList<>(all.stream().filter(kept::contains).toList());
        kept.stream().filter(c -> !columns.contains(c)).forEach(columns::add);
        return new RejectTable(
                columns, found.stream().map(r -> line(r, columns)).toList());
    }

    private static Line line(ImportRow row, List<String> columns) {
        return new Line(
                row,
                columns.stream()
                        .map(c -> new Cell(row.cells().getOrDefault(c, ""), Objects.equals(c, row.column())))
                        .toList());
    }
}
