package io.serialhub.imports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Where on a sheet is what.
 *
 * @param table      index among the file's tables
 * @param sheet      name under which its rows are told; no two layouts of a file have the same
 * @param headerLine last line of the headings; data begins below it
 * @param columns    index of each recognised column
 * @param headings   of all columns as the file has them, none blank, none twice
 * @param mapping    how a row is read
 * @param profile    that it is read by, or null when it was recognised by itself
 */
record Layout(
        ImportKind kind,
        int table,
        String sheet,
        int headerLine,
        Map<String, Integer> columns,
        List<String> headings,
        Mapping mapping,
        ImportProfile profile) {
    private static final int SEARCHED = 40;

    /** These are told by what they have to say, whatever else is on the sheet; the others by how much fits. */
    private static final List<ImportKind> FIRST = List.of(
            ImportKind.RESULTS,
            ImportKind.HISTORY,
            ImportKind.UNITS,
            ImportKind.BOM,
            ImportKind.RULES,
            ImportKind.ORDERS,
            ImportKind.LOTS);

    boolean has(String column) {
        return mapping.has(column);
    }

    /** As the file writes it; for a column that is not there, as we would. */
    String heading(String column) {
        Integer index = columns.get(column);
        return index != null
                ? headings.get(index)
                : Catalogue.of(kind).columns().stream()
                        .filter(c -> c.name().equals(column))
                        .findFirst()
                        .map(Catalogue.Column::heading)
                        .orElse(column);
    }

    /** Headings printed again at the top of every page are not data. */
    boolean repeatsHeadings(Line line) {
        long same = columns.values().stream()
                .filter(i -> i < headings.size() && line.cell(i).text().equals(headings.get(i)))
                .count();
        return same >= 2 && same * 2 > columns.size();
    }

    /**
     * Looks for the headings among the first lines: those that a profile names, else those that we know. Titles above them,
     * blank lines, a second line of headings and headings merged over several columns do not matter.
     *
     * @param fileName hints at what a sheet holds whose headings alone do not tell
     * @return one for each profile that fits, or what was recognised; empty when nothing was
     */
    static List<Layout> find(Table table, int index, String fileName, Profiles profiles) {
        List<Line> lines = first(table);
        List<Layout> profiled = profiled(lines, table, index, profiles);
        if (!profiled.isEmpty() || profiles.exclusive()) {
            return profiled;
        }
        Found best = null;
        for (int i = 0; i < lines.size(); i++) {
            best = better(best, found(lines.get(i), null, table.name(), fileName));
            if (below(lines, i)) {
                best = better(best, found(lines.get(i), lines.get(i - 1), table.name(), fileName));
            }
        }
        return Optional.ofNullable(best).map(f -> f.layout(index, table.name())).stream()
                .toList();
    }

    /** The kinds that a line of headings fits equally well, where nothing tells which it is; else none. */
    static List<ImportKind> fitting(Table table, String fileName) {
        for (Line line : first(table)) {
            List<Headings.Match> ranked = ranked(Headings.matches(texts(line, null)), table.name(), fileName);
            if (ranked.size() > 1) {
                int best = rank(ranked.get(0), table.name(), fileName);
                return ranked.stream()
                        .filter(m -> rank(m, table.name(), fileName) == best)
                        .map(Headings.Match::kind)
                        .sorted()
                        .toList();
            }
        }
        return List.of();
    }

    private static List<Line> first(Table table) {
        try (Stream<Line> stream = table.open()) {
            return stream.filter(l -> !l.blank()).limit(SEARCHED).toList();
        }
    }

    private static boolean below(List<Line> lines, int i) {
        return i > 0 && lines.get(i - 1).number() == lines.get(i).number() - 1;
    }

    private static List<Layout> profiled(List<Line> lines, Table table, int index, Profiles profiles) {
        if (lines.isEmpty()) {
            return List.of();
        }
        List<Layout> found = new ArrayList<>();
        profiles.headless().forEach(profile -> add(found, profile, table, index, new Heads(0, numbers(lines))));
        for (int i = 0; i < lines.size() && found.isEmpty(); i++) {
            var alone = new Heads(lines.get(i).number(), headings(lines.get(i), null));
            profiles.fitting(alone.headings()).forEach(p -> add(found, p, table, index, alone));
            if (found.isEmpty() && below(lines, i)) {
                var both = new Heads(lines.get(i).number(), headings(lines.get(i), lines.get(i - 1)));
                profiles.fitting(both.headings()).forEach(p -> add(found, p, table, index, both));
            }
        }
        return found;
    }

    /** A line of headings, or none. */
    private record Heads(int line, List<String> headings) {}

    private static void add(List<Layout> found, ImportProfile profile, Table table, int index, Heads heads) {
        Mapping.of(profile, heads.headings()).ifPresent(mapping -> {
            String name = table.name();
            String told = found.isEmpty() ? name : name.isEmpty() ? profile.code() : name + " · " + profile.code();
            found.add(new Layout(
                    profile.kind(), index, told, heads.line(), mapping.columns(), heads.headings(), mapping, profile));
        });
    }

    private static List<String> numbers(List<Line> lines) {
        int width = lines.stream().mapToInt(l -> l.cells().size()).max().orElse(0);
        return IntStream.rangeClosed(1, width).mapToObj(i -> "#" + i).toList();
    }

    private record Found(Headings.Match match, Line line, Line above) {
        Layout layout(int index, String sheet) {
            return new Layout(
                    match.kind(),
                    index,
                    sheet,
                    line.number(),
                    match.columns(),
                    headings(line, above),
                    Mapping.of(match.columns()),
                    null);
        }
    }

    private static List<String> headings(Line line, Line above) {
        int width =
                Math.max(line.cells().size(), above == null ? 0 : above.cells().size());
        var used = new HashMap<String, Integer>();
        var headings = new ArrayList<String>();
        for (int i = 0; i < width; i++) {
            String own = line.cell(i).text();
            String text = own.isEmpty() && above != null ? above.cell(i).text() : own;
            String name = text.isEmpty() ? "#" + (i + 1) : text;
            int nth = used.merge(name, 1, Integer::sum);
            headings.add(nth == 1 ? name : name + " (" + nth + ")");
        }
        return headings;
    }

    private static Found better(Found best, Found next) {
        return next == null
                        || best != null && next.match().score() <= best.match().score()
                ? best
                : next;
    }

    private static Found found(Line line, Line above, String sheet, String fileName) {
        Map<ImportKind, Headings.Match> matches = Headings.matches(texts(line, above));
        for (ImportKind kind : FIRST) {
            if (matches.containsKey(kind)) {
                return new Found(matches.get(kind), line, above);
            }
        }
        List<Headings.Match> ranked = ranked(matches, sheet, fileName);
        if (ranked.isEmpty()
                || ranked.size() > 1 && rank(ranked.get(0), sheet, fileName) == rank(ranked.get(1), sheet, fileName)) {
            return null;
        }
        return new Found(ranked.get(0), line, above);
    }

    private static List<Headings.Match> ranked(Map<ImportKind, Headings.Match> matches, String sheet, String fileName) {
        return matches.values().stream()
                .sorted(Comparator.<Headings.Match>comparingInt(m -> rank(m, sheet, fileName))
                        .reversed())
                .toList();
    }

    private static int rank(Headings.Match match, String sheet, String fileName) {
        return match.score()
                + (match.strong() ? 4 : 0)
                + (hints(match, sheet) ? 6 : 0)
                + (hints(match, fileName) ? 3 : 0);
    }

    private static boolean hints(Headings.Match match, String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return Catalogue.of(match.kind()).sheets().stream().anyMatch(lower::contains);
    }

    /** For each column what its heading may be; a heading above reaches over the blank ones to its right, as merged cells do. */
    private static List<List<String>> texts(Line line, Line above) {
        int width =
                Math.max(line.cells().size(), above == null ? 0 : above.cells().size());
        var texts = new ArrayList<List<String>>();
        String over = "";
        for (int i = 0; i < width; i++) {
            String own = line.cell(i).text();
            if (above == null) {
                texts.add(own.isEmpty() ? List.of() : List.of(own));
                continue;
            }
            String upper = above.cell(i).text();
            over = upper.isEmpty() ? over : upper;
            texts.add(own.isEmpty() ? upper.isEmpty() ? List.of() : List.of(upper) : List.of(over + own, own));
        }
        return texts;
    }
}
