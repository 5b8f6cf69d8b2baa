package io.serialhub.access;

import io.serialhub.base.Actor;
import io.serialhub.base.Coded;
import io.serialhub.base.Permission;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** An account as sign-in sees it, with what its roles allow. Never leaves the room: it holds the password's hash. */
record Known(
        long id,
        String login,
        String name,
        AccountKind kind,
        String passwordHash,
        boolean mustChange,
        boolean active,
        Locale locale,
        String site,
        Set<Permission> permissions) {
    /** What {@link #of} reads; one row for each role. */
    static final String COLUMNS = """
            u.id, u.login, u.name, u.kind, u.password_hash, u.must_change, u.active, u.locale, u.site, r.permissions
            """;

    /** The user's roles, if any. */
    static final String JOIN_ROLES = """
            LEFT JOIN user_role ur ON ur.user_id = u.id
            LEFT JOIN app_role r ON r.code = ur.role
            """;

    static Known of(ResultSet row) throws SQLException {
        String locale = row.getString("locale");
        return new Known(
                row.getLong("id"),
                row.getString("login"),
                row.getString("name"),
                Coded.ofCode(AccountKind.class, row.getString("kind")),
                row.getString("password_hash"),
                row.getBoolean("must_change"),
                row.getBoolean("active"),
                locale == null ? null : Locale.forLanguageTag(locale),
                row.getString("site"),
                Permissions.parse(row.getString("permissions")));
    }

    /** The same account with the rights of one more role. */
    Known and(Known row) {
        var union = EnumSet.noneOf(Permission.class);
        union.addAll(permissions);
        union.addAll(row.permissions);
        return new Known(id, login, name, kind, passwordHash, mustChange, active, locale, site, union);
    }

    boolean isPerson() {
        return active && kind == AccountKind.PERSON && passwordHash != null;
    }

    Actor actor(String channel, Set<Permission> allowed) {
        return new Actor(login, name, allowed, channel, site == null ? "" : site, locale);
    }

    /** Who must change the password may do nothing else before. */
    Session session() {
        return new Session(actor("screen", mustChange ? Set.of() : permissions), mustChange, stamp());
    }

    /** Tells two passwords apart and nothing more. */
    private String stamp() {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(passwordHash.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return login;
    }
}
