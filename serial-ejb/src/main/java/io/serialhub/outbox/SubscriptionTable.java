package io.serialhub.outbox;

import io.serialhub.audit.Audit;
import io.serialhub.base.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.Update;

/** The rows of subscription and all that is written to them. */
@ApplicationScoped
class SubscriptionTable {
    private static final String VIEW = """
            SELECT s.id, s.code, s.url, s.types, s.materials, s.sites, s.active, s.version, s.previous_until,
                   s.paused_until, s.failing_since, s.stopped, s.stopped_at
            FROM subscription s
            """;

    private Audit audit;
    private Vault vault;

    protected SubscriptionTable() {}

    @Inject
    SubscriptionTable(Audit audit, Vault vault) {
        this.audit = audit;
        this.vault = vault;
    }

    /** @param view without what stands before it, which {@link Queues} counts */
    record Row(long id, Subscription view) {
        Subscription before(Queues.Queue queue) {
            return view.with(view.state().with(queue.waiting(), queue.dead()));
        }
    }

    private static Row row(ResultSet r, StatementContext context) throws SQLException {
        var state = new SubscriptionState(
                instant(r, "previous_until"),
                instant(r, "paused_until"),
                instant(r, "failing_since"),
                r.getString("stopped"),
                instant(r, "stopped_at"),
                0,
                0);
        var view = new Subscription(
                r.getString("code"),
                r.getString("url"),
                null,
                Types.stored(r.getString("types")).patterns(),
                list(r.getString("materials")),
                list(r.getString("sites")),
                r.getBoolean("active"),
                r.getLong("version"),
                state);
        return new Row(r.getLong("id"), view);
    }

    private static Instant instant(ResultSet r, String column) throws SQLException {
        Timestamp timestamp = r.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }

    static List<String> list(String stored) {
        return stored == null ? List.of() : List.of(stored.split(","));
    }

    private static String stored(List<String> codes) {
        return codes.isEmpty() ? null : String.join(",", codes);
    }

    List<Row> list(Handle h) {
        return h.createQuery(VIEW + "ORDER BY s.code")
                .map(SubscriptionTable::row)
                .list();
    }

    Optional<Row> find(Handle h, String code) {
        return h.createQuery(VIEW + "WHERE s.code = :code")
                .bind("code", code)
                .map(SubscriptionTable::row)
                .findOne();
    }

    void insert(Handle h, long id, Subscription subscription, Instant now) {
        String sql = """
                INSERT INTO subscription (id, code, url, secret, types, materials, sites, active, failures, created_at, version)
                VALUES (:id, :code, :url, :secret, :types, :materials, :sites, :active, 0, :now, 1)
                """;
        wanted(h.createUpdate(sql), subscription)
                .bind("id", id)
                .bind("code", subscription.code())
                .bind("secret", locked(subscription.code(), subscription.secret()))
                .bind("now", now)
                .execute();
    }

    /** Whatever stopped it is thereby thought to be mended. @return whether it still had the version that the change started from */
    boolean update(Handle h, Row row, Subscription wanted) {
        String sql = """
                UPDATE subscription
                SET url = :url, types = :types, materials = :materials, sites = :sites, active = :active, failures = 0,
                    paused_until = NULL, failing_since = NULL, stopped = NULL, stopped_at = NULL, version = version + 1
                WHERE id = :id AND version = :version
                """;
        return wanted(h.createUpdate(sql), wanted)
                        .bind("id", row.id())
                        .bind("version", row.view().version())
                        .execute()
                == 1;
    }

    /** How many the log knows of, waiting ones among them. */
    long messages(Handle h, Row row) {
        return h.createQuery("SELECT COUNT(*) FROM delivery WHERE subscription_id = :id")
                .bind("id", row.id())
                .mapTo(Long.class)
                .one();
    }

    /** @return whether it was still as it was read */
    boolean delete(Handle h, Row row) {
        return h.createUpdate("DELETE FROM subscription WHERE id = :id AND version = :version")
                        .bind("id", row.id())
                        .bind("version", row.view().version())
                        .execute()
                == 1;
    }

    private static Update wanted(Update update, Subscription wanted) {
        return update.bind("url", wanted.url())
                .bind("types", new Types(wanted.types()).text())
                .bind("materials", stored(wanted.materials()))
                .bind("sites", stored(wanted.sites()))
                .bind("active", wanted.active());
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

    /**
     * Stops it until somebody activates it again.
     *
     * @param why {@code gone} or {@code failing}
     * @return its code, or empty when it was stopped before
     */
    Optional<String> stop(Handle h, long id, String why, Instant now) {
        String sql = """
                UPDATE subscription SET active = FALSE, stopped = :why, stopped_at = :now, version = version + 1
                WHERE id = :id AND active = TRUE
                """;
        if (h.createUpdate(sql).bind("id", id).bind("why", why).bind("now", now).execute() == 0) {
            return Optional.empty();
        }
        Subscription after = h.createQuery(VIEW + "WHERE s.id = :id")
                .bind("id", id)
                .map(SubscriptionTable::row)
                .one()
                .view();
        audit.changed("disable", "subscription", after.code(), null, after.withoutState(), why);
        return Optional.of(after.code());
    }

    record Health(int failures, Instant failingSince) {}

    Health health(Handle h, long id) {
        return h.createQuery("SELECT failures, failing_since FROM subscription WHERE id = :id")
                .bind("id", id)
                .map((r, c) -> new Health(r.getInt(1), instant(r, "failing_since")))
                .one();
    }

    /** @param until nothing is sent before; null: the receiver answers, only not well */
    void failing(Handle h, long id, int failures, Instant until, Instant since) {
        h.createUpdate("""
                        UPDATE subscription SET failures = :failures, paused_until = :until, failing_since = :since WHERE id = :id
                        """)
                .bind("failures", failures)
                .bindByType("until", until, Instant.class)
                .bindByType("since", since, Instant.class)
                .bind("id", id)
                .execute();
    }

    void well(Handle h, long id) {
        h.createUpdate("""
                        UPDATE subscription SET failures = 0, paused_until = NULL, failing_since = NULL
                        WHERE id = :id AND (failures > 0 OR failing_since IS NOT NULL)
                        """).bind("id", id).execute();
    }

    String code(Handle h, long id) {
        return h.createQuery("SELECT code FROM subscription WHERE id = :id")
                .bind("id", id)
                .mapTo(String.class)
                .one();
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
