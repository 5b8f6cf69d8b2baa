package io.serialhub.imports;

import java.util.List;

/**
 * A sheet of a file as it would be read: what its rows are taken for, and which column for which field.
 *
 * @param name       of the sheet; empty for a CSV file
 * @param kind       what its rows are, or null when that was not recognised
 * @param headerLine last line of the headings; 0 when there are none
 * @param profile    code of the profile that it is read by, or null
 * @param columns    in the order of the file
 */
public record SheetView(String name, ImportKind kind, int headerLine, String profile, List<Column> columns) {
    /**
     * @param field   that the column is taken for, or null
     * @param samples what stands in its first rows
     */
    public record Column(String heading, String field, List<String> samples) {
        public Column {
            samples = List.copyOf(samples);
        }
    }

    public SheetView {
        columns = List.copyOf(columns);
    }
}
