package io.serialhub.connection;

import io.serialhub.base.Coded;
import io.serialhub.base.Columns;
import io.serialhub.base.Json;
import io.serialhub.base.Reason;
import io.serialhub.base.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** The rows of connection and all that is written to them. */
@ApplicationScoped
class ConnectionTable {
    private static final int PROBLEM = 1_000;

    private static final String SELECT = """
            SELECT id, code, kind, name, definition, profile, account, active, secret, secret_env, created_at, version,
                   last_run_at, last_ok_at, next_run_at, failures, problem
            FROM hub_connection
            """;

    @Inject
    Vault vault;

    /** What stands in the column definition. */
    private record Definition(ServerAddress address, FileRules files, Timing timing) {}

    /** @param sealed a letter for what it is, P or K, and the encrypted secret; or null */
    record Row(long id, Connection view, String sealed, String environment, Instant createdAt) {}

    List<Row> list(Handle h) {
        return h.createQuery(SELECT + "ORDER BY code").map((rs, c) -> row(rs)).list();
    }

    Optional<Row> find(Handle h, String code) {
        return h.createQuery(SELECT + "WHERE code = :code")
                .bind("code", code)
                .map((rs, c) -> row(rs))
                .findOne();
    }

    void insert(Handle h, long id, Connection wanted, Instant now) {
        bound(h.createUpdate("""
                        INSERT INTO hub_connection (id, code, kind, name, definition, profile, account, active, secret,
                            secret_env, created_at, version, next_run_at, failures)
                        VALUES (:id, :code, :kind, :name, :definition, :profile, :account, :active, :secret,
                            :environment, :now, 1, :now, 0)
                        """), wanted)
                .bind("id", id)
                .bind("kind", String.valueOf(wanted.kind().code()))
                .bind("secret", sealed(wanted))
                .bind(
                        "environment",
                        wanted.secret() == null ? null : wanted.secret().environment())
                .bind("now", now)
                .execute();
    }

    /**
     * Its next run is now, so that a change is seen to work at once.
     *
     * @param keepSecret whether the secret that stands goes on
     * @return whether it still had that version
     */
    boolean update(Handle h, Row before, Connection wanted, boolean keepSecret, Instant now) {
        return bound(h.createUpdate("""
                        UPDATE hub_connection SET name = :name, definition = :definition, profile = :profile,
                            account = :account, active = :active, secret = :secret, secret_env = :environment,
                            version = version + 1, next_run_at = :now
                        WHERE code = :code AND version = :version
                        """), wanted)
                        .bind("secret", keepSecret ? before.sealed() : sealed(wanted))
                        .bind(
                                "environment",
                                keepSecret
                                        ? before.environment()
                                        : wanted.secret() == null
                                                ? null
                                                : wanted.secret().environment())
                        .bind("version", before.view().version())
                        .bind("now", now)
                        .execute()
                == 1;
    }

    /** With the list of its files. @return whether it was still as it was read */
    boolean delete(Handle h, Row row) {
        for (String sql : List.of(
                "DELETE FROM export_event WHERE stream = :id",
                "DELETE FROM connection_file WHERE connection_id = :id")) {
            h.createUpdate(sql).bind("id", row.id()).execute();
        }
        return h.createUpdate("DELETE FROM hub_connection WHERE id = :id AND version = :version")
                        .bind("id", row.id())
                        .bind("version", row.view().version())
                        .execute()
                == 1;
    }

    private static <S extends SqlStatement<S>> S bound(S statement, Connection wanted) {
        return statement
                .bind("code", wanted.code())
                .bind("name", wanted.name())
                .bind("definition", Json.writeWhole(new Definition(wanted.address(), wanted.files(), wanted.timing())))
                .bind("profile", wanted.profile())
                .bind("account", wanted.account())
                .bind("active", wanted.active());
    }

    /** How a run went, and when the next is due. */
    void ran(Handle h, String code, Instant at, Instant next, Reason problem) {
        String outcome = problem == null
                ? "last_ok_at = :at, failures = 0, problem = NULL"
                : "failures = failures + 1, problem = :problem";
        var update = h.createUpdate("UPDATE hub_connection SET last_run_at = :at, next_run_at = :next, " + outcome
                        + " WHERE code = :code")
                .bind("at", at)
                .bind("next", next)
                .bind("code", code);
        if (problem != null) {
            update.bind("problem", json(problem));
        }
        update.execute();
    }

    void dueNow(Handle h, String code, Instant now) {
        h.createUpdate("UPDATE hub_connection SET next_run_at = :now WHERE code = :code")
                .bind("now", now)
                .bind("code", code)
                .execute();
    }

    /** With its text, opened or looked up; null when there is none or the variable is not set. */
    ConnectionSecret secret(Row row) {
        if (row.environment() != null) {
            String text = System.getenv(row.environment());
            return text == null || text.isEmpty() ? null : ConnectionSecret.of(text);
        }
        return row.sealed() == null
                ? null
                : ConnectionSecret.of(
                        vault.open(row.sealed().substring(1), place(row.view().code())));
    }

    private String sealed(Connection wanted) {
        return wanted.secret() == null || wanted.secret().text() == null
                ? null
                : (wanted.secret().password() == null ? "K" : "P")
                        + vault.lock(wanted.secret().text(), place(wanted.code()));
    }

    static String json(Reason problem) {
        if (problem == null) {
            return null;
        }
        String json = Json.write(problem);
        return json.length() <= PROBLEM ? json : Json.write(Reason.of(problem.code()));
    }

    static Reason reason(String json) {
        return json == null ? null : Json.read(json, Reason.class);
    }

    private static Row row(ResultSet rs) throws SQLException {
        Definition definition = Json.read(rs.getString("definition"), Definition.class);
        String kept = rs.getString("secret");
        String environment = rs.getString("secret_env");
        String secretIn = environment != null
                ? environment
                : kept == null ? null : kept.startsWith("K") ? "private-key" : "password";
        var view = new Connection(
                rs.getString("code"),
                Coded.ofCode(ConnectionKind.class, rs.getString("kind")),
                rs.getString("name"),
                definition.address(),
                definition.files(),
                definition.timing(),
                rs.getString("profile"),
                rs.getString("account"),
                rs.getBoolean("active"),
                null,
                secretIn,
                new ConnectionHealth(
                        Columns.instant(rs, "last_run_at"),
                        Columns.instant(rs, "last_ok_at"),
                        Columns.instant(rs, "next_run_at"),
                        rs.getInt("failures"),
                        reason(rs.getString("problem"))),
                rs.getLong("version"));
        return new Row(rs.getLong("id"), view, kept, environment, Columns.instant(rs, "created_at"));
    }

    private static String place(String code) {
        return "connection:" + code;
    }
}
