package io.serialhub.exports;

import io.serialhub.base.Fields;
import io.serialhub.base.Problem;
import io.serialhub.imports.CsvForm;
import java.util.List;

/**
 * How files look that we write for a partner; the counterpart of {@link io.serialhub.imports.ImportProfile}.
 *
 * @param columns in the order of the file
 * @param csv     how the text is written; what it leaves out is UTF-8, comma, double quote, headings, ISO 8601 and a point
 * @param mark    whether a file in UTF-8 begins with the byte order mark, by which Excel knows it
 * @param version of the view; ignored in a command
 */
public record ExportProfile(
        String code,
        String name,
        ExportRows rows,
        List<ExportColumn> columns,
        CsvForm csv,
        boolean mark,
        long version) {
    private static final int MOST_COLUMNS = 200;

    /** @throws Problem profile-code-invalid, field-missing, profile-column-needed, profile-field-unknown */
    public ExportProfile {
        if (code == null || !code.matches("[a-z0-9][a-z0-9-]{0,39}")) {
            throw Problem.invalid("profile-code-invalid", "code", code == null ? "" : code);
        }
        name = Fields.needed("name", name, 200);
        Fields.needed("rows", rows);
        columns = columns == null ? List.of() : List.copyOf(columns);
        csv = csv == null ? new CsvForm(null, null, null, null, null, null) : csv;
        if (columns.isEmpty() || columns.size() > MOST_COLUMNS) {
            throw Problem.invalid("profile-column-needed", "limit", MOST_COLUMNS);
        }
        for (ExportColumn column : columns) {
            if (column.field() != null && !rows.fields().contains(column.field())) {
                throw Problem.invalid("profile-field-unknown", "field", column.field(), "kind", rows);
            }
        }
    }

    ExportProfile at(long otherVersion) {
        return new ExportProfile(code, name, rows, columns, csv, mark, otherVersion);
    }
}
