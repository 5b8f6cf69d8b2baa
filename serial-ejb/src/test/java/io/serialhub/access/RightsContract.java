package io.serialhub.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serialhub.audit.AuditFilter;
import io.serialhub.audit.AuditTrail;
import io.serialhub.base.Actor;
import io.serialhub.base.Database;
import io.serialhub.base.Page;
import io.serialhub.base.Permission;
import io.serialhub.base.Saved;
import io.serialhub.testkit.TestClock;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Users, roles and tokens, and what is written down of them. */
abstract class RightsContract {
    @Inject
    Users users;

    @Inject
    Roles roles;

    @Inject
    Tokens tokens;

    @Inject
    SignIn signIn;

    @Inject
    AuditTrail trail;

    @Inject
    Shipped shipped;

    @Inject
    Database database;

    @Inject
    TestClock clock;

    private final String login = "u" + System.nanoTime();

    private static UserDraft draft(String login, boolean active, String... roles) {
        return new UserDraft(login, "Somebody", AccountKind.PERSON, List.of(roles), null, null, active);
    }

    @Test
    void shipsRolesInBothLanguagesAndNeverOverwritesOne() {
        Role viewer = roles.get("viewer");
        assertThat(viewer.nameZh()).isEqualTo("查看者");
        roles.save(new Role("viewer", "看客", "Viewer", Set.of(Permission.UNITS_READ), 0), null);
        shipped.add(null);
        assertThat(roles.get("viewer").nameZh()).isEqualTo("看客");
        assertThat(roles.get("administrator").permissions()).isEqualTo(EnumSet.allOf(Permission.class));
        roles.save(viewer, null);
    }

    @Test
    void savesAUserOnceAndAgainWithoutChange() {
        assertThat(users.save(draft(login, true, "viewer"), null).outcome()).isEqualTo(Saved.Outcome.CREATED);
        Saved<User> again = users.save(draft(login, true, "viewer"), null);
        assertThat(again.outcome()).isEqualTo(Saved.Outcome.UNCHANGED);
        Saved<User> changed =
                users.save(draft(login, true, "viewer", "service"), again.view().version());
        assertThat(changed.outcome()).isEqualTo(Saved.Outcome.CHANGED);
        assertThat(changed.view().roles()).containsExactly("service", "viewer");
        assertThatThrownBy(() -> users.save(draft(login, false), again.view().version()))
                .hasMessageContaining("changed-meanwhile");
        assertThat(trail.list(AuditFilter.ofObject("user", login), null, null).items())
                .hasSize(2);
    }

    @Test
    void findsUsersByPartOfLoginOrNameInPages() {
        users.save(draft(login + ".a", true), null);
        users.save(draft(login + ".b", true), null);
        Page<User> first = users.list(login, null, 1);
        Page<User> second = users.list(login, first.next(), 1);
        assertThat(first.items()).extracting(User::login).containsExactly(login + ".a");
        assertThat(second.items()).extracting(User::login).containsExactly(login + ".b");
        assertThat(second.next()).isNull();
        assertThat(users.list("no_such%", null, 1).items()).isEmpty();
    }

    @Test
    void refusesUnknownRolesAndLoginsThatMeanSomebodyElse() {
        assertThatThrownBy(() -> users.save(draft(login, true, "king"), null)).hasMessageContaining("unknown-role");
        assertThatThrownBy(() -> draft("system", true)).hasMessageContaining("login-unfit");
        assertThatThrownBy(() -> draft("чен", true)).hasMessageContaining("login-unfit");
    }

