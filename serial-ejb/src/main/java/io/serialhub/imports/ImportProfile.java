package io.serialhub.imports;

import io.serialhub.base.Fields;
import io.serialhub.base.Problem;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How the files of one sender are read, as data that a person can correct: which column is which field, which rows count,
 * and how a text file is written. Files with the headings it was made for are read by it from then on.
 *
 * @param code     the name we know it by: small letters, digits and hyphens
 * @param name     what people call it
 * @param kind     what its rows are
 * @param headings all headings of the file that it was made for, in any order; empty: it fits every file that has the
 *                 columns it names
 * @param columns  where each field comes from; several for one field are asked in their order, the first that says
 *                 something counts
 * @param only     rows that it is for, those that meet all of these; the others are passed over
 * @param csv      how a text file is written; what it leaves out is found out from the file
 * @param active   an inactive one is used only where it is asked for by its code
 * @param version  of the view; ignored in a command
 */
public record ImportProfile(
        String code,
        String name,
        ImportKind kind,
        List<String> headings,
        List<ProfileColumn> columns,
        List<RowFilter> only,
        CsvForm csv,
        boolean active,
        long version) {
    private static final int MOST_COLUMNS = 200;

    /**
     * @throws Problem profile-code-invalid, field-missing, profile-column-needed, profile-field-unknown,
     *     profile-field-needed, profile-without-headings
     */
    public ImportProfile {
        if (code == null || !code.matches("[a-z0-9][a-z0-9-]{0,39}")) {
            throw Problem.invalid("profile-code-invalid", "code", code == null ? "" : code);
        }
        name = Fields.needed("name", name, 200);
        Fields.needed("kind", kind);
        headings = headings == null ? List.of() : List.copyOf(headings);
        columns = columns == null ? List.of() : List.copyOf(columns);
        only = only == null ? List.of() : List.copyOf(only);
        csv = csv == null ? CsvForm.FOUND_OUT : csv;
        if (columns.isEmpty() || columns.size() > MOST_COLUMNS || headings.size() > MOST_COLUMNS) {
            throw Problem.invalid("profile-column-needed", "limit", MOST_COLUMNS);
        }
        checkFields(kind, columns);
        if (!csv.headed() && columns.stream().anyMatch(c -> c.heading() != null)) {
            throw Problem.invalid("profile-without-headings", "profile", code);
        }
    }

    /** Every field must exist, and those that a row of this kind cannot do without must come from somewhere. */
    private static void checkFields(ImportKind kind, List<ProfileColumn> columns) {
        Set<String> given = new HashSet<>();
        columns.forEach(c -> given.add(c.field()));
        Set<String> groups = new HashSet<>();
        for (Catalogue.Column column : Catalogue.of(kind).columns()) {
            if (given.remove(column.name()) && column.need() != null) {
                groups.add(column.need());
            }
        }
        if (!given.isEmpty()) {
            throw Problem.invalid(
                    "profile-field-unknown", "field", given.iterator().next(), "kind", kind);
        }
        for (Catalogue.Column column : Catalogue.of(kind).columns()) {
            if (column.need() != null && !groups.contains(column.need())) {
                throw Problem.invalid("profile-field-needed", "field", column.heading());
            }
        }
    }

    /** Whether both ask the same, whatever their versions. */
    boolean saysTheSameAs(ImportProfile other) {
        return at(0).equals(other.at(0));
    }

    ImportProfile at(long otherVersion) {
        return new ImportProfile(code, name, kind, headings, columns, only, csv, active, otherVersion);
    }
}
