package io.serialhub.imports;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Lines between or below the data that are none: totals, notes, signatures. */
final class Remarks {
    private static final Set<String> TOTALS =
            Set.of("合计", "总计", "小计", "累计", "合计数", "total", "totals", "subtotal", "grandtotal", "sum");

    private static final List<String> NOTES = List.of(
            "备注",
            "注:",
            "注：",
            "附注",
            "说明",
            "制表",
            "审核",
            "填表",
            "打印",
            "note:",
            "notes:",
            "remark",
            "prepared by",
            "printed",
            "end of ");

    private Remarks() {}

    /**
     * Whether the line lacks something that no row can do without, and begins with a word for totals or notes, or is a note
     * all by itself outside the columns that we read. Whatever else lacks something is a row to be corrected.
     */
    static boolean is(Layout layout, Line line) {
        if (complete(layout, line)) {
            return false;
        }
        List<Cell> filled = line.cells().stream().filter(cell -> !cell.blank()).toList();
        String first = filled.get(0).text().toLowerCase(Locale.ROOT);
        return TOTALS.contains(Catalogue.folded(first))
                || NOTES.stream().anyMatch(first::startsWith)
                || filled.size() == 1
                        && layout.columns().values().stream()
                                .allMatch(i -> line.cell(i).blank());
    }

    private static boolean complete(Layout layout, Line line) {
        for (List<String> group : Catalogue.needed(layout.kind())) {
            if (group.stream()
                    .allMatch(field -> layout.mapping().cell(field, line).blank())) {
                return false;
            }
        }
        return true;
    }
}
