package io.serialhub.base;

import java.util.ArrayList;
import java.util.Collection;
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
    private final Map<String, Collection<Long>> lists = new LinkedHashMap<>();

    /** @param condition names the value: {@code "code > :after"} */
    public Where and(String condition, String name, Object value) {
        if (value != null) {
            conditions.add(condition);
            values.put(name, value);
        }
        return this;
    }

    /** A condition without a value. */
    public Where and(String condition) {
        conditions.add(condition);
        return this;
    }

    /** Any of the ids; none of them is no row at all, null is any row. */
    public Where in(String column, Collection<Long> ids) {
        if (ids != null && ids.isEmpty()) {
            conditions.add("1 = 0");
        } else if (ids != null && ids.size() == 1) {
            and(column + " = :" + name(column), name(column), ids.iterator().next());
        } else if (ids != null) {
            conditions.add(column + " <" + name(column) + ">");
            lists.put(name(column), ids);
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

    /** With lists, which the database writes in its own way. */
    public <S extends SqlStatement<S>> S on(Database database, S statement) {
        String where = conditions.isEmpty() ? "" : "WHERE " + String.join(" AND ", conditions);
        for (var list : lists.entrySet()) {
            where = where.replace("<" + list.getKey() + ">", database.anyOf(list.getKey(), list.getValue()));
            database.bind(statement, list.getKey(), list.getValue());
        }
        values.forEach(statement::bind);
        return statement.define("where", where);
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
