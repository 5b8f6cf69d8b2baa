package io.serialhub.base;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Numbers that may be missing. {@code getObject} with a class does the same, but a server's pool may look for that method
 * by reflection at every call.
 */
public final class Columns {
    private Columns() {}

    /** Null where the column is. */
    public static Long number(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }

    public static Long number(ResultSet row, int column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }

    public static Integer whole(ResultSet row, int column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? null : value;
    }

    /** As {@link #number}. */
    public static Integer whole(ResultSet row, String column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? null : value;
    }
}
