package io.serialhub.access;

import io.serialhub.audit.Audit;
import io.serialhub.base.Actor;
import io.serialhub.base.Door;
import io.serialhub.base.Fields;
import io.serialhub.base.Open;
import io.serialhub.base.Problem;
import io.serialhub.base.Transactions;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;

/**
 * Finds out who is calling. Whether a login is unknown, closed, resting after failed tries or its password wrong, the
 * answer and the time it takes are the same. Passwords are checked between transactions, never inside one.
 */
@Stateless
@Door
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SignIn {
    @Inject
    Credentials credentials;

    @Inject
    Passwords passwords;

    @Inject
    TokenCheck tokens;

    @Inject
    Accounts accounts;

    @Inject
    Transactions transactions;

    @Inject
    Audit audit;

    @Inject
    Clock clock;

    /** @param clientAddress kept with the sign-in for the auditor */
    @Open("this is where one signs in")
    public Session signIn(String login, String password, String clientAddress) {
        Known account = prove(login, password, clientAddress);
        String before = account.passwordHash();
        if (passwords.isOutdated(PasswordHash.parse(before))) {
            PasswordHash stronger = passwords.hash(password);
            transactions.inNew(() -> {
                credentials.strengthen(account.login(), stronger, before);
                return null;
            });
        }
        return transactions.inNew(() -> {
            credentials.signedIn(account.login(), clock.instant());
            note(account, "sign-in", clientAddress);
            return credentials.find(account.login()).orElseThrow().session();
        });
    }

    /** Ends every other session of the person, since their stamps no longer fit. */
    @Open("asks for the old password")
    public Session changePassword(String login, String oldPassword, String newPassword, String clientAddress) {
        Known account = prove(login, oldPassword, clientAddress);
        transactions.inNew(() -> {
            credentials.signedIn(account.login(), clock.instant());
            return null;
        });
        PasswordRules.check(account.login(), newPassword);
        if (newPassword.equals(oldPassword)) {
            throw Problem.invalid("password-same");
        }
        PasswordHash hash = passwords.hash(newPassword);
        return transactions.inNew(() -> {
            credentials.setPassword(account.login(), hash, false, clock.instant());
            note(account, "change-password", clientAddress);
            return credentials.find(account.login()).orElseThrow().session();
        });
    }

    /**
     * What the first administrator wants to be called; asked for together with the first password of their choice.
     *
     * @return the session under the new name; the same where the account has a name of its own already
     */
    @Open("a person's own name, and only once")
    public Session introduce(Session session, String name) {
        String called = Fields.optional("name", name, 200);
        return called == null || !isUnnamed(session.actor())
                ? session
                : transactions.inNew(() -> {
                    String login = session.actor().login();
                    credentials.rename(login, called);
                    session.actor()
                            .run(() -> audit.changed(
                                    "change",
                                    "user",
                                    login,
                                    Map.of("name", session.actor().name()),
                                    Map.of("name", called)));
                    return credentials.find(login).orElseThrow().session();
                });
    }

    /** Nobody has told what this person is called. */
    @Open("looks at what the caller shows")
    public boolean isUnnamed(Actor actor) {
        return FirstStart.ADMIN.login().equals(actor.login())
                && FirstStart.ADMIN.name().equals(actor.name());
    }

    /** The session of somebody who signed in before, with today's rights. */
    @Open("the caller shows the stamp that sign-in gave it")
    public Session resume(String login, String stamp) {
        return credentials
                .find(Logins.fold(login))
                .filter(Known::isPerson)
                .map(Known::session)
                .filter(session -> session.stamp().equals(stamp))
                .orElseThrow(() -> Problem.of(Problem.Kind.UNAUTHENTICATED, "session-ended"));
    }

    /** @param channel rest, soap or file */
    @Open("the caller shows a token")
    public Actor actorOfToken(String secret, String channel) {
        return tokens.actor(secret, channel);
    }

    /** Somebody's rights for work that goes on without them, such as a job that they started. */
    @Open("for the hub's own work; no channel reaches it")
    public Actor actorOfUser(String login, String channel) {
        return transactions.required(() -> accounts.of(login, channel));
    }

    /** The account that a route or a timer acts as. */
    @Open("for the hub's own work; no channel reaches it")
    public Actor serviceAccount(String login, String channel) {
        return transactions.required(() -> accounts.service(login, channel));
    }

    private Known prove(String login, String password, String clientAddress) {
        String folded = Logins.fold(login);
        Known account = transactions.inNew(
                () -> credentials.claim(folded, clock.instant()).orElse(null));
        if (passwords.matches(account, password)) {
            return account;
        }
        transactions.inNew(() -> {
            // what was typed may be a password in the wrong field, so it is not written down
            String key = credentials.find(folded).map(Known::login).orElse("(unknown)");
            Actor.NOBODY
                    .on("screen")
                    .run(() -> audit.changed("sign-in-refused", "user", key, null, from(clientAddress)));
            return null;
        });
        throw Problem.of(Problem.Kind.UNAUTHENTICATED, "bad-credentials");
    }

    private void note(Known account, String action, String clientAddress) {
        account.session().actor().run(() -> audit.changed(action, "user", account.login(), null, from(clientAddress)));
    }

    private static Map<String, String> from(String clientAddress) {
        return Map.of("from", clientAddress == null ? "" : clientAddress);
    }
}
