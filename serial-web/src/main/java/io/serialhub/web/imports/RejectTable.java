package io.serialhub.web.imports;

import io.serialhub.imports.Reject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Refused rows beside the few columns that explain them: those at fault, and the first of the file. */
public record RejectTable(List<String> columns, List<Row> rows) {
    private static final int MOST = 5;

    public record Row(Reject reject, List<Cell> cells) {}

    /** @param fault the cell to look at */
    public record Cell(String value, boolean fault) {}

    static RejectTable of(List<Reject> rejects) {
        Set<String> blamed = new LinkedHashSet<>();
        Set<String> all = new LinkedHashSet<>();
        for (Reject reject : rejects) {
            all.addAll(reject.cells().keySet());
            if (reject.column() != null) {
                blamed.add(reject.column());
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
                columns, rejects.stream().map(r -> row(r, columns)).toList());
    }

    private static Row row(Reject reject, List<String> columns) {
        return new Row(
                reject,
                columns.stream()
                        .map(c -> new Cell(reject.cells().getOrDefault(c, ""), Objects.equals(c, reject.column())))
                        .toList());
    }
}
