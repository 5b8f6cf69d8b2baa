package io.serialhub.access;

import io.serialhub.base.Database;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The statements of sign-in. Each method is a small transaction of its caller. */
@Dependent
class Credentials {
    /** A one-time password that nobody has used by then is worth nothing. */
    static final Duration ONE_TIME_LIFE = Duration.ofDays(7);

    private final Database database;

    @Inject
    Credentials(Database database) {
        this.database = database;
    }

    Optional<Known> find(String login) {
        return database.with(h -> h
                .createQuery(
                        "SELECT " + Known.COLUMNS + " FROM app_user u " + Known.JOIN_ROLES + " WHERE u.login = :login")
                .bind("login", login)
                .map((row, context) -> Known.of(row))
                .stream()
                .reduce(Known::and));
    }

    /**
     * Counts a try before its password is looked at, so that tries at the same time cannot pass the lock together.
     *
     * @return empty for an account that is not there, rests or cannot sign in with a password
     */
    Optional<Known> claim(String login, Instant now) {
        return database.with(h -> {
            int counted = h.createUpdate("""
                            UPDATE app_user SET failed_sign_ins = failed_sign_ins + 1
                            WHERE login = :login AND kind = 'P' AND active = TRUE AND password_hash IS NOT NULL
                              AND (locked_until IS NULL OR locked_until <= :now)
                              AND (must_change = FALSE OR password_at > :oldest)
                            """)
                    .bind("login", login)
                    .bind("now", now)
                    .bind("oldest", now.minus(ONE_TIME_LIFE))
                    .execute();
            if (counted == 0) {
                return Optional.empty();
            }
            rest(h, login, now);
            return find(login);
        });
    }

    private static void rest(Handle h, String login, Instant now) {
        int failures = h.createQuery("SELECT failed_sign_ins FROM app_user WHERE login = :login")
                .bind("login", login)
                .mapTo(Integer.class)
                .one();
        if (failures > LockOut.FREE_FAILURES) {
            h.createUpdate("UPDATE app_user SET locked_until = :until WHERE login = :login")
                    .bind("until", now.plus(LockOut.after(failures)))
                    .bind("login", login)
                    .execute();
        }
    }

    void signedIn(String login, Instant now) {
        database.use(
                h -> h.createUpdate("""
                        UPDATE app_user SET failed_sign_ins = 0, locked_until = NULL, last_sign_in = :now
                        WHERE login = :login
                        """).bind("login", login).bind("now", now).execute());
    }

    void rename(String login, String name) {
        database.use(h -> h.createUpdate("UPDATE app_user SET name = :name, version = version + 1 WHERE login = :login")
                .bind("name", name)
                .bind("login", login)
                .execute());
    }

    void unlock(String login) {
        database.use(
                h -> h.createUpdate("UPDATE app_user SET failed_sign_ins = 0, locked_until = NULL WHERE login = :login")
                        .bind("login", login)
                        .execute());
    }

    void setPassword(String login, PasswordHash hash, boolean mustChange, Instant now) {
        database.use(h -> h.createUpdate("""
                        UPDATE app_user SET password_hash = :hash, password_at = :now, must_change = :mustChange, failed_sign_ins = 0,
                          locked_until = NULL, version = version + 1
                        WHERE login = :login
                        """)
                .bind("login", login)
                .bind("hash", hash.text())
                .bind("mustChange", mustChange)
                .bind("now", now)
                .execute());
    }

    /** The same password, kept with today's parameters. Not a change that anybody should notice. */
    void strengthen(String login, PasswordHash hash, String before) {
        database.use(h -> h.createUpdate(
                        "UPDATE app_user SET password_hash = :hash WHERE login = :login AND password_hash = :before")
                .bind("login", login)
                .bind("hash", hash.text())
                .bind("before", before)
                .execute());
    }
}
