package io.serialhub.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Shows how the sheets of a file are read, with what stands in their first rows, for a person to correct. */
final class SheetReader {
    private static final int SAMPLES = 3;
    private static final int LOOKED_AT = 30;

    private SheetReader() {}

    static List<SheetView> read(TableFile file, String fileName, Profiles profiles) {
        List<SheetView> views = new ArrayList<>();
        List<Table> tables = file.tables();
        for (int i = 0; i < tables.size(); i++) {
            List<Layout> layouts = Layout.find(tables.get(i), i, fileName, profiles);
            for (Layout layout : layouts) {
                views.add(view(tables.get(i), layout));
            }
            if (layouts.isEmpty()) {
                views.add(unknown(tables.get(i)));
            }
        }
        return views;
    }

    private static SheetView view(Table table, Layout layout) {
        Map<Integer, String> fields = new HashMap<>();
        layout.columns().forEach((field, index) -> fields.putIfAbsent(index, field));
        return new SheetView(
                table.name(),
                layout.kind(),
                layout.headerLine(),
                layout.profile() == null ? null : layout.profile().code(),
                columns(layout.headings(), fields, rows(table, layout.headerLine())));
    }

    /** The longest of the first lines is probably that of the headings. */
    private static SheetView unknown(Table table) {
        List<Line> lines = rows(table, 0);
        Line head =
                lines.stream().reduce((a, b) -> filled(b) > filled(a) ? b : a).orElse(new Line(0, List.of()));
        List<String> headings = IntStream.range(0, head.cells().size())
                .mapToObj(
                        i -> head.cell(i).blank() ? "#" + (i + 1) : head.cell(i).text())
                .toList();
        return new SheetView(
                table.name(), null, head.number(), null, columns(headings, Map.of(), rows(table, head.number())));
    }

    private static long filled(Line line) {
        return line.cells().stream().filter(c -> !c.blank()).count();
    }

    private static List<Line> rows(Table table, int below) {
        try (Stream<Line> lines = table.open()) {
            return lines.filter(line -> line.number() > below && !line.blank())
                    .limit(LOOKED_AT)
                    .toList();
        }
    }

    private static List<SheetView.Column> columns(List<String> headings, Map<Integer, String> fields, List<Line> rows) {
        var columns = new ArrayList<SheetView.Column>();
        for (int i = 0; i < headings.size(); i++) {
            int index = i;
            List<String> samples = rows.stream()
                    .map(row -> row.cell(index))
                    .filter(cell -> !cell.blank())
                    .map(Cell::text)
                    .distinct()
                    .limit(SAMPLES)
                    .toList();
            columns.add(new SheetView.Column(headings.get(i), fields.get(i), samples));
        }
        return columns;
    }
}
