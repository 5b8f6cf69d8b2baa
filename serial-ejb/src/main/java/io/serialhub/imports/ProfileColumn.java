package io.serialhub.imports;

import io.serialhub.base.Fields;
import io.serialhub.base.Problem;
import java.util.Map;

/**
 * Where a field of a row comes from: a column by its heading or its number, or one value for all rows.
 *
 * @param field   of the kind, as {@code columns.json} names it
 * @param heading of the column, as the file writes it; case, blanks and punctuation make no difference. Null: by number
 * @param number  of the column, the first is 1; null: by heading
 * @param value   what all rows say, where there is no column
 * @param prefix  what is written before everything the column says, to make numbers of another system our codes; or null
 * @param member  the cell holds a JSON object and this member of it counts; or null
 * @param words   what the file writes, and what it means in our words; an empty meaning says nothing, {@code *}
 *                stands for whatever is not in the list
 */
public record ProfileColumn(
        String field,
        String heading,
        Integer number,
        String value,
        String prefix,
        String member,
        Map<String, String> words) {
    /** @throws Problem field-missing, field-too-long, profile-source-unclear */
    public ProfileColumn {
        field = Fields.needed("field", field, 40);
        heading = Fields.optional("heading", heading, 200);
        value = Fields.optional("value", value, 500);
        prefix = Fields.optional("prefix", prefix, 20);
        member = Fields.optional("member", member, 60);
        words = words == null ? Map.of() : Map.copyOf(words);
        int sources = (heading == null ? 0 : 1) + (number == null ? 0 : 1) + (value == null ? 0 : 1);
        if (sources != 1 || number != null && (number < 1 || number > 200)) {
            throw Problem.invalid("profile-source-unclear", "field", field);
        }
    }

    static ProfileColumn of(String field, String heading) {
        return new ProfileColumn(field, heading, null, null, null, null, null);
    }
}
