package io.serialhub.imports;

import io.serialhub.base.Problem;
import io.serialhub.base.Reason;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a file holds, and in which order its rows are taken: kind after kind, and within a kind those that others hang
 * under first. The same file always gives the same plan, so that a run can go on from the number of rows it has done.
 */
final class Plan {
    /** Levels of parts within parts; deeper ones, and circles, come last and are refused by their loader. */
    private static final int LEVELS = 20;

    /** Rows of one sheet on one level. */
    record Pass(Layout layout, int level, int rows) {}

    /** A sheet with data that is not taken, and why. */
    record Skipped(String sheet, Reason reason) {}

    private final List<Layout> layouts = new ArrayList<>();
    private final List<Skipped> skipped = new ArrayList<>();
    private final Map<Layout, Levels> levels = new HashMap<>();
    private final List<Pass> passes = new ArrayList<>();
    private int total;

    private Plan() {}

    /** @throws Problem no-headings when no sheet is recognised, file-too-many-rows */
    static Plan of(TableFile file, String fileName, Limits limits) {
        var plan = new Plan();
        List<Table> tables = file.tables();
        for (int i = 0; i < tables.size(); i++) {
            plan.find(tables.get(i), i, fileName);
        }
        if (plan.layouts.isEmpty()) {
            throw Problem.invalid("no-headings", "file", fileName);
        }
        Map<ImportKind, Hierarchy> hierarchies = new EnumMap<>(ImportKind.class);
        for (Layout layout : plan.layouts) {
            plan.read(tables.get(layout.table()), layout, hierarchies, limits);
        }
        plan.order(hierarchies);
        return plan;
    }

    private void find(Table table, int index, String fileName) {
        Layout.find(table, index, fileName).ifPresentOrElse(layouts::add, () -> {
            try (Stream<Line> lines = table.open()) {
                if (lines.anyMatch(line -> !line.blank())) {
                    skipped.add(new Skipped(table.name(), Reason.of("sheet-not-recognised", "sheet", table.name())));
                }
            }
        });
    }

    private void read(Table table, Layout layout, Map<ImportKind, Hierarchy> hierarchies, Limits limits) {
        Hierarchy hierarchy = hierarchies.computeIfAbsent(layout.kind(), k -> new Hierarchy());
        var found = new Levels();
        levels.put(layout, found);
        data(
                table,
                layout,
                lines -> lines.forEach(line -> {
                    if (++total > limits.rows()) {
                        throw Problem.of(Problem.Kind.TOO_LARGE, "file-too-many-rows", "limit", limits.rows());
                    }
                    found.twins.add(hierarchy.first(Keys.of(layout, line), line.number()));
                    found.nodes.add(hierarchy.node(Keys.name(layout, line), Keys.parent(layout, line)));
                }));
    }

    private void order(Map<ImportKind, Hierarchy> hierarchies) {
        for (ImportKind kind : ImportKind.values()) {
            for (int level = 0; level <= LEVELS; level++) {
                for (Layout layout : layouts) {
                    if (layout.kind() == kind) {
                        int rows = levels.get(layout).count(level, hierarchies.get(kind));
                        if (rows > 0) {
                            passes.add(new Pass(layout, level, rows));
                        }
                    }
                }
            }
        }
    }

    int total() {
        return total;
    }

    List<ImportKind> kinds() {
        return layouts.stream().map(Layout::kind).distinct().sorted().toList();
    }

    List<Layout> layouts() {
        return layouts;
    }

    List<Skipped> skipped() {
        return skipped;
    }

    List<Pass> passes() {
        return passes;
    }

    /** The rows of a pass, to be closed. */
    Stream<Row> rows(TableFile file, Pass pass) {
        Levels found = levels.get(pass.layout());
        int[] index = {-1};
        return dataLines(file.tables().get(pass.layout().table()), pass.layout())
                .filter(line -> found.level[++index[0]] == pass.level())
                .map(line -> new Row(pass.layout(), line, found.twins.get(index[0])));
    }

    private static void data(Table table, Layout layout, java.util.function.Consumer<Stream<Line>> work) {
        try (Stream<Line> lines = dataLines(table, layout)) {
            work.accept(lines);
        }
    }

    private static Stream<Line> dataLines(Table table, Layout layout) {
        return table.open()
                .filter(line -> line.number() > layout.headerLine() && !line.blank() && !layout.repeatsHeadings(line));
    }

    /** Of the data rows of one sheet, in their order. */
    private static final class Levels {
        final List<Integer> twins = new ArrayList<>();
        final List<Hierarchy.Node> nodes = new ArrayList<>();
        byte[] level;

        int count(int wanted, Hierarchy hierarchy) {
            if (level == null) {
                level = new byte[nodes.size()];
                for (int i = 0; i < level.length; i++) {
                    level[i] = (byte) hierarchy.level(nodes.get(i), LEVELS);
                }
                nodes.clear();
            }
            int count = 0;
            for (byte own : level) {
                count += own == wanted ? 1 : 0;
            }
            return count;
        }
    }
}
