package io.serialhub.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Cells that reach over several rows, as when an order number stands once for all of its lines: a person reads the text of
 * the first row in all of them. What reaches over columns only is a title.
 */
final class Merges {
    private static final int MOST = 200_000;

    private record Area(int lastRow, int column) {}

    private final Map<Integer, List<Area>> byFirstRow = new TreeMap<>();
    private int count;

    /** @param range for example {@code B2:B7} */
    void add(String range) {
        int colon = range.indexOf(':');
        if (colon > 0) {
            String from = range.substring(0, colon);
            String to = range.substring(colon + 1);
            add(row(from), row(to), XlsxGuard.column(from) - 1);
        }
    }

    /** Rows count from 1, columns from 0. */
    void add(int firstRow, int lastRow, int column) {
        if (lastRow > firstRow && firstRow > 0 && ++count <= MOST) {
            byFirstRow.computeIfAbsent(firstRow, r -> new ArrayList<>()).add(new Area(lastRow, column));
        }
    }

    private static int row(String address) {
        String digits = address.replaceAll("\\D", "");
        return digits.isEmpty() || digits.length() > 7 ? 0 : Integer.parseInt(digits);
    }

    /** For one reading of the sheet from its first row. */
    Filled fill() {
        return new Filled();
    }

    /** Lines in their order, each with what reaches down to it. */
    final class Filled {
        private record Reaching(int lastRow, Cell cell) {}

        private final Map<Integer, Reaching> byColumn = new HashMap<>();

        Line line(Line line) {
            if (byFirstRow.isEmpty()) {
                return line;
            }
            byColumn.values().removeIf(r -> r.lastRow() < line.number());
            Line filled = byColumn.isEmpty() ? line : filled(line);
            for (Area area : byFirstRow.getOrDefault(line.number(), List.of())) {
                byColumn.put(area.column(), new Reaching(area.lastRow(), line.cell(area.column())));
            }
            return filled;
        }

        private Line filled(Line line) {
            var cells = new ArrayList<>(line.cells());
            byColumn.forEach((column, reaching) -> {
                while (cells.size() <= column) {
                    cells.add(Cell.BLANK);
                }
                if (cells.get(column).blank()) {
                    cells.set(column, reaching.cell());
                }
            });
            return new Line(line.number(), cells);
        }
    }
}
