package io.serialhub.base;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * The conditions of a list that was asked for with some filters and not with others; fills the place {@code <where>}
 * of its statement. A condition with a null value is left out.
 */
public final class Where {
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new LinkedHashMap<>();

    /** @param condition names the value: {@code "code > :after"} */
    public Where and(String condition, String name, Object value) {
        if (value != null) {
            conditions.add(condition);
            values.put(name, value);
        }
        return this;
    }

    /** A one-letter column; the cast keeps PostgreSQL on the column's index. */
    public Where is(String column, Coded value) {
        return and(
                column + " = CAST(:" + name(column) + " AS CHAR(1))",
                name(column),
                value == null ? null : String.valueOf(value.code()));
    }

    /** The text occurs in one of the columns, whatever the case. */
    public Where containing(String text, String... columns) {
        if (text == null || text.isBlank()) {
            return this;
        }
        String anyOf = Stream.of(columns)
                .map(column -> "LOWER(" + column + ") LIKE :text ESCAPE '!'")
                .collect(Collectors.joining(" OR ", "(", ")"));
        String escaped = text.strip()
                .toLowerCase(Locale.ROOT)
                .replace("!", "!!")
                .replace("%", "!%")
                .replace("_", "!_");
        return and(anyOf, "text", "%" + escaped + "%");
    }

    public <S extends SqlStatement<S>> S on(S statement) {
        statement.define("where", conditions.isEmpty() ? "" : "WHERE " + String.join(" AND ", conditions));
        values.forEach(statement::bind);
        return statement;
    }

    private static String name(String column) {
        return column.replace('.', '_');
    }
}
