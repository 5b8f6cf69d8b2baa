package io.serialhub.bench;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** JDBC on one connection for the bare resources. */
record Statements(Connection connection) {
    interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    boolean isPostgres() throws SQLException {
        return connection.getMetaData().getURL().startsWith("jdbc:postgresql");
    }

    /** Whose token it is: one statement and one hash. */
    String login(String authorization) throws SQLException, GeneralSecurityException {
        String token = authorization.substring("Bearer ".length());
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII));
        return one(
                """
                SELECT t.secret, u.login, r.permissions
                FROM api_token t JOIN app_user u ON u.id = t.user_id
                LEFT JOIN user_role ur ON ur.user_id = u.id
                LEFT JOIN app_role r ON r.code = ur.role
                WHERE t.prefix = ?
                """,
                row -> {
                    if (!MessageDigest.isEqual(hash, row.getBytes(1))) {
                        throw new SQLException("bad token");
                    }
                    return row.getString(2);
                },
                token.substring(4, 12));
    }

    <T> T one(String text, Row<T> of, Object... values) throws SQLException {
        try (PreparedStatement statement = filled(text, values);
                ResultSet rows = statement.executeQuery()) {
            if (!rows.next()) {
                throw new SQLException("no row: " + text);
            }
            return of.of(rows);
        }
    }

    /** Every column of every row as JSON, appended to what is there. */
    void all(StringBuilder json, String text, Object... values) throws SQLException {
        try (PreparedStatement statement = filled(text, values);
                ResultSet rows = statement.executeQuery()) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                json.append('{');
                for (int i = 1; i <= columns; i++) {
                    json.append('"')
                            .append(rows.getMetaData().getColumnLabel(i))
                            .append("\":\"")
                            .append(rows.getString(i))
                            .append("\",");
                }
                json.append('}');
            }
        }
    }

    void run(String text, Object... values) throws SQLException {
        try (PreparedStatement statement = filled(text, values)) {
            if (statement.executeUpdate() != 1) {
                throw new SQLException("not one row: " + text);
            }
        }
    }

    private PreparedStatement filled(String text, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(text);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }
}
