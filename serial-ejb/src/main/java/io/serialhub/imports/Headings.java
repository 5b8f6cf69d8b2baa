package io.serialhub.imports;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Recognises what a line of headings stands for, in Chinese, English or both, in any order and with anything between. */
final class Headings {
    /** The columns of one kind that a line of headings has. */
    record Match(ImportKind kind, Map<String, Integer> columns, int specific, boolean strong) {
        int score() {
            return specific * 2 + columns.size();
        }
    }

    /** A heading that names a column. */
    private record Known(String column, boolean specific) {}

    private static final Map<ImportKind, Map<String, Known>> KNOWN = known();

    private Headings() {}

    /**
     * The kinds that the headings have all needed columns of.
     *
     * @param headings for each column what its heading may be, the most telling first
     */
    static Map<ImportKind, Match> matches(List<List<String>> headings) {
        var matches = new EnumMap<ImportKind, Match>(ImportKind.class);
        for (ImportKind kind : ImportKind.values()) {
            Match match = match(kind, headings);
            if (match != null) {
                matches.put(kind, match);
            }
        }
        return matches;
    }

    /** The column that a heading names all by itself, or null. */
    static String column(ImportKind kind, String heading) {
        Known known = find(kind, List.of(heading));
        return known == null ? null : known.column();
    }

    private static Match match(ImportKind kind, List<List<String>> headings) {
        Map<String, Integer> columns = new LinkedHashMap<>();
        Set<String> specific = new HashSet<>();
        for (boolean loose : new boolean[] {false, true}) {
            for (int i = 0; i < headings.size(); i++) {
                Known known = columns.containsValue(i) ? null : find(kind, headings.get(i));
                if (known != null
                        && known.specific() != loose
                        && columns.putIfAbsent(known.column(), i) == null
                        && !loose) {
                    specific.add(known.column());
                }
            }
        }
        Set<String> needed = new HashSet<>();
        Set<String> found = new HashSet<>();
        for (Catalogue.Column column : Catalogue.of(kind).columns()) {
            if (column.need() != null) {
                needed.add(column.need());
                if (columns.containsKey(column.name())) {
                    found.add(column.need());
                }
            }
        }
        String key = Catalogue.of(kind).columns().get(0).name();
        return found.containsAll(needed) ? new Match(kind, columns, specific.size(), specific.contains(key)) : null;
    }

    private static Known find(ImportKind kind, List<String> headings) {
        Map<String, Known> known = KNOWN.get(kind);
        for (String heading : headings) {
            for (String form : forms(heading)) {
                Known column = known.get(form);
                if (column != null) {
                    return column;
                }
            }
        }
        return null;
    }

    /** The whole, without brackets, its parts around a stroke, the Chinese and the other half. */
    static Set<String> forms(String heading) {
        var forms = new LinkedHashSet<String>();
        String open = heading.replaceAll("[(（\\[【].*?[)）\\]】]", " ");
        for (String part : new String[] {heading, open}) {
            add(forms, part);
            for (String piece : part.split("[/|\\\\；;\\n]")) {
                add(forms, piece);
            }
            add(forms, part.replaceAll("[^\\p{IsHan}]", ""));
            add(forms, part.replaceAll("[\\p{IsHan}]", " "));
        }
        return forms;
    }

    private static void add(Set<String> forms, String text) {
        String folded = Catalogue.folded(text);
        if (!folded.isEmpty()) {
            forms.add(folded);
        }
    }

    private static Map<ImportKind, Map<String, Known>> known() {
        var all = new EnumMap<ImportKind, Map<String, Known>>(ImportKind.class);
        for (ImportKind kind : ImportKind.values()) {
            var known = new HashMap<String, Known>();
            for (Catalogue.Column column : Catalogue.of(kind).columns()) {
                var names = new ArrayList<>(column.zh());
                names.addAll(column.en());
                names.add(column.heading());
                names.add(column.name());
                names.forEach(n -> known.putIfAbsent(Catalogue.folded(n), new Known(column.name(), true)));
            }
            for (Catalogue.Column column : Catalogue.of(kind).columns()) {
                column.loose().forEach(n -> known.putIfAbsent(Catalogue.folded(n), new Known(column.name(), false)));
            }
            all.put(kind, known);
        }
        return all;
    }
}
