package io.serialhub.outbox;

import io.serialhub.audit.Audit;
import io.serialhub.base.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The rows of subscription and all that is written to them. */
@ApplicationScoped
class SubscriptionTable {
    static final String VIEW = "SELECT id, code, url, types, active, version FROM subscription ";

    private Audit audit;
    private Vault vault;

    protected SubscriptionTable() {}

    @Inject
    SubscriptionTable(Audit audit, Vault vault) {
        this.audit = audit;
        this.vault = vault;
    }

    record Row(long id, Subscription view) {}

    static Row row(ResultSet r, StatementContext context) throws SQLException {
        var view = new Subscription(
                r.getString("code"),
                r.getString("url"),
                null,
                Types.stored(r.getString("types")).patterns(),
                r.getBoolean("active"),
                r.getLong("version"));
        return new Row(r.getLong("id"), view);
    }

    Optional<Row> find(Handle h, String code) {
        return h.createQuery(VIEW + "WHERE code = :code")
                .bind("code", code)
                .map(SubscriptionTable::row)
                .findOne();
    }

    void insert(Handle h, long id, Subscription subscription, Instant now) {
        String sql = """
                INSERT INTO subscription (id, code, url, secret, types, active, failures, created_at, version)
                VALUES (:id, :code, :url, :secret, :types, :active, 0, :now, 1)
                """;
        h.createUpdate(sql)
                .bind("id", id)
                .bind("code", subscription.code())
                .bind("url", subscription.url())
                .bind("secret", locked(subscription.code(), subscription.secret()))
                .bind("types", new Types(subscription.types()).text())
                .bind("active", subscription.active())
                .bind("now", now)
                .execute();
    }

    /** @return whether it still had the version that the change started from */
    boolean update(Handle h, Row row, Subscription wanted) {
        String sql = """
                UPDATE subscription
                SET url = :url, types = :types, active = :active, failures = 0, paused_until = NULL, version = version + 1
                WHERE id = :id AND version = :version
                """;
        return h.createUpdate(sql)
                        .bind("id", row.id())
                        .bind("version", row.view().version())
                        .bind("url", wanted.url())
                        .bind("types", new Types(wanted.types()).text())
                        .bind("active", wanted.active())
                        .execute()
                == 1;
    }

    /** The secret so far goes on signing beside the new one until then. */
    void replaceSecret(Handle h, Row row, String secret, Instant previousUntil) {
        String sql = """
                UPDATE subscription
                SET previous_secret = secret, previous_until = :until, secret = :secret, version = version + 1
                WHERE id = :id
                """;
        h.createUpdate(sql)
                .bind("id", row.id())
                .bind("until", previousUntil)
                .bind("secret", locked(row.view().code(), secret))
                .execute();
    }

    /** The receiver said that it wants nothing any more. */
    void disable(Handle h, long id) {
        String sql = "UPDATE subscription SET active = FALSE, version = version + 1 WHERE id = :id AND active = TRUE";
        if (h.createUpdate(sql).bind("id", id).execute() == 1) {
            Subscription after = h.createQuery(VIEW + "WHERE id = :id")
                    .bind("id", id)
                    .map(SubscriptionTable::row)
                    .one()
                    .view();
            audit.changed("disable", "subscription", after.code(), null, after, "410");
        }
    }

    int failures(Handle h, long id) {
        return h.createQuery("SELECT failures FROM subscription WHERE id = :id")
                .bind("id", id)
                .mapTo(Integer.class)
                .one();
    }

    void pause(Handle h, long id, int failures, Instant until) {
        h.createUpdate("UPDATE subscription SET failures = :failures, paused_until = :until WHERE id = :id")
                .bind("failures", failures)
                .bind("until", until)
                .bind("id", id)
                .execute();
    }

    void resume(Handle h, long id) {
        h.createUpdate("UPDATE subscription SET failures = 0, paused_until = NULL WHERE id = :id AND failures > 0")
                .bind("id", id)
                .execute();
    }

    String opened(String code, String locked) {
        return vault.open(locked, place(code));
    }

    private String locked(String code, String secret) {
        return vault.lock(secret, place(code));
    }

    private static String place(String code) {
        return "subscription:" + code;
    }
}
