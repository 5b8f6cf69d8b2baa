package io.serialhub.base;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;

/**
 * What a row holds in columns that may be null. {@code getObject} with a class does the same for numbers, but a server's
 * pool may look for that method by reflection at every call.
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

    public static Instant instant(ResultSet row, String column) throws SQLException {
        return instant(row.getTimestamp(column));
    }

    public static Instant instant(ResultSet row, int column) throws SQLException {
        return instant(row.getTimestamp(column));
    }

    private static Instant instant(Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    /** From the columns {@code p_code}, {@code p_zh} and {@code p_en} of the prefix p; null where there is no code. */
    public static Ref ref(ResultSet row, String prefix) throws SQLException {
        String code = row.getString(prefix + "_code");
        return code == null ? null : new Ref(code, row.getString(prefix + "_zh"), row.getString(prefix + "_en"));
    }
}
