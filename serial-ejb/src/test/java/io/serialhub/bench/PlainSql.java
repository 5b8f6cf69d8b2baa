package io.serialhub.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** The least that somebody would write who wants the same rows and nothing else: set-based, no checks, no hashes. */
final class PlainSql {
    private static final String UNIT =
            "id, material_id, number_state, custody, quality, owner_kind, holds, recalls, cases,"
                    + " seq, code, code_key, uniq, site";

    private final DataSource source;
    private final boolean postgres;

    PlainSql(DataSource source, boolean postgres) {
        this.source = source;
        this.postgres = postgres;
    }

    /** Units, their events and one event row each, a transaction for each chunk. */
    long generate(int numbers, int chunk, int run) throws SQLException {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            long base = -1_000_000_000L * (run + 1);
            long material = one(connection, "SELECT id FROM material WHERE code = 'BIKE'");
            long start = System.nanoTime();
            for (int first = 0; first < numbers; first += chunk) {
                long event = base - first;
                event(connection, event, "allocate", null, chunk);
                if (postgres) {
                    insertSelect(connection, base + first, chunk, event, material, run);
                } else {
                    batch(connection, base + first, chunk, event, material, run);
                }
                connection.commit();
            }
            return System.nanoTime() - start;
        }
    }

    private static void insertSelect(Connection c, long first, int n, long event, long material, int run)
            throws SQLException {
        try (Statement statement = c.createStatement()) {
            statement.executeUpdate("INSERT INTO unit (" + UNIT + ") SELECT " + first + " + i, " + material
                    + ", 'A', 'N', 'G', 'O', 0, 0, 0, 1, 'N" + run + "-' || (" + first + " + i), 'N" + run + "-' || ("
                    + first + " + i), 'N" + run + "-' || (" + first + " + i), 'NB1' FROM generate_series(0, " + (n - 1)
                    + ") i");
            statement.executeUpdate("INSERT INTO event_unit (unit_id, seq, event_id, role, hash) SELECT " + first
                    + " + i, 1, " + event + ", 'unit', decode(repeat('ab', 32), 'hex') FROM generate_series(0, "
                    + (n - 1) + ") i");
        }
    }

    private static void batch(Connection c, long first, int n, long event, long material, int run) throws SQLException {
        try (PreparedStatement unit = c.prepareStatement("INSERT INTO unit (" + UNIT + ") VALUES (?, " + material
                        + ", 'A', 'N', 'G', 'O', 0, 0, 0, 1, ?, ?, ?, 'NB1')");
                PreparedStatement row =
                        c.prepareStatement("INSERT INTO event_unit (unit_id, seq, event_id, role, hash) VALUES (?, 1, "
                                + event + ", 'unit', ?)")) {
            byte[] hash = new byte[32];
            for (int i = 0; i < n; i++) {
                String code = "N" + run + "-" + (first + i);
                unit.setLong(1, first + i);
                unit.setString(2, code);
                unit.setString(3, code);
                unit.setString(4, code);
                unit.addBatch();
                row.setLong(1, first + i);
                row.setBytes(2, hash);
                row.addBatch();
            }
            unit.executeBatch();
            row.executeBatch();
        }
    }

    /** Receipt, event, rows, units, order line and message: seven statements in one transaction. */
    long ship(String order, List<String> codes) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            long orderId = one(connection, "SELECT id FROM doc_order WHERE code = '" + order + "'");
            long event = -orderId;
            String in = postgres
                    ? "= ANY (string_to_array('" + String.join(",", codes) + "', ','))"
                    : codes.stream().collect(Collectors.joining("','", "IN ('", "')"));
            String hash = postgres ? "decode(repeat('ab', 32), 'hex')" : "X'" + "ab".repeat(32) + "'";
            long start = System.nanoTime();
            event(connection, event, "ship", orderId, codes.size());
            statement.executeUpdate(
                    "INSERT INTO receipt (client, id, fingerprint, answer, created_at) VALUES ('plain', '" + order
                            + "', " + hash + ", '{}', CURRENT_TIMESTAMP)");
            statement.executeUpdate("INSERT INTO event_unit (unit_id, seq, event_id, role, line_id, hash) SELECT u.id,"
                    + " u.seq + 1, " + event + ", 'unit', l.id, " + hash
                    + " FROM unit u, order_line l WHERE l.order_id = "
                    + orderId + " AND u.code_key " + in);
            statement.executeUpdate("UPDATE unit SET custody = 'P', place_id = NULL, place_kind = NULL, holder_id = 1,"
                    + " owner_kind = 'C', owner_id = 1, seq = seq + 1, warranty_from = CURRENT_DATE, warranty_until ="
                    + " CURRENT_DATE WHERE state = 'K' AND holds = 0 AND code_key " + in);
            statement.executeUpdate(
                    "UPDATE order_line SET done = done + " + codes.size() + " WHERE order_id = " + orderId);
            statement.executeUpdate("UPDATE doc_order SET status = 'D' WHERE id = " + orderId);
            statement.executeUpdate("INSERT INTO outbox (type, subject, site, event_id, created_at, fanned_out) VALUES"
                    + " ('unit.shipped', '" + order + "', 'NB1', " + event + ", CURRENT_TIMESTAMP, TRUE)");
            connection.commit();
            return System.nanoTime() - start;
        }
    }

    private static void event(Connection c, long id, String step, Long order, int items) throws SQLException {
        try (PreparedStatement statement = c.prepareStatement("INSERT INTO event (id, step, step_version, happened_at,"
                + " recorded_at, actor, channel, site, order_id, doc, items, salt, digest)"
                + " VALUES (?, ?, 1, ?, ?, 'plain', 'bench', 'NB1', ?, '{}', ?, ?, ?)")) {
            statement.setLong(1, id);
            statement.setString(2, step);
            statement.setTimestamp(3, Timestamp.from(Instant.now()));
            statement.setTimestamp(4, Timestamp.from(Instant.now()));
            statement.setObject(5, order, java.sql.Types.BIGINT);
            statement.setInt(6, items);
            statement.setBytes(7, new byte[16]);
            statement.setBytes(8, new byte[32]);
            statement.executeUpdate();
        }
    }

    private static long one(Connection c, String sql) throws SQLException {
        try (Statement statement = c.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
