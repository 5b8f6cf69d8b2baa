package io.serialhub.access;

import io.serialhub.base.Actor;
import io.serialhub.base.Database;
import io.serialhub.base.Settings;
import io.serialhub.base.Transactions;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/**
 * Lets the first person in: while no person has an account of their own, the account {@code admin} gets a new one-time
 * password at every start, which takes the place of one that an earlier start or another node printed; the console says
 * so ({@value #REPLACED}). It goes to the launcher as the system properties {@value #LOGIN} and {@value #PASSWORD},
 * which prints them on the console and clears them; it is in no log and, once used, good for one thing: choosing another.
 * On a server that our launcher did not start nobody would print them: there they are left in a {@link FirstSignInNote}.
 * Whoever controls the process may ask for the same for any person: {@value #RECOVER}, set to a login for one start.
 */
@Singleton
@Startup
@DependsOn("Migration")
@TransactionManagement(TransactionManagementType.BEAN)
public class FirstStart {
    static final String LOGIN = "serial.first.login";
    static final String PASSWORD = "serial.first.password";
    static final String REPLACED = "serial.first.replaced";
    static final String RECOVER = "serial.recover";
    static final String LAUNCHER = "serial.launcher";

    static final UserDraft ADMIN = new UserDraft(
            "admin", "Administrator", AccountKind.PERSON, List.of(ShippedRoles.ADMINISTRATOR), null, null, true);

    @Inject
    Database database;

    @Inject
    Users users;

    @Inject
    Administrators administrators;

    @Inject
    Transactions transactions;

    @PostConstruct
    void start() {
        Actor.system("start", "")
                .run(() -> transactions.inNew(() -> {
                    letIn();
                    return null;
                }));
    }

    void letIn() {
        administrators.lineUp();
        FirstSignInNote.remove();
        Optional<String> forgotten = Settings.find(RECOVER);
        if (forgotten.isPresent()) {
            hand(users.issuePassword(forgotten.get()));
        } else if (!somebodyIsIn()) {
            users.save(ADMIN, null);
            if (isPrinted()) {
                System.setProperty(REPLACED, "true");
            }
            hand(users.issuePassword(ADMIN.login()));
        }
    }

    private static void hand(OneTimePassword password) {
        if (Settings.find(LAUNCHER).isPresent()) {
            System.setProperty(LOGIN, password.login());
            System.setProperty(PASSWORD, password.password());
        } else {
            FirstSignInNote.write(password);
        }
    }

    /** Whether a one-time password of an earlier start, here or on another node, ends with this one. */
    private boolean isPrinted() {
        return database.with(h -> h.createQuery(
                                "SELECT COUNT(*) FROM app_user WHERE login = :admin AND password_hash IS NOT NULL")
                        .bind("admin", ADMIN.login())
                        .mapTo(Integer.class)
                        .one())
                > 0;
    }

    /** A person with a password of their own choice, or any account of a person that an administrator made. */
    private boolean somebodyIsIn() {
        return database.with(h -> h.createQuery("""
                                SELECT COUNT(*) FROM app_user
                                WHERE kind = 'P' AND (login <> :admin OR must_change = FALSE AND password_hash IS NOT NULL)
                                """)
                        .bind("admin", ADMIN.login())
                        .mapTo(Integer.class)
                        .one())
                > 0;
    }
}
