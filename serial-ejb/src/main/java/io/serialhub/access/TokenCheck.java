package io.serialhub.access;

import io.serialhub.base.Actor;
import io.serialhub.base.Database;
import io.serialhub.base.Permission;
import io.serialhub.base.Problem;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/** Who a token speaks for: one statement for token, owner and rights together. */
@Dependent
class TokenCheck {
    private static final Duration USE_NOTED_EVERY = Duration.ofMinutes(1);

    private final Database database;
    private final Clock clock;

    @Inject
    TokenCheck(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
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
                    instant(row, "expires_at"),
                    instant(row, "last_used"),
                    instant(row, "revoked_at"),
                    Known.of(row));
        }

        private static Instant instant(ResultSet row, String column) throws SQLException {
            Timestamp timestamp = row.getTimestamp(column);
            return timestamp == null ? null : timestamp.toInstant();
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
        Kept kept = find(shown);
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
        noteUse(kept, now);
        return kept.owner().actor(channel, kept.allowed());
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

    /** At most once a minute, so that a busy token does not write on every call. */
    private void noteUse(Kept kept, Instant now) {
        Instant noted = now.minus(USE_NOTED_EVERY);
        if (kept.lastUsed() == null || kept.lastUsed().isBefore(noted)) {
            database.use(h -> h.createUpdate("""
                            UPDATE api_token SET last_used = :now
                            WHERE id = :id AND (last_used IS NULL OR last_used < :noted)
                            """)
                    .bind("now", now)
                    .bind("id", kept.id())
                    .bind("noted", noted)
                    .execute());
        }
    }

    private static Problem refused(String code) {
        return Problem.of(Problem.Kind.UNAUTHENTICATED, code);
    }
}
