package io.serialhub.imports;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * The least that somebody would do for the same rows: what an import wrote, put into an empty schema with all its keys and
 * indexes by JDBC batches of 500 rows, committed one by one.
 */
final class PlainInserts {
    private static final int BATCH = 500;
    private static final List<String> BEFORE =
            List.of("site", "location", "party", "material", "lot", "doc_order", "order_line");
    private static final List<String> TIMED = List.of("unit", "event", "event_unit", "identifier", "assembly");

    private PlainInserts() {}

    /** @return what the timed tables took */
    static double seconds(DataSource from, DataSource to) {
        try (Connection source = from.getConnection();
                Connection target = to.getConnection()) {
            target.setAutoCommit(false);
            try (var clear = target.createStatement()) {
                clear.execute("DELETE FROM location");
                clear.execute("DELETE FROM site");
            }
            for (String table : BEFORE) {
                copy(source, target, table);
            }
            double seconds = 0;
            for (String table : TIMED) {
                seconds += copy(source, target, table);
            }
            return seconds;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static double copy(Connection source, Connection target, String table) throws SQLException {
        List<String> columns = columns(source, table);
        String names = String.join(", ", columns);
        List<Object[]> rows = new ArrayList<>();
        try (var read = source.createStatement();
                ResultSet rs = read.executeQuery("SELECT " + names + " FROM " + table)) {
            while (rs.next()) {
                Object[] row = new Object[columns.size()];
                for (int i = 0; i < row.length; i++) {
                    Object value = rs.getObject(i + 1);
                    row[i] = value instanceof java.sql.Clob clob ? clob.getSubString(1, (int) clob.length()) : value;
                }
                rows.add(row);
            }
        }
        long started = System.nanoTime();
        String marks = "?" + ", ?".repeat(columns.size() - 1);
        try (PreparedStatement insert =
                target.prepareStatement("INSERT INTO " + table + " (" + names + ") VALUES (" + marks + ")")) {
            for (int r = 0; r < rows.size(); r++) {
                for (int i = 0; i < columns.size(); i++) {
                    insert.setObject(i + 1, rows.get(r)[i]);
                }
                insert.addBatch();
                if ((r + 1) % BATCH == 0 || r + 1 == rows.size()) {
                    insert.executeBatch();
                    target.commit();
                }
            }
        }
        return (System.nanoTime() - started) / 1e9;
    }

    /** Without the state, which the database works out. Derby cannot list columns by its catalogue: that long a rule overflows it. */
    private static List<String> columns(Connection connection, String table) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (var none = connection.createStatement();
                ResultSet rs = none.executeQuery("SELECT * FROM " + table + " WHERE 1 = 0")) {
            for (int i = 1; i <= rs.getMetaData().getColumnCount(); i++) {
                String column = rs.getMetaData().getColumnName(i);
                if (!table.equals("unit") || !column.equalsIgnoreCase("state")) {
                    columns.add(column);
                }
            }
        }
        return columns;
    }
}
