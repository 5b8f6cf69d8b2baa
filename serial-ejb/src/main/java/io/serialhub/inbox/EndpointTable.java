package io.serialhub.inbox;

import io.serialhub.base.Columns;
import io.serialhub.base.Json;
import io.serialhub.base.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** The table {@code incoming}. Secrets are kept encrypted. */
@ApplicationScoped
class EndpointTable {
    private static final String SELECT = """
            SELECT id, code, secret, previous_secret, previous_until, account, profile, active, version FROM incoming
            """;

    private Vault vault;

    protected EndpointTable() {}

    @Inject
    EndpointTable(Vault vault) {
        this.vault = vault;
    }

    /** @param locked the secrets in force, encrypted */
    record Row(long id, Endpoint view, List<String> locked) {}

    List<Row> list(Handle h, Instant now) {
        return h.createQuery(SELECT + "ORDER BY code")
                .map((r, c) -> row(r, now))
                .list();
    }

    Optional<Row> find(Handle h, String code, Instant now) {
        return h.createQuery(SELECT + "WHERE code = :code")
                .bind("code", code)
                .map((r, c) -> row(r, now))
                .findOne();
    }

    List<String> secrets(Row row) {
        return row.locked().stream()
                .map(locked -> vault.open(locked, place(row.view().code())))
                .toList();
    }

    void insert(Handle h, long id, Endpoint made, Instant now) {
        h.createUpdate("""
                        INSERT INTO incoming (id, code, secret, account, profile, active, created_at, version)
                        VALUES (:id, :code, :secret, :account, :profile, :active, :now, 1)
                        """)
                .bind("id", id)
                .bind("code", made.code())
                .bind("secret", vault.lock(made.secret(), place(made.code())))
                .bind("account", made.account())
                .bind("profile", Json.write(made.profile()))
                .bind("active", made.active())
                .bind("now", now)
                .execute();
    }

    /** @return whether it still had the version that the change started from */
    boolean update(Handle h, Row row, Endpoint wanted) {
        return h.createUpdate("""
                                UPDATE incoming SET account = :account, profile = :profile, active = :active, version = version + 1
                                WHERE id = :id AND version = :version
                                """)
                        .bind("account", wanted.account())
                        .bind("profile", Json.write(wanted.profile()))
                        .bind("active", wanted.active())
                        .bind("id", row.id())
                        .bind("version", row.view().version())
                        .execute()
                == 1;
    }

    /** @return whether it was still as it was read */
    boolean delete(Handle h, Row row) {
        return h.createUpdate("DELETE FROM incoming WHERE id = :id AND version = :version")
                        .bind("id", row.id())
                        .bind("version", row.view().version())
                        .execute()
                == 1;
    }

    void replaceSecret(Handle h, Row row, String secret, Instant previousUntil) {
        h.createUpdate("""
                        UPDATE incoming
                        SET previous_secret = secret, previous_until = :until, secret = :secret, version = version + 1
                        WHERE id = :id
                        """)
                .bind("until", previousUntil)
                .bind("secret", vault.lock(secret, place(row.view().code())))
                .bind("id", row.id())
                .execute();
    }

    private static Row row(ResultSet r, Instant now) throws SQLException {
        Instant until = Columns.instant(r, "previous_until");
        boolean both = until != null && until.isAfter(now);
        var view = new Endpoint(
                r.getString("code"),
                null,
                r.getString("account"),
                Json.read(r.getString("profile"), Profile.class),
                r.getBoolean("active"),
                r.getLong("version"),
                both ? until : null);
        List<String> locked = Stream.of(r.getString("secret"), both ? r.getString("previous_secret") : null)
                .filter(Objects::nonNull)
                .toList();
        return new Row(r.getLong("id"), view, locked);
    }

    private static String place(String code) {
        return "incoming:" + code;
    }
}
