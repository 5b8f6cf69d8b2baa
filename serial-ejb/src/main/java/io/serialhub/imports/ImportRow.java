package io.serialhub.imports;

import io.serialhub.base.Reason;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A row of a file with what became of it. Of rows that were taken without a word only the first of a dry run are kept.
 *
 * @param sheet  empty for a CSV file
 * @param line   of the file, the first is 1; 0 when it concerns the whole sheet
 * @param column heading of the cell to look at, as the file has it, or null
 * @param reason why it was refused, warned or passed over, or null
 * @param cells  the row as read, by heading, in the order of the file
 */
public record ImportRow(
        String sheet, int line, RowOutcome outcome, String column, Reason reason, Map<String, String> cells) {
    public ImportRow {
        cells = Collections.unmodifiableMap(new LinkedHashMap<>(cells));
    }
}
