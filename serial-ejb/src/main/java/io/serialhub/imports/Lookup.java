package io.serialhub.imports;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What rows refer to, found for a whole chunk at once: by code, or by a name that only one of them has. */
record Lookup<T>(Map<String, T> byCode, Map<String, List<T>> byName) {
    /** Everything that stands in these columns. */
    static Set<String> written(Collection<Row> rows, String... columns) {
        var written = new HashSet<String>();
        for (Row row : rows) {
            for (String column : columns) {
                if (row.has(column)) {
                    written.add(Written.halfWidth(row.cell(column).text()));
                    written.add(row.cell(column).text());
                }
            }
        }
        return written;
    }

    /**
     * What the cell names; null when it is blank.
     *
     * @param what for the messages: party or location
     */
    T find(Row row, String column, String what) {
        String text = row.text(column, 200);
        if (text == null) {
            return null;
        }
        T found = byCode.containsKey(text) ? byCode.get(text) : byCode.get(Written.halfWidth(text));
        if (found != null) {
            return found;
        }
        List<T> named = byName.getOrDefault(text, List.of());
        if (named.size() > 1) {
            throw row.refused(column, "name-ambiguous", what, text, "name", text, "count", named.size());
        }
        if (named.isEmpty()) {
            throw row.refused(column, "unknown-" + what, what, text);
        }
        return named.get(0);
    }
}
