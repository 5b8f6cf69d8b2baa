package io.serialhub.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import javax.sql.DataSource;

/**
 * Bytes that PostgreSQL keeps for a unit and for an event row with their indexes, beside the schema that somebody would
 * write who keeps a status field and a log: found by number, by place and by unit.
 */
record Size(DataSource source) {
    void print() throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TABLE plain_unit AS SELECT id, code, material_id, state, place_id, owner_id FROM unit");
            statement.execute("ALTER TABLE plain_unit ADD PRIMARY KEY (id)");
            statement.execute("CREATE UNIQUE INDEX plain_unit_code ON plain_unit (code)");
            statement.execute("CREATE INDEX plain_unit_place ON plain_unit (place_id)");
            statement.execute(
                    "CREATE TABLE plain_log AS SELECT l.unit_id, l.seq, e.step, e.happened_at, e.actor, e.place_id"
                            + " FROM event_unit l JOIN event e ON e.id = l.event_id");
            statement.execute("ALTER TABLE plain_log ADD PRIMARY KEY (unit_id, seq)");
            line(statement, "unit", "unit", "plain_unit");
            line(statement, "event row", "event_unit", "plain_log");
            statement.execute("DROP TABLE plain_unit");
            statement.execute("DROP TABLE plain_log");
        }
    }

    private static void line(Statement statement, String what, String ours, String plain) throws SQLException {
        double a = bytesEach(statement, ours);
        double b = bytesEach(statement, plain);
        System.out.printf(
                Locale.ROOT,
                "%-10s bytes of one %-22s ours %.0f   plain schema %.0f   %.1f times%n",
                "PostgreSQL",
                what,
                a,
                b,
                a / b);
    }

    private static double bytesEach(Statement statement, String table) throws SQLException {
        try (ResultSet rows = statement.executeQuery(
                "SELECT pg_total_relation_size('" + table + "') / CAST(COUNT(*) AS DOUBLE PRECISION) FROM " + table)) {
            rows.next();
            return rows.getDouble(1);
        }
    }
}
