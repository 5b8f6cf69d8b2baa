package io.serialhub.exports;

import io.serialhub.base.Fields;
import io.serialhub.base.Problem;

/**
 * A column of a file that we write.
 *
 * @param heading on the first line; the field's name unless said otherwise
 * @param field   what its cells say; or
 * @param value   what all of them say, for a column that the receiver wants and we know nothing of
 */
public record ExportColumn(String heading, String field, String value) {
    public ExportColumn {
        field = Fields.optional("field", field, 40);
        value = Fields.optional("value", value, 200);
        heading = Fields.optional("heading", heading, 120);
        heading = heading == null ? field : heading;
        if (field != null && value != null) {
            throw Problem.invalid("profile-source-unclear", "field", field);
        }
    }
}