    @Test
    void somebodyMustStayAdministrator() throws Exception {
        List<String> both = List.of(login + ".1", login + ".2");
        database.use(h -> h.execute("UPDATE app_user SET active = FALSE WHERE kind = 'P'"));
        for (String administrator : both) {
            users.save(draft(administrator, true, "administrator"), null);
            database.use(h -> h.execute("UPDATE app_user SET password_hash = 'x' WHERE login = ?", administrator));
        }
        assertThatThrownBy(() -> roles.save(new Role("administrator", "", "", Set.of(), 0), null))
                .hasMessageContaining("last-administrator");
        var pool = Executors.newFixedThreadPool(2);
        try {
            List<Callable<Object>> eachClosesTheOther = both.stream()
                    .<Callable<Object>>map(who -> () ->
                            Actor.system("test", "").call(() -> users.save(draft(who, false, "administrator"), null)))
                    .toList();
            var refused = new ArrayList<Throwable>();
            for (Future<Object> done : pool.invokeAll(eachClosesTheOther)) {
                try {
                    done.get();
                } catch (java.util.concurrent.ExecutionException e) {
                    refused.add(e.getCause());
                }
            }
            assertThat(refused).singleElement().asString().contains("last-administrator");
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void aTokenSpeaksForItsOwnerWithinItsScopes() {
        NewToken made = token(Set.of(Permission.RECORD_SHIP, Permission.UNITS_READ), null);
        assertThat(made.secret()).matches("shk_" + made.token().prefix() + "_[0-9A-Za-z]{43}");
        Actor actor = signIn.actorOfToken(made.secret(), "rest");
        assertThat(actor.login()).isEqualTo(login);
        assertThat(actor.channel()).isEqualTo("rest");
        assertThat(actor.permissions()).containsExactlyInAnyOrder(Permission.RECORD_SHIP, Permission.UNITS_READ);
        users.save(draft(login, true, "viewer"), null);
        assertThat(signIn.actorOfToken(made.secret(), "rest").permissions()).containsExactly(Permission.UNITS_READ);
        users.save(draft(login, false, "viewer"), null);
        assertThatThrownBy(() -> signIn.actorOfToken(made.secret(), "rest")).hasMessageContaining("bad-token");
    }

    @Test
    void aTokenEnds() {
        NewToken made = token(Set.of(Permission.UNITS_READ), clock.instant().plus(Duration.ofDays(1)));
        clock.advance(Duration.ofDays(1));
        assertThatThrownBy(() -> signIn.actorOfToken(made.secret(), "rest")).hasMessageContaining("token-expired");
        assertThat(tokens.revoke(made.token().prefix()).revokedAt()).isNotNull();
        assertThatThrownBy(() -> signIn.actorOfToken(made.secret(), "rest")).hasMessageContaining("token-revoked");
        String other = made.secret().substring(0, 55) + (made.secret().endsWith("a") ? "b" : "a");
        assertThatThrownBy(() -> signIn.actorOfToken(other, "rest")).hasMessageContaining("bad-token");
        assertThatThrownBy(() -> signIn.actorOfToken("secret", "rest")).hasMessageContaining("bad-token");
    }

    @Test
    void aTokenInUseIsRefusedAtOnceWhenItIsRevoked() {
        NewToken made = token(Set.of(Permission.UNITS_READ), null);
        signIn.actorOfToken(made.secret(), "rest");
        signIn.actorOfToken(made.secret(), "rest");
        tokens.revoke(made.token().prefix());
        assertThatThrownBy(() -> signIn.actorOfToken(made.secret(), "rest")).hasMessageContaining("token-revoked");
    }

    @Test
    void aTokensUseIsNotedOnceAMinute() {
        NewToken made = token(Set.of(Permission.UNITS_READ), null);
        signIn.actorOfToken(made.secret(), "rest");
        Instant first = tokens.get(made.token().prefix()).lastUsed();
        clock.advance(Duration.ofSeconds(40));
        signIn.actorOfToken(made.secret(), "rest");
        assertThat(tokens.get(made.token().prefix()).lastUsed()).isEqualTo(first);
        clock.advance(Duration.ofSeconds(21));
        signIn.actorOfToken(made.secret(), "rest");
        assertThat(tokens.get(made.token().prefix()).lastUsed()).isAfter(first);
    }

    @Test
    void aTokenCannotCarryMoreThanItsOwnerMayDo() {
        assertThatThrownBy(() -> token(Set.of(Permission.ACCESS_WRITE), null))
                .hasMessageContaining("token-scope-too-wide");
        assertThatThrownBy(() -> token(Set.of(), null)).hasMessageContaining("token-without-scope");
        assertThatThrownBy(() -> token(Set.of(Permission.UNITS_READ), clock.instant()))
                .hasMessageContaining("token-expiry-past");
    }

    @Test
    void noSecretIsWrittenDown() {
        NewToken made = token(Set.of(Permission.UNITS_READ), null);
        String secretPart = made.secret().substring(13);
        String everything = database.with(h -> h.createQuery("SELECT before_json, after_json FROM audit")
                .map((row, c) -> row.getString(1) + row.getString(2))
                .list()
                .toString());
        assertThat(everything)
                .contains(made.token().prefix())
                .doesNotContain(secretPart)
                .doesNotContain("pbkdf2");
        assertThat(made.toString()).doesNotContain(secretPart);
    }

    private NewToken token(Set<Permission> scopes, Instant expiresAt) {
        users.save(draft(login, true, "warehouse"), null);
        return tokens.create(login, "scanner", scopes, expiresAt);
    }
}
