package io.serialhub.imports;

import io.serialhub.base.Problem;
import io.serialhub.base.Reason;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a file holds, and in which order its rows are taken: kind after kind, and within a kind those that others hang
 * under first. The same file always gives the same plan, so that a run can go on from the number of rows it has done.
 */
final class Plan {
    /** Levels of parts within parts; deeper ones, and circles, come last and are refused by their loader. */
    private static final int LEVELS = 20;

    /** Notes on single lines that are kept for one sheet. */
    private static final int MOST_NOTES = 50;

    /** Rows of one sheet on one level. */
    record Pass(Layout layout, int level, int rows) {}

    /**
     * A sheet or a line that is not taken, and why.
     *
     * @param line 0 for the whole sheet
     */
    record Skipped(String sheet, int line, Reason reason) {}

    private final List<Layout> layouts = new ArrayList<>();
    private final List<Skipped> skipped = new ArrayList<>();
    private final Map<Layout, Levels> levels = new HashMap<>();
    private final List<Pass> passes = new ArrayList<>();
    private int total;

    private Plan() {}

    /** @throws Problem no-headings or headings-fit-several when no sheet is recognised, profile-does-not-fit, file-too-many-rows */
    static Plan of(TableFile file, String fileName, Limits limits, Profiles profiles) {
        var plan = new Plan();
        List<Table> tables = file.tables();
        for (int i = 0; i < tables.size(); i++) {
            plan.find(tables.get(i), i, fileName, profiles);
        }
        if (plan.layouts.isEmpty()) {
            throw plan.unread(fileName, profiles);
        }
        Map<ImportKind, Hierarchy> hierarchies = new EnumMap<>(ImportKind.class);
        plan.kinds()
                .forEach(kind -> hierarchies.put(
                        kind, new Hierarchy(plan.layouts.stream().anyMatch(l -> l.kind() == kind && Keys.nests(l)))));
        for (Layout layout : plan.layouts) {
            plan.read(tables.get(layout.table()), layout, hierarchies.get(layout.kind()), limits);
        }
        plan.order(hierarchies);
        return plan;
    }

    private Problem unread(String fileName, Profiles profiles) {
        if (profiles.exclusive()) {
            String profile = profiles.all().get(0).name();
            return Problem.invalid("profile-does-not-fit", "file", fileName, "profile", profile);
        }
        return skipped.stream()
                .map(Skipped::reason)
                .filter(reason -> reason.code().equals("sheet-fits-several"))
                .findFirst()
                .map(reason -> Problem.invalid(
                        "headings-fit-several",
                        "file",
                        fileName,
                        "kinds",
                        reason.args().get("kinds"),
                        "example",
                        reason.args().get("example")))
                .orElseGet(() -> Problem.invalid("no-headings", "file", fileName));
    }

    /** Why nothing of a sheet is read. */
    private static Reason unread(Table table, String fileName) {
        List<ImportKind> fitting = Layout.fitting(table, fileName);
        if (fitting.isEmpty()) {
            return Reason.of("sheet-not-recognised", "sheet", table.name());
        }
        String kinds = fitting.stream().map(Catalogue::title).collect(Collectors.joining(", "));
        String example = Catalogue.of(fitting.get(0)).sheets().get(0);
        return Reason.of("sheet-fits-several", "sheet", table.name(), "kinds", kinds, "example", example);
    }

    private void find(Table table, int index, String fileName, Profiles profiles) {
        List<Layout> found = Layout.find(table, index, fileName, profiles);
        layouts.addAll(found);
        if (found.isEmpty()) {
            try (Stream<Line> lines = table.open()) {
                if (lines.anyMatch(line -> !line.blank())) {
                    skipped.add(new Skipped(table.name(), 0, unread(table, fileName)));
                }
            }
        }
    }

    private void read(Table table, Layout layout, Hierarchy hierarchy, Limits limits) {
        var found = new Levels();
        levels.put(layout, found);
        int[] passedOver = {0, 0};
        try (Stream<Line> lines = below(table, layout)) {
            lines.forEach(line -> {
                if (!layout.mapping().takes(line)) {
                    passedOver[0]++;
                } else if (Remarks.is(layout, line)) {
                    if (passedOver[1]++ < MOST_NOTES) {
                        String text = line.cells().stream()
                                .filter(c -> !c.blank())
                                .map(Cell::text)
                                .findFirst()
                                .orElse("");
                        skipped.add(
                                new Skipped(layout.sheet(), line.number(), Reason.of("row-is-remark", "text", text)));
                    }
                } else {
                    if (++total > limits.rows()) {
                        throw Problem.of(Problem.Kind.TOO_LARGE, "file-too-many-rows", "limit", limits.rows());
                    }
                    layout.mapping().see(line);
                    found.add(
                            hierarchy.add(Keys.names(layout, line), Keys.parent(layout, line)),
                            hierarchy.first(Keys.of(layout, line), line.number()));
                }
            });
        }
        if (passedOver[0] > 0) {
            skipped.add(new Skipped(
                    layout.sheet(),
                    0,
                    Reason.of(
                            "rows-passed-over",
                            "count",
                            passedOver[0],
                            "profile",
                            layout.profile().name())));
        }
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

    /** Versions of the profiles that its sheets are read by, by code. */
    Map<String, Long> profiles() {
        var versions = new LinkedHashMap<String, Long>();
        layouts.stream()
                .map(Layout::profile)
                .filter(Objects::nonNull)
                .forEach(p -> versions.put(p.code(), p.version()));
        return versions;
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
        Layout layout = pass.layout();
        int[] index = {-1};
        return below(file.tables().get(layout.table()), layout)
                .filter(line -> layout.mapping().takes(line) && !Remarks.is(layout, line))
                .filter(line -> found.level[++index[0]] == pass.level())
                .map(line -> new Row(layout, line, found.twin(index[0])));
    }

    /** What stands below the headings and is neither blank nor those headings again. */
    private static Stream<Line> below(Table table, Layout layout) {
        return table.open()
                .filter(line -> line.number() > layout.headerLine() && !line.blank() && !layout.repeatsHeadings(line));
    }

    /** Of the data rows of one sheet, in their order. */
    private static final class Levels {
        private final Map<Integer, Integer> twins = new HashMap<>();
        private int first;
        private int rows;
        byte[] level;

        /** @param row its number in the hierarchy; those of one sheet follow each other */
        void add(int row, int twin) {
            if (rows == 0) {
                first = row;
            }
            if (twin > 0) {
                twins.put(rows, twin);
            }
            rows++;
        }

        int twin(int index) {
            return twins.getOrDefault(index, 0);
        }

        int count(int wanted, Hierarchy hierarchy) {
            if (level == null) {
                level = new byte[rows];
                for (int i = 0; i < rows; i++) {
                    level[i] = (byte) hierarchy.level(first + i, LEVELS);
                }
            }
            int count = 0;
            for (byte own : level) {
                count += own == wanted ? 1 : 0;
            }
            return count;
        }
    }
}
