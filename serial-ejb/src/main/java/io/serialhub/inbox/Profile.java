package io.serialhub.inbox;

import io.serialhub.base.Fields;
import io.serialhub.base.Problem;
import java.util.List;
import java.util.Map;

/**
 * How a partner's document becomes one of our commands. Nothing else is needed for a new partner.
 *
 * @param command what it becomes
 * @param fields  of the command, each from one place of the document
 * @param rows    of the command's lists, one for each element of an array in the document
 */
public record Profile(CommandKind command, List<FieldRule> fields, List<RowRule> rows) {
    private static final int MOST_RULES = 200;

    public Profile {
        Fields.needed("command", command);
        fields = fields == null ? List.of() : List.copyOf(fields);
        rows = rows == null ? List.of() : List.copyOf(rows);
        if (fields.isEmpty() && rows.isEmpty() || fields.size() + rows.size() > MOST_RULES) {
            throw Problem.invalid("profile-without-fields", "max", MOST_RULES);
        }
    }

    /**
     * @param to     where it goes in the command, dotted: {@code order}, {@code fields.tracking}; a dot for an element itself
     * @param from   where it is in the document: a JSON Pointer (RFC 6901), within an element one that starts there, or
     *               with {@code $} before it one that starts at the whole document, a dot for the element itself; null for
     *               a constant
     * @param value  the constant, or what to take where the document has nothing
     * @param values their words to ours; {@code *} for all others. Null: as it is written
     */
    public record FieldRule(String to, String from, String value, Map<String, String> values) {
        public FieldRule {
            to = Fields.needed("to", to, 60);
            values = values == null ? Map.of() : Map.copyOf(values);
            if (!to.matches("[.]|[A-Za-z][\\w-]*(?:\\.[\\w-]+)*")) {
                throw Problem.invalid("profile-target-unfit", "to", to);
            }
            if (from == null && value == null) {
                throw Problem.invalid("profile-source-missing", "to", to);
            }
            pointer(from);
        }
    }

    /**
     * @param to   a list of the command: {@code items}, {@code codes}, {@code lines}
     * @param each where the array is in the document
     */
    public record RowRule(String to, String each, List<FieldRule> fields) {
        public RowRule {
            to = Fields.needed("to", to, 60);
            each = Fields.needed("each", each, 200);
            fields = fields == null ? List.of() : List.copyOf(fields);
            pointer(each);
            if (fields.isEmpty()) {
                throw Problem.invalid("profile-source-missing", "to", to);
            }
        }
    }

    private static void pointer(String from) {
        if (from != null && !from.matches("[.]|\\$|\\$?/.*")) {
            throw Problem.invalid("profile-pointer-unfit", "from", from);
        }
    }
}
