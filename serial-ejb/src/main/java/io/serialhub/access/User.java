package io.serialhub.access;

import java.time.Instant;
import java.util.List;

/**
 * An account as administrators see it.
 *
 * @param login              what is typed at sign-in; kept in events and audit rows, so it never changes
 * @param locale             language tag, or null for what the browser asks for
 * @param site               where the person works, or null
 * @param hasPassword        a person without one cannot sign in until one is issued
 * @param mustChangePassword the password is a one-time password
 * @param lockedUntil        end of a rest after failed sign-ins, or null
 */
public record User(
        String login,
        String name,
        AccountKind kind,
        List<String> roles,
        String locale,
        String site,
        boolean active,
        boolean hasPassword,
        boolean mustChangePassword,
        Instant lastSignIn,
        Instant lockedUntil,
        long version) {
    public User {
        roles = List.copyOf(roles);
    }
}
