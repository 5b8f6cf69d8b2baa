package io.serialhub.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serialhub.audit.AuditEntry;
import io.serialhub.audit.AuditFilter;
import io.serialhub.audit.AuditTrail;
import io.serialhub.base.Actor;
import io.serialhub.base.Database;
import io.serialhub.base.Permission;
import io.serialhub.base.Problem;
import io.serialhub.testkit.TestClock;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

abstract class SignInContract {
    private static final String PASSWORD = "three grey herons";

    @Inject
    SignIn signIn;

    @Inject
    Users users;

    @Inject
    AuditTrail trail;

    @Inject
    Database database;

    @Inject
    TestClock clock;

    @Inject
    FirstStart firstStart;

    private final String login = "p" + System.nanoTime();

    @BeforeEach
    void aPersonWithAPassword() {
        System.setProperty(FirstStart.LAUNCHER, "true");
        users.save(new UserDraft(login, "Chen Yu", AccountKind.PERSON, List.of("warehouse"), "zh", null, true), null);
        keep(login, PASSWORD, false);
    }

    /** As stored long ago with weak parameters, which a test does not wait for. */
    private void keep(String login, String password, boolean mustChange) {
        String weak = PasswordHash.of(password, 1_000).text();
        database.use(h -> h.createUpdate(
                        "UPDATE app_user SET password_hash = :hash, must_change = :must, password_at = :now WHERE login = :login")
                .bind("now", clock.instant())
                .bind("hash", weak)
                .bind("must", mustChange)
                .bind("login", login)
                .execute());
    }

    @Test
    void letsThePersonInWithTheRightsOfTheRolesAndStrengthensAnOldHash() {
        Session session = signIn.signIn(" " + login.toUpperCase() + " ", PASSWORD, "192.0.2.7");
        assertThat(session.mustChangePassword()).isFalse();
        assertThat(session.actor().login()).isEqualTo(login);
        assertThat(session.actor().channel()).isEqualTo("screen");
        assertThat(session.actor().permissions())
                .contains(Permission.RECORD_SHIP)
                .doesNotContain(Permission.RECORD_MAKE);
        assertThat(stored()).startsWith("pbkdf2-sha256$" + CheapPasswords.ITERATIONS_IN_TESTS + "$");
        assertThat(signIn.resume(login, session.stamp())).isEqualTo(session);
        assertThat(entries()).extracting(AuditEntry::action).containsExactly("sign-in", "create");
        assertThat(entries().get(0).actor()).isEqualTo(login);
    }

    @Test
    void answersTheSameForAWrongPasswordAnUnknownLoginAndAClosedAccount() {
        users.save(new UserDraft("closed-" + login, null, null, List.of(), null, null, false), null);
        keep("closed-" + login, PASSWORD, false);
        users.save(new UserDraft("service-" + login, null, AccountKind.SERVICE, List.of(), null, null, true), null);
        for (String who : List.of(login, "nobody-" + login, "closed-" + login, "service-" + login)) {
            assertThatThrownBy(() -> signIn.signIn(who, "three gray herons", ""))
                    .isInstanceOf(Problem.class)
                    .hasMessage("bad-credentials{}");
        }
        assertThat(trail.list(AuditFilter.ofObject("user", "nobody-" + login), null, null)
                        .items())
                .isEmpty();
    }

    @Test
    void restsAfterFiveFailuresEvenForTheRightPasswordAndSaysNothingOfIt() {
        database.use(h -> h.createUpdate("UPDATE app_user SET failed_sign_ins = 4 WHERE login = :login")
                .bind("login", login)
                .execute());
        assertThatThrownBy(() -> signIn.signIn(login, "wrong", "")).hasMessageContaining("bad-credentials");
        assertThat(users.get(login).lockedUntil())
                .isBetween(clock.instant().plusSeconds(30), clock.instant().plusSeconds(60));
        assertThatThrownBy(() -> signIn.signIn(login, PASSWORD, "")).hasMessageContaining("bad-credentials");
        clock.advance(Duration.ofMinutes(1));
        assertThat(signIn.signIn(login, PASSWORD, "").actor().login()).isEqualTo(login);
        assertThat(users.get(login).lockedUntil()).isNull();
    }

    @Test
    void anAdministratorEndsTheRest() {
        database.use(h -> h.createUpdate(
                        "UPDATE app_user SET failed_sign_ins = 9, locked_until = :until WHERE login = :login")
                .bind("until", clock.instant().plusSeconds(900))
                .bind("login", login)
                .execute());
        assertThat(users.unlock(login).lockedUntil()).isNull();
    }

