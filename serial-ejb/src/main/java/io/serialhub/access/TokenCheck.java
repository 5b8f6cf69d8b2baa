package io.serialhub.access;

import io.serialhub.base.Actor;
import io.serialhub.base.Columns;
import io.serialhub.base.Database;
import io.serialhub.base.Permission;
import io.serialhub.base.Problem;
import io.serialhub.base.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Who a token speaks for: one statement for token, owner and rights together. A busy token is looked up once a second;
 * what this node changes counts at once, what another one changes within that second.
 */
@ApplicationScoped
class TokenCheck {
    private static final Duration USE_NOTED_EVERY = Duration.ofMinutes(1);
    private static final long KNOWN_NANOS = Duration.ofSeconds(1).toNanos();
    private static final int MOST_KNOWN = 1_000;

    private final Map<String, Looked> known = new ConcurrentHashMap<>();
    private final AtomicLong changes = new AtomicLong();

    private Database database;
    private Transactions transactions;
    private Clock clock;

    protected TokenCheck() {}

    @Inject
    TokenCheck(Database database, Transactions transactions, Clock clock) {
        this.database = database;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @param at by the machine's own clock, which nobody sets */
    private record Looked(Kept kept, long at) {
        boolean isFresh() {
            return System.nanoTime() - at < KNOWN_NANOS;
        }
    }

    /** Tokens, accounts or roles change in the current transaction: once it stands, whoever comes is looked up anew. */
    void forget() {
        transactions.afterCommit(TokenCheck.class, () -> {
            changes.incrementAndGet();
            known.clear();
        });
    }

    private record Kept(
            long id,
            byte[] secret,
            Set<Permission> scopes,
            Instant expiresAt,
            Instant lastUsed,
            Instant revokedAt,
            Known owner) {
        static Kept of(ResultSet row) throws SQLException {
            return new Kept(
                    row.getLong("token_id"),
                    row.getBytes("secret"),
                    Permissions.parse(row.getString("scopes")),
                    Columns.instant(row, "expires_at"),
                    Columns.instant(row, "last_used"),
                    Columns.instant(row, "revoked_at"),
                    Known.of(row));
        }

        Kept usedAt(Instant now) {
            return new Kept(id, secret, scopes, expiresAt, now, revokedAt, owner);
        }

        Kept and(Kept row) {
            return new Kept(id, secret, scopes, expiresAt, lastUsed, revokedAt, owner.and(row.owner));
        }

        /** What the owner may do today and the token was made for. */
        Set<Permission> allowed() {
            var allowed = EnumSet.noneOf(Permission.class);
            allowed.addAll(scopes);
            allowed.retainAll(owner.permissions());
            return allowed;
        }
    }

    Actor actor(String secret, String channel) {
        TokenSecret shown = TokenSecret.of(secret).orElseThrow(() -> refused("bad-token"));
        Looked before = known.get(shown.prefix());
        boolean fresh = before != null && before.isFresh();
        long changesBefore = changes.get();
        Kept kept = fresh ? before.kept() : find(shown);
        if (kept == null || !shown.matches(kept.secret()) || !kept.owner().active()) {
            throw refused("bad-token");
        }
        Instant now = clock.instant();
        if (kept.revokedAt() != null) {
            throw refused("token-revoked");
        }
        if (kept.expiresAt() != null && !now.isBefore(kept.expiresAt())) {
            throw refused("token-expired");
        }
        boolean noted = noteUse(kept, now);
        if (!fresh) {
            keep(shown.prefix(), noted ? kept.usedAt(now) : kept, changesBefore);
        }
        return kept.owner().actor(channel, kept.allowed());
    }

    /** What was read while something changed may be the old, and is not kept. */
    private void keep(String prefix, Kept kept, long changesBefore) {
        if (known.size() >= MOST_KNOWN) {
            known.clear();
        }
        known.put(prefix, new Looked(kept, System.nanoTime()));
        if (changes.get() != changesBefore) {
            known.remove(prefix);
        }
    }

    private Kept find(TokenSecret shown) {
        return database.with(h -> h
                .createQuery("SELECT t.id AS token_id, t.secret, t.scopes, t.expires_at, t.last_used,"
                        + " t.revoked_at, " + Known.COLUMNS
                        + " FROM api_token t JOIN app_user u ON u.id = t.user_id " + Known.JOIN_ROLES
                        + " WHERE t.prefix = :prefix")
                .bind("prefix", shown.prefix())
                .map((row, context) -> Kept.of(row))
                .stream()
                .reduce(Kept::and)
                .orElse(null));
    }

    /** At most once a minute, so that a busy token does not write on every call. @return whether it was noted now */
    private boolean noteUse(Kept kept, Instant now) {
        Instant noted = now.minus(USE_NOTED_EVERY);
        boolean due = kept.lastUsed() == null || kept.lastUsed().isBefore(noted);
        if (due) {
            database.use(h -> h.createUpdate("""
                            UPDATE api_token SET last_used = :now
                            WHERE id = :id AND (last_used IS NULL OR last_used < :noted)
                            """)
                    .bind("now", now)
                    .bind("id", kept.id())
                    .bind("noted", noted)
                    .execute());
        }
        return due;
    }

    private static Problem refused(String code) {
        return Problem.of(Problem.Kind.UNAUTHENTICATED, code);
    }
}
