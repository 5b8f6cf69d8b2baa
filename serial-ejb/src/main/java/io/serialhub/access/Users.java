package io.serialhub.access;

import io.serialhub.audit.Audit;
import io.serialhub.base.Cursor;
import io.serialhub.base.Database;
import io.serialhub.base.Door;
import io.serialhub.base.Ids;
import io.serialhub.base.Needs;
import io.serialhub.base.Page;
import io.serialhub.base.Permission;
import io.serialhub.base.Problem;
import io.serialhub.base.Saved;
import io.serialhub.base.Store;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Accounts of persons and services. They are closed, never removed: the history names them. */
@Stateless
@Door
public class Users {
    @Inject
    EntityManager em;

    @Inject
    Store store;

    @Inject
    Database database;

    @Inject
    Credentials credentials;

    @Inject
    Passwords passwords;

    @Inject
    Administrators administrators;

    @Inject
    TokenCheck tokens;

    @Inject
    Ids ids;

    @Inject
    Clock clock;

    @Inject
    Audit audit;

    @Needs({Permission.ACCESS_WRITE, Permission.AUDIT_READ})
    public User get(String login) {
        return require(login).view();
    }

    /** @param text part of a login or a name; null for all, by login */
    @Needs({Permission.ACCESS_WRITE, Permission.AUDIT_READ})
    public Page<User> list(String text, String after, Integer size) {
        int limit = Page.size(size);
        List<User> users = em.createQuery("""
                        SELECT a FROM Account a
                        WHERE a.login > :after AND (LOWER(a.name) LIKE :text ESCAPE '!' OR a.login LIKE :text ESCAPE '!')
                        ORDER BY a.login
                        """, Account.class)
                .setParameter("after", Cursor.key(after) == null ? "" : Cursor.key(after))
                .setParameter("text", pattern(text))
                .setMaxResults(limit + 1)
                .setHint("eclipselink.batch", "a.roles")
                .getResultStream()
                .map(Account::view)
                .toList();
        return Page.cut(users, limit, user -> Cursor.of(user.login()));
    }

    /**
     * Creates the account of that login or changes it. A new person cannot sign in before {@link #issuePassword}.
     *
     * @param expectedVersion the version that was looked at, or null to change whatever stands
     */
    @Needs(Permission.ACCESS_WRITE)
    public Saved<User> save(UserDraft draft, Long expectedVersion) {
        administrators.lineUp();
        requireRoles(draft);
        Optional<Account> found = find(draft.login());
        if (found.isEmpty()) {
            Store.expectNew(draft.login(), expectedVersion);
            var account = new Account(ids.next("app_user"), draft);
            em.persist(account);
            store.flush(draft.login());
            audit.changed("create", "user", account.login(), null, account.view());
            return new Saved<>(account.view(), Saved.Outcome.CREATED);
        }
        Account account = found.get();
        Store.expect(account.login(), expectedVersion, account.version());
        User before = account.view();
        boolean mayHaveBeenLast = administrators.exists();
        if (!account.change(draft)) {
            return new Saved<>(before, Saved.Outcome.UNCHANGED);
        }
        store.flush(draft.login());
        tokens.forget();
        if (mayHaveBeenLast) {
            administrators.requireOne();
        }
        audit.changed("change", "user", account.login(), before, account.view());
        return new Saved<>(account.view(), Saved.Outcome.CHANGED);
    }

    /**
     * A new one-time password, good for seven days, which also ends the person's sessions and a rest after failed
     * sign-ins. Shown once.
     */
    @Needs(Permission.ACCESS_WRITE)
    public OneTimePassword issuePassword(String login) {
        Account account = require(login);
        if (!account.isPerson()) {
            throw Problem.conflict("service-has-no-password", "login", account.login());
        }
        var password = OneTimePassword.of(account.login());
        credentials.setPassword(account.login(), passwords.hash(password.password()), true, clock.instant());
        audit.changed("issue-password", "user", account.login(), null, null);
        return password;
    }

    /** Ends a rest after failed sign-ins. */
    @Needs(Permission.ACCESS_WRITE)
    public User unlock(String login) {
        Account account = require(login);
        credentials.unlock(account.login());
        audit.changed("unlock", "user", account.login(), null, null);
        em.refresh(account);
        return account.view();
    }

    private void requireRoles(UserDraft draft) {
        if (draft.roles().isEmpty()) {
            return;
        }
        List<String> known = database.with(
                h -> database.in(h.createQuery("SELECT code FROM app_role WHERE code <codes>"), "codes", draft.roles())
                        .mapTo(String.class)
                        .list());
        draft.roles().stream().filter(role -> !known.contains(role)).findFirst().ifPresent(role -> {
            throw Problem.invalid("unknown-role", "role", role);
        });
    }

    private Account require(String login) {
        return find(Logins.fold(login))
                .orElseThrow(() -> Problem.notFound("unknown-user", "login", Logins.fold(login)));
    }

    private Optional<Account> find(String login) {
        return em.createQuery("SELECT a FROM Account a WHERE a.login = :login", Account.class)
                .setParameter("login", login)
                .getResultStream()
                .findFirst();
    }

    private static String pattern(String text) {
        String part = text == null ? "" : text.trim().toLowerCase(Locale.ROOT);
        return "%" + part.replaceAll("([!%_])", "!$1") + "%";
    }
}
