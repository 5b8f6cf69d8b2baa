package io.serialhub.imports;

import io.serialhub.base.Reason;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A row that was refused, or accepted with a warning.
 *
 * @param sheet  empty for a CSV file
 * @param line   of the file, the first is 1; 0 when it concerns the whole sheet
 * @param column heading of the cell to look at, as the file has it, or null
 * @param code   that of the reason, to filter by
 * @param cells  the row as read, by heading, in the order of the file
 */
public record Reject(
        String sheet, int line, String column, String code, Reason reason, Map<String, String> cells, boolean warning) {
    public Reject {
        cells = Collections.unmodifiableMap(new LinkedHashMap<>(cells));
    }
}
