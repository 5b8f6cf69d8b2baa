package io.serialhub.access;

import io.serialhub.audit.Audit;
import io.serialhub.base.Clocks;
import io.serialhub.base.Columns;
import io.serialhub.base.Cursor;
import io.serialhub.base.Database;
import io.serialhub.base.Door;
import io.serialhub.base.Fields;
import io.serialhub.base.Ids;
import io.serialhub.base.Needs;
import io.serialhub.base.Page;
import io.serialhub.base.Permission;
import io.serialhub.base.Problem;
import io.serialhub.base.Where;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.statement.StatementContext;

/** API tokens: how machines say who they are. Whoever may make them may give any account's rights away. */
@Stateless
@Door
public class Tokens {
    private static final int MAX_NAME = 200;

    private static final String SELECT = """
            SELECT t.id, t.prefix, u.login, t.name, t.scopes, t.created_at, t.expires_at, t.last_used, t.revoked_at
            FROM api_token t JOIN app_user u ON u.id = t.user_id
            """;

    @Inject
    Database database;

    @Inject
    Credentials credentials;

    @Inject
    TokenCheck check;

    @Inject
    Ids ids;

    @Inject
    Clock clock;

    @Inject
    Audit audit;

    /** @param login whose tokens, null for all; by prefix */
    @Needs({Permission.ACCESS_WRITE, Permission.AUDIT_READ})
    public Page<Token> list(String login, String after, Integer size) {
        int limit = Page.size(size);
        var where = new Where()
                .and("t.prefix > :after", "after", Cursor.key(after))
                .and("u.login = :login", "login", login == null || login.isBlank() ? null : Logins.fold(login));
        List<Token> tokens = database.with(
                h -> where.on(h.createQuery(SELECT + " <where> ORDER BY t.prefix FETCH FIRST <limit> ROWS ONLY"))
                        .define("limit", limit + 1)
                        .map(Tokens::token)
                        .list());
        return Page.cut(tokens, limit, token -> Cursor.of(token.prefix()));
    }

    @Needs({Permission.ACCESS_WRITE, Permission.AUDIT_READ})
    public Token get(String prefix) {
        return find(prefix).orElseThrow(() -> Problem.notFound("unknown-token", "token", prefix));
    }

    /**
     * @param scopes    at least one, and no more than the owner may do today; what the owner may no longer do later, the
     *                  token may not either
     * @param expiresAt null for never
     */
    @Needs(Permission.ACCESS_WRITE)
    public NewToken create(String login, String name, Set<Permission> scopes, Instant expiresAt) {
        Known owner = credentials
                .find(Logins.fold(login))
                .filter(Known::active)
                .orElseThrow(() -> Problem.notFound("unknown-user", "login", Logins.fold(login)));
        Instant now = clock.instant();
        requireFit(owner, scopes, expiresAt, now);
        TokenSecret secret = TokenSecret.random();
        var token = new Token(
                secret.prefix(),
                owner.login(),
                Fields.needed("name", name, MAX_NAME),
                scopes,
                now,
                Clocks.micros(expiresAt),
                null,
                null);
        database.use(h -> h.createUpdate("""
                        INSERT INTO api_token (id, user_id, name, prefix, secret, scopes, created_at, expires_at)
                        VALUES (:id, :user, :name, :prefix, :secret, :scopes, :createdAt, :expiresAt)
                        """)
                .bind("id", ids.next("api_token"))
                .bind("user", owner.id())
                .bind("name", token.name())
                .bind("prefix", token.prefix())
                .bind("secret", secret.hash())
                .bind("scopes", Permissions.text(token.scopes()))
                .bind("createdAt", token.createdAt())
                .bindByType("expiresAt", token.expiresAt(), Instant.class)
                .execute());
        audit.changed("create", "token", token.prefix(), null, token);
        return new NewToken(token, secret.text());
    }

    /** Ends the token at once; to do it again changes nothing. */
    @Needs(Permission.ACCESS_WRITE)
    public Token revoke(String prefix) {
        Token before = get(prefix);
        int revoked = database.with(h -> h.createUpdate(
                        "UPDATE api_token SET revoked_at = :now WHERE prefix = :prefix AND revoked_at IS NULL")
                .bind("now", clock.instant())
                .bind("prefix", prefix)
                .execute());
        Token after = get(prefix);
        if (revoked > 0) {
            check.forget();
            audit.changed("revoke", "token", prefix, before, after);
        }
        return after;
    }

    private static void requireFit(Known owner, Set<Permission> scopes, Instant expiresAt, Instant now) {
        if (scopes == null || scopes.isEmpty()) {
            throw Problem.invalid("token-without-scope");
        }
        for (Permission scope : scopes) {
            if (!owner.permissions().contains(scope)) {
                throw Problem.invalid("token-scope-too-wide", "scope", scope.code(), "login", owner.login());
            }
        }
        if (expiresAt != null && !expiresAt.isAfter(now)) {
            throw Problem.invalid("token-expiry-past", "expires", expiresAt);
        }
    }

    private Optional<Token> find(String prefix) {
        return database.with(h -> h.createQuery(SELECT + " WHERE t.prefix = :prefix")
                .bind("prefix", prefix)
                .map(Tokens::token)
                .findOne());
    }

    private static Token token(ResultSet row, StatementContext context) throws SQLException {
        return new Token(
                row.getString("prefix"),
                row.getString("login"),
                row.getString("name"),
                Permissions.parse(row.getString("scopes")),
                Columns.instant(row, "created_at"),
                Columns.instant(row, "expires_at"),
                Columns.instant(row, "last_used"),
                Columns.instant(row, "revoked_at"));
    }
}
