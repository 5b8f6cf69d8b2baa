package io.serialhub.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * What a company has stored before the measuring starts: units with five event rows each, as the ledger would have written
 * them, but for their hashes. A quarter is in stock in two hundred bins, the rest sold.
 */
final class Stored {
    static final int EVENTS_EACH = 5;
    private static final long FIRST = 1_000_000_000L;
    private static final int ROWS_OF_AN_EVENT = 1_000;
    private static final int BINS = 200;

    /** The code of the place around all bins. */
    static final String WAREHOUSE = "STORED-W";

    private static final String UNIT = """
            INSERT INTO unit (id, code, code_key, uniq, material_id, site, number_state, custody, place_id, place_kind,
              holder_id, quality, owner_kind, owner_id, holds, recalls, cases, seq)
            """;

    private final DataSource source;
    private final boolean postgres;

    Stored(DataSource source, boolean postgres) {
        this.source = source;
        this.postgres = postgres;
    }

    /** The number of a stored unit, 0 to n − 1. */
    static String code(int i) {
        return "STORED-" + i;
    }

    /** The code of one of the bins. */
    static String bin(int i) {
        return "STORED-B" + i % BINS;
    }

    void fill(int units) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            String place = "INSERT INTO location (id, code, kind, name_zh, name_en, site, active, version, parent_id)";
            statement.executeUpdate(place + " VALUES (" + (FIRST + BINS) + ", '" + WAREHOUSE
                    + "', 'W', '仓库', 'Warehouse', 'NB1', TRUE, 0, NULL)");
            for (int i = 0; i < BINS; i++) {
                statement.executeUpdate(place + " VALUES (" + (FIRST + i) + ", '" + bin(i)
                        + "', 'B', '货位', 'Bin', 'NB1', TRUE, 0, " + (FIRST + BINS) + ")");
            }
            connection.commit();
            if (postgres) {
                byGeneratedSeries(statement, units);
            } else {
                byBatches(connection, units);
            }
            connection.commit();
        }
        if (postgres) {
            try (Connection connection = source.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("VACUUM ANALYZE");
            }
        }
    }

    private static void byGeneratedSeries(Statement statement, int units) throws SQLException {
        statement.executeUpdate(
                UNIT + " SELECT " + FIRST + " + i, 'STORED-' || i, 'ST0RED-' || i, 'ST0RED-' || i, m.id,"
                        + " 'NB1', 'C', CASE WHEN i % 4 = 0 THEN 'L' ELSE 'P' END,"
                        + " CASE WHEN i % 4 = 0 THEN " + FIRST + " + (i / 4) % " + BINS + " END,"
                        + " CASE WHEN i % 4 = 0 THEN 'B' END, CASE WHEN i % 4 > 0 THEN p.id END, 'G',"
                        + " CASE WHEN i % 4 = 0 THEN 'O' ELSE 'C' END, CASE WHEN i % 4 > 0 THEN p.id END, 0, 0, 0, "
                        + EVENTS_EACH
                        + " FROM generate_series(0, " + (units - 1) + ") i, material m, party p"
                        + " WHERE m.code = 'BIKE' AND p.code = 'C1'");
        int events = (units + ROWS_OF_AN_EVENT - 1) / ROWS_OF_AN_EVENT;
        statement.executeUpdate("INSERT INTO event (id, step, step_version, happened_at, recorded_at, actor, channel,"
                + " site, doc, items, salt, digest) SELECT " + FIRST + " + e, (ARRAY['allocate', 'commission',"
                + " 'inspect', 'receive', 'put-away'])[1 + e / " + events
                + "], 1, TIMESTAMP '2025-01-01' + e * INTERVAL"
                + " '1 minute', TIMESTAMP '2025-01-01' + e * INTERVAL '1 minute', 'zhou.li', 'screen', 'NB1', '{}', "
                + ROWS_OF_AN_EVENT + ", decode(repeat('ab', 16), 'hex'), decode(repeat('cd', 32), 'hex')"
                + " FROM generate_series(0, " + (events * EVENTS_EACH - 1) + ") e");
        for (int seq = 1; seq <= EVENTS_EACH; seq++) {
            statement.executeUpdate("INSERT INTO event_unit (unit_id, seq, event_id, role, hash) SELECT " + FIRST
                    + " + i, " + seq + ", " + (FIRST + (long) (seq - 1) * events) + " + i / " + ROWS_OF_AN_EVENT
                    + ", 'unit', decode(repeat('ab', 32), 'hex') FROM generate_series(0, " + (units - 1) + ") i");
            statement.getConnection().commit();
        }
    }

    private static void byBatches(Connection connection, int units) throws SQLException {
        String unit = UNIT + " SELECT ?, ?, ?, ?, m.id, 'NB1', 'C', ?, CAST(? AS BIGINT), ?,"
                + " CASE WHEN ? = 'C' THEN p.id END, 'G', ?, CASE WHEN ? = 'C' THEN p.id END, 0, 0, 0, " + EVENTS_EACH
                + " FROM material m, party p WHERE m.code = 'BIKE' AND p.code = 'C1'";
        String head = "INSERT INTO event (id, step, step_version, happened_at, recorded_at, actor, channel, site, doc,"
                + " items, salt, digest) VALUES (?, ?, 1, '2025-01-01 00:00:00', '2025-01-01 00:00:00', 'zhou.li',"
                + " 'screen', 'NB1', '{}', " + ROWS_OF_AN_EVENT + ", ?, ?)";
        String row = "INSERT INTO event_unit (unit_id, seq, event_id, role, hash) VALUES (?, ?, ?, 'unit', ?)";
        String[] steps = {"allocate", "commission", "inspect", "receive", "put-away"};
        try (PreparedStatement units1 = connection.prepareStatement(unit);
                PreparedStatement heads = connection.prepareStatement(head);
                PreparedStatement rows = connection.prepareStatement(row)) {
            for (int from = 0; from < units; from += ROWS_OF_AN_EVENT) {
                for (int i = from; i < Math.min(units, from + ROWS_OF_AN_EVENT); i++) {
                    unit(units1, i);
                }
                units1.executeBatch();
                for (int seq = 1; seq <= EVENTS_EACH; seq++) {
                    long event = FIRST + (long) from * EVENTS_EACH + seq;
                    heads.setLong(1, event);
                    heads.setString(2, steps[seq - 1]);
                    heads.setBytes(3, new byte[16]);
                    heads.setBytes(4, new byte[32]);
                    heads.executeUpdate();
                    for (int i = from; i < Math.min(units, from + ROWS_OF_AN_EVENT); i++) {
                        rows.setLong(1, FIRST + i);
                        rows.setInt(2, seq);
                        rows.setLong(3, event);
                        rows.setBytes(4, new byte[32]);
                        rows.addBatch();
                    }
                    rows.executeBatch();
                }
                connection.commit();
            }
        }
    }

    private static void unit(PreparedStatement statement, int i) throws SQLException {
        boolean inStock = i % 4 == 0;
        String owner = inStock ? "O" : "C";
        statement.setLong(1, FIRST + i);
        statement.setString(2, code(i));
        statement.setString(3, "ST0RED-" + i);
        statement.setString(4, "ST0RED-" + i);
        statement.setString(5, inStock ? "L" : "P");
        statement.setObject(6, inStock ? FIRST + i / 4 % BINS : null, java.sql.Types.BIGINT);
        statement.setString(7, inStock ? "B" : null);
        statement.setString(8, owner);
        statement.setString(9, owner);
        statement.setString(10, owner);
        statement.addBatch();
    }
}
