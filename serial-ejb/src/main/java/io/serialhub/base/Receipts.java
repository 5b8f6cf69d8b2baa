package io.serialhub.base;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/**
 * Once and only once: what a client asks for under one id is done once, and asking again gives the same answer. The
 * receipt is written first and in the caller's transaction, so it stands exactly when its effect stands; a refusal
 * that rolls back leaves the id free.
 */
@ApplicationScoped
public class Receipts {
    private static final int MAX_ID = 120;

    private Database database;
    private Clock clock;

    protected Receipts() {}

    @Inject
    public Receipts(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * @param client      whose ids these are; two clients may use the same id
     * @param id          chosen by the client, at most 120 characters, for one thing to be done
     * @param fingerprint of everything the client asked for, see {@link #fingerprint}
     * @param type        of the answer, which is kept as {@link Json}
     * @throws Problem    event-id-reused when the id stood for something else, still-running while the first call is
     *                    under way (seen at once on PostgreSQL, after the lock time-out on Derby)
     */
    public <T> T once(String client, String id, byte[] fingerprint, Class<T> type, Supplier<T> work) {
        if (id == null || id.isBlank() || id.length() > MAX_ID) {
            throw Problem.invalid("event-id-unfit", "max", MAX_ID);
        }
        if (!claim(client, id, fingerprint)) {
            Receipt kept = find(client, id).orElseThrow(() -> stillRunning(id));
            if (!MessageDigest.isEqual(kept.fingerprint(), fingerprint)) {
                throw Problem.invalid("event-id-reused", "id", id);
            }
            if (kept.answer() == null) {
                throw stillRunning(id);
            }
            return Json.read(kept.answer(), type);
        }
        T answer = work.get();
        keep(client, id, Json.writeWhole(answer));
        return answer;
    }

    /** SHA-256 over the parts in their stored JSON form, so that blanks and the order of keys do not count. */
    public static byte[] fingerprint(Object... parts) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(Json.write(parts).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean claim(String client, String id, byte[] fingerprint) {
        try {
            return database.with(h -> database.isPostgres()
                    ? claimOnPostgres(h, client, id, fingerprint)
                    : claimOnDerby(h, client, id, fingerprint));
        } catch (JdbiException e) {
            if (e.getCause() instanceof SQLException sql && sql.getSQLState() != null) {
                switch (sql.getSQLState()) {
                    case "23505" -> {
                        return false;
                    }
                    case "40XL1", "40XL2" -> throw stillRunning(id);
                    default -> throw e;
                }
            }
            throw e;
        }
    }

    /** The advisory lock shows a call that is still under way without waiting for it. */
    private boolean claimOnPostgres(Handle h, String client, String id, byte[] fingerprint) {
        return insert(h, """
                INSERT INTO receipt (client, id, fingerprint, created_at)
                SELECT :client, :id, :fingerprint, :now
                WHERE pg_try_advisory_xact_lock(hashtextextended(:client || ' ' || :id, 0))
                ON CONFLICT DO NOTHING
                """, client, id, fingerprint);
    }

    private boolean claimOnDerby(Handle h, String client, String id, byte[] fingerprint) {
        return insert(h, """
                INSERT INTO receipt (client, id, fingerprint, created_at)
                VALUES (:client, :id, :fingerprint, :now)
                """, client, id, fingerprint);
    }

    private boolean insert(Handle h, String sql, String client, String id, byte[] fingerprint) {
        return h.createUpdate(sql)
                        .bind("client", client)
                        .bind("id", id)
                        .bind("fingerprint", fingerprint)
                        .bind("now", clock.instant())
                        .execute()
                == 1;
    }

    private Optional<Receipt> find(String client, String id) {
        return database.with(
                h -> h.createQuery("SELECT fingerprint, answer FROM receipt WHERE client = :client AND id = :id")
                        .bind("client", client)
                        .bind("id", id)
                        .map((row, context) -> new Receipt(row.getBytes(1), row.getString(2)))
                        .findOne());
    }

    private void keep(String client, String id, String answer) {
        database.use(h -> h.createUpdate("UPDATE receipt SET answer = :answer WHERE client = :client AND id = :id")
                .bind("answer", answer)
                .bind("client", client)
                .bind("id", id)
                .execute());
    }

    private static Problem stillRunning(String id) {
        return Problem.conflict("still-running", "id", id);
    }

    private record Receipt(byte[] fingerprint, String answer) {}
}
