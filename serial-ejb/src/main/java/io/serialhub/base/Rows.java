package io.serialhub.base;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultSetException;

/**
 * Many rows in one statement: arrays that PostgreSQL unnests ({@link Many}), a JDBC batch on Derby and for a row or two.
 * Rows are given in the order of the columns; values are Long, Integer, String, Boolean, BigDecimal, Instant, LocalDate, byte[] or null.
 */
@ApplicationScoped
public class Rows {
    /** Arrays cost more than they save up to here. */
    private static final int FEW = 2;

    private final Map<String, Map<String, String>> types = new ConcurrentHashMap<>();

    private Database database;

    protected Rows() {}

    @Inject
    public Rows(Database database) {
        this.database = database;
    }

    public void insert(Handle handle, String table, List<String> columns, List<Object[]> rows) {
        if (rows.isEmpty()) {
            return;
        }
        String names = String.join(", ", columns);
        if (database.isPostgres() && rows.size() > FEW) {
            var many = new Many(1, columns, types(handle, table), rows);
            many.execute(
                    handle,
                    "INSERT INTO " + table + " (" + names + ") SELECT "
                            + columns.stream().map(many::value).collect(Collectors.joining(", ")) + many.from());
        } else {
            String marks = columns.stream().map(c -> "?").collect(Collectors.joining(", "));
            batch(handle, "INSERT INTO " + table + " (" + names + ") VALUES (" + marks + ")", columns.size(), 0, rows);
        }
    }

    /**
     * Updates rows by their key, which is the first column; give them in key order, so that locks are taken in order.
     *
     * @return how many rows were there to be updated
     */
    public int update(Handle handle, String table, List<String> columns, List<Object[]> rows) {
        if (rows.isEmpty()) {
            return 0;
        }
        String key = columns.get(0);
        List<String> set = columns.subList(1, columns.size());
        if (database.isPostgres() && rows.size() > FEW) {
            var many = new Many(1, columns, types(handle, table), rows);
            return many.execute(
                    handle,
                    "UPDATE " + table + " t SET "
                            + set.stream().map(c -> c + " = " + many.value(c)).collect(Collectors.joining(", "))
                            + many.from() + " WHERE t." + key + " = v." + key);
        }
        String sql = "UPDATE " + table + " SET "
                + set.stream().map(c -> c + " = ?").collect(Collectors.joining(", ")) + " WHERE " + key + " = ?";
        return batch(handle, sql, columns.size(), 1, rows);
    }

    /**
     * Updates rows by their key, the first column, as long as their version is the second column, and counts the version
     * up; give them in key order.
     *
     * @return the keys of those that were updated
     */
    public Set<Long> updateVersioned(Handle handle, String table, List<String> columns, List<Object[]> rows) {
        if (rows.isEmpty()) {
            return Set.of();
        }
        String key = columns.get(0);
        String version = columns.get(1);
        List<String> set = columns.subList(2, columns.size());
        if (!database.isPostgres()) {
            String sql = "UPDATE " + table + " SET "
                    + set.stream().map(c -> c + " = ?, ").collect(Collectors.joining()) + version + " = " + version
                    + " + 1 WHERE " + key + " = ? AND " + version + " = ?";
            int[] counts = counts(handle, sql, columns.size(), 2, rows);
            return IntStream.range(0, counts.length)
                    .filter(i -> counts[i] != 0)
                    .mapToObj(i -> (Long) rows.get(i)[0])
                    .collect(Collectors.toSet());
        }
        var many = new Many(2, columns, types(handle, table), rows);
        String sql = "UPDATE " + table + " t SET "
                + set.stream().map(c -> c + " = " + many.value(c) + ", ").collect(Collectors.joining()) + version
                + " = t." + version + " + 1" + many.from() + " WHERE t." + key + " = v." + key + " AND t." + version
                + " = v." + version + " RETURNING t." + key;
        return many.keys(handle, sql);
    }

    private static int batch(Handle handle, String sql, int width, int shift, List<Object[]> rows) {
        return IntStream.of(counts(handle, sql, width, shift, rows)).sum();
    }

    private static int[] counts(Handle handle, String sql, int width, int shift, List<Object[]> rows) {
        try (PreparedStatement statement = handle.getConnection().prepareStatement(sql)) {
            for (Object[] row : rows) {
                for (int i = 0; i < width; i++) {
                    bind(statement, i + 1, row[(i + shift) % width]);
                }
                statement.addBatch();
            }
            return statement.executeBatch();
        } catch (SQLException e) {
            throw new ResultSetException("batch: " + sql, e, null);
        }
    }

    static void bind(PreparedStatement statement, int index, Object value) throws SQLException {
        if (value instanceof Instant instant) {
            statement.setTimestamp(index, Timestamp.from(instant));
        } else if (value instanceof LocalDate date) {
            statement.setDate(index, java.sql.Date.valueOf(date));
        } else if (value instanceof byte[] bytes) {
            statement.setBytes(index, bytes);
        } else {
            statement.setObject(index, value);
        }
    }

    private Map<String, String> types(Handle handle, String table) {
        return types.computeIfAbsent(table, t -> read(handle, t));
    }

    private static Map<String, String> read(Handle handle, String table) {
        try (ResultSet columns = handle.getConnection().getMetaData().getColumns(null, null, table, null)) {
            var found = new ConcurrentHashMap<String, String>();
            while (columns.next()) {
                found.put(
                        columns.getString("COLUMN_NAME").toLowerCase(Locale.ROOT),
                        columns.getString("TYPE_NAME").equals("bpchar") ? "text" : columns.getString("TYPE_NAME"));
            }
            return found;
        } catch (SQLException e) {
            throw new ResultSetException("columns of " + table, e, null);
        }
    }
}
