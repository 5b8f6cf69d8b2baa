package io.serialhub.web.imports;

import io.serialhub.imports.ImportRow;
import io.serialhub.imports.Remedy;
import io.serialhub.imports.RowOutcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Rows of a file beside the few columns that explain them: those at fault, and the first of the file. */
public record RejectTable(List<String> columns, List<Line> rows) {
    private static final int MOST = 5;

    /**
     * @param remedy what would help this row and all like it; only beside the first of them
     * @param key    of the remedy, for the button
     * @param as     the line of the row that has the remedy, beside the others
     */
    public record Line(ImportRow row, List<Cell> cells, Remedy remedy, int key, Integer as) {}

    /** @param fault the cell to look at */
    public record Cell(String value, boolean fault) {}

    static RejectTable of(List<ImportRow> found, List<Remedy> remedies) {
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
        Map<Remedy, Integer> shown = new HashMap<>();
        return new RejectTable(
                columns,
                found.stream().map(r -> line(r, columns, remedies, shown)).toList());
    }

    private static Line line(ImportRow row, List<String> columns, List<Remedy> remedies, Map<Remedy, Integer> shown) {
        List<Cell> cells = columns.stream()
                .map(c -> new Cell(row.cells().getOrDefault(c, ""), Objects.equals(c, row.column())))
                .toList();
        Remedy remedy = row.outcome() == RowOutcome.REFUSED
                ? remedies.stream()
                        .filter(r -> r.helps(row.column(), row.reason()))
                        .findFirst()
                        .orElse(null)
                : null;
        Integer as = remedy == null ? null : shown.putIfAbsent(remedy, row.line());
        return as == null
                ? new Line(row, cells, remedy, remedy == null ? -1 : remedies.indexOf(remedy), null)
                : new Line(row, cells, null, -1, as);
    }
}
