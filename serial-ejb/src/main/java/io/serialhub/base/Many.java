package io.serialhub.base;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultSetException;

/**
 * Rows as parameters of one statement on PostgreSQL: an array for each column, but for those in which every row says the
 * same, which are said once. The first columns, the key, are always arrays.
 */
final class Many {
    private final Map<String, String> types;
    private final List<Object[]> rows;
    private final List<String> columns;
    private final List<String> varying = new ArrayList<>();
    private final List<Object> said = new ArrayList<>();

    /**
     * @param keys  how many of the columns make the key
     * @param types of the table's columns
     */
    Many(int keys, List<String> columns, Map<String, String> types, List<Object[]> rows) {
        this.columns = columns;
        this.types = types;
        this.rows = rows;
        for (int i = 0; i < columns.size(); i++) {
            if (i < keys || !isSame(i)) {
                varying.add(columns.get(i));
            }
        }
    }

    private boolean isSame(int column) {
        Object first = rows.get(0)[column];
        return rows.stream().allMatch(row -> Objects.equals(row[column], first));
    }

    /** Of a column, in a row of {@link #from}; ask for each column once, in the order of the statement. */
    String value(String column) {
        if (varying.contains(column)) {
            return "v." + column;
        }
        said.add(rows.get(0)[columns.indexOf(column)]);
        return "?::" + types.get(column);
    }

    String from() {
        return varying.stream()
                        .map(column -> "?::" + types.get(column) + "[]")
                        .collect(Collectors.joining(", ", " FROM unnest(", ")"))
                + varying.stream().collect(Collectors.joining(", ", " AS v (", ")"));
    }

    int execute(Handle handle, String sql) {
        try (PreparedStatement statement = handle.getConnection().prepareStatement(sql)) {
            bind(statement);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new ResultSetException("rows: " + sql, e, null);
        }
    }

    /** @return the keys that the statement returns */
    Set<Long> keys(Handle handle, String sql) {
        try (PreparedStatement statement = handle.getConnection().prepareStatement(sql)) {
            bind(statement);
            var keys = new HashSet<Long>();
            try (ResultSet returned = statement.executeQuery()) {
                while (returned.next()) {
                    keys.add(returned.getLong(1));
                }
            }
            return keys;
        } catch (SQLException e) {
            throw new ResultSetException("rows: " + sql, e, null);
        }
    }

    private void bind(PreparedStatement statement) throws SQLException {
        int place = 0;
        for (Object value : said) {
            Rows.bind(statement, ++place, value);
        }
        for (String column : varying) {
            String type = types.get(column);
            Object[] values = array(columns.indexOf(column), type);
            statement.setArray(++place, statement.getConnection().createArrayOf(type, values));
        }
    }

    private Object[] array(int column, String type) {
        Object[] values = switch (type) {
            case "int8" -> new Long[rows.size()];
            case "int4" -> new Integer[rows.size()];
            case "bytea" -> new byte[rows.size()][];
            case "bool" -> new Boolean[rows.size()];
            default -> new String[rows.size()];
        };
        for (int r = 0; r < values.length; r++) {
            Object value = rows.get(r)[column];
            if (value == null || !(values instanceof String[])) {
                values[r] = value;
            } else {
                values[r] = value instanceof Instant instant
                        ? Timestamp.from(instant).toString()
                        : value.toString();
            }
        }
        return values;
    }
}
