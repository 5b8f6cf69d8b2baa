package io.serialhub.access;

import io.serialhub.base.Permission;
import java.time.Instant;
import java.util.Set;

/**
 * An API token without its secret, which nobody can read again.
 *
 * @param prefix    the visible part behind {@code shk_}; names the token
 * @param login     whose rights it carries
 * @param name      what it is for
 * @param scopes    what of the owner's rights it may use
 * @param expiresAt null for never
 * @param lastUsed  to the minute, null while unused
 * @param revokedAt null while it stands
 */
public record Token(
        String prefix,
        String login,
        String name,
        Set<Permission> scopes,
        Instant createdAt,
        Instant expiresAt,
        Instant lastUsed,
        Instant revokedAt) {
    public Token {
        scopes = Permissions.sorted(scopes);
    }
}