    @Test
    void aOneTimePasswordIsGoodForChoosingAnotherAndNothingElse() {
        keep(login, "one time only 2345", true);
        Session first = signIn.changePassword(login, "one time only 2345", "four grey herons", "");
        assertThat(first.mustChangePassword()).isFalse();
        assertThat(first.actor().permissions()).isNotEmpty();
        keep(login, "one time only 2345", true);
        assertThatThrownBy(() -> signIn.resume(login, first.stamp())).hasMessageContaining("session-ended");
        Known known = new Known(
                1, login, "", AccountKind.PERSON, "x", true, true, null, null, java.util.Set.of(Permission.SYSTEM));
        assertThat(known.session().actor().permissions()).isEmpty();
    }

    @Test
    void aOneTimePasswordThatNobodyUsedIsWorthNothingAfterAWeek() {
        OneTimePassword issued = users.issuePassword(login);
        clock.advance(Duration.ofDays(7));
        assertThatThrownBy(() -> signIn.signIn(login, issued.password(), "")).hasMessageContaining("bad-credentials");
        OneTimePassword again = users.issuePassword(login);
        assertThat(signIn.signIn(login, again.password(), "").mustChangePassword())
                .isTrue();
    }

    @Test
    void refusesANewPasswordThatIsTheOldOneOrEasyToGuess() {
        assertThatThrownBy(() -> signIn.changePassword(login, PASSWORD, PASSWORD, ""))
                .hasMessageContaining("password-same");
        assertThatThrownBy(() -> signIn.changePassword(login, PASSWORD, "short", ""))
                .hasMessageContaining("password-too-short");
        assertThat(users.get(login).lockedUntil()).isNull();
    }

    @Test
    void losesARoleAtOnce() {
        Actor before = signIn.actorOfUser(login, "job");
        users.save(new UserDraft(login, "Chen Yu", AccountKind.PERSON, List.of("viewer"), "zh", null, true), null);
        assertThat(before.may(Permission.RECORD_SHIP)).isTrue();
        assertThat(signIn.actorOfUser(login, "job").may(Permission.RECORD_SHIP)).isFalse();
    }

    @Test
    void onlyAServiceAccountActsAsOne() {
        assertThat(signIn.serviceAccount("hub-inbox", "file").may(Permission.IMPORTS_WRITE))
                .isTrue();
        assertThatThrownBy(() -> signIn.serviceAccount(login, "file")).hasMessageContaining("account-of-a-person");
        assertThatThrownBy(() -> signIn.serviceAccount("nobody", "file")).hasMessageContaining("account-closed");
    }

    @Test
    void theFirstPersonGetsAnotherOneTimePasswordUntilOneIsChosen() {
        database.use(h -> h.execute("UPDATE app_user SET kind = 'S'"));
        firstStart.letIn();
        String first = System.getProperty(FirstStart.PASSWORD);
        firstStart.letIn();
        assertThat(System.getProperty(FirstStart.PASSWORD)).hasSize(20).isNotEqualTo(first);
        assertThat(System.clearProperty(FirstStart.LOGIN)).isEqualTo("admin");
        assertThat(users.get("admin").mustChangePassword()).isTrue();
        System.clearProperty(FirstStart.PASSWORD);
        keep("admin", PASSWORD, false);
        firstStart.letIn();
        assertThat(System.getProperty(FirstStart.PASSWORD)).isNull();
    }

    @Test
    void whoControlsTheProcessMayRecoverAnAccount() {
        System.setProperty(FirstStart.RECOVER, login);
        try {
            firstStart.letIn();
        } finally {
            System.clearProperty(FirstStart.RECOVER);
        }
        assertThat(System.clearProperty(FirstStart.LOGIN)).isEqualTo(login);
        assertThat(signIn.signIn(login, System.clearProperty(FirstStart.PASSWORD), "")
                        .mustChangePassword())
                .isTrue();
    }

    @Test
    void withoutALauncherThePasswordIsANoteThatOnlyTheServersUserReads(@TempDir Path data) throws IOException {
        System.clearProperty(FirstStart.LAUNCHER);
        String before = System.setProperty("serial.data", data.toString());
        System.setProperty(FirstStart.RECOVER, login);
        Path note = data.resolve("first-sign-in.txt");
        try {
            firstStart.letIn();
            assertThat(Files.readString(note)).startsWith(login + " / ");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(note)))
                    .isEqualTo("rw-------");
            System.clearProperty(FirstStart.RECOVER);
            firstStart.letIn();
            assertThat(System.getProperty(FirstStart.PASSWORD)).isNull();
        } finally {
            System.clearProperty(FirstStart.RECOVER);
            System.setProperty("serial.data", before);
        }
    }

    private String stored() {
        return database.with(h -> h.createQuery("SELECT password_hash FROM app_user WHERE login = :login")
                .bind("login", login)
                .mapTo(String.class)
                .one());
    }

    private List<AuditEntry> entries() {
        return trail.list(AuditFilter.ofObject("user", login), null, null).items();
    }
}
