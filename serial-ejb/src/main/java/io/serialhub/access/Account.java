package io.serialhub.access;

import io.serialhub.base.Problem;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/** What administrators keep of a person or a service. Passwords and failed sign-ins are written by {@link Credentials} alone. */
@Entity
@Table(name = "app_user")
class Account {
    @Id
    private long id;

    private String login;
    private String name;
    private AccountKind kind;
    private boolean active;
    private String locale;
    private String site;

    @ElementCollection
    @CollectionTable(name = "user_role", joinColumns = @JoinColumn(name = "user_id"))
    @Column(name = "role")
    private Set<String> roles = new HashSet<>();

    @Column(name = "password_hash", insertable = false, updatable = false)
    private String passwordHash;

    @Column(name = "must_change", updatable = false)
    private boolean mustChange;

    @Column(name = "failed_sign_ins", updatable = false)
    private int failedSignIns;

    @Column(name = "locked_until", insertable = false, updatable = false)
    private Instant lockedUntil;

    @Column(name = "last_sign_in", insertable = false, updatable = false)
    private Instant lastSignIn;

    @Version
    private long version;

    protected Account() {}

    Account(long id, UserDraft draft) {
        this.id = id;
        this.login = draft.login();
        this.kind = draft.kind();
        change(draft);
    }

    /** @return whether anything is different now */
    boolean change(UserDraft draft) {
        if (draft.kind() != kind) {
            throw Problem.conflict("account-kind-fixed", "login", login);
        }
        UserDraft before = draft();
        name = draft.name();
        locale = draft.locale();
        site = draft.site();
        active = draft.active();
        roles.retainAll(draft.roles());
        roles.addAll(draft.roles());
        return !draft.equals(before);
    }

    private UserDraft draft() {
        return new UserDraft(login, name, kind, roles, locale, site, active);
    }

    User view() {
        return new User(
                login,
                name,
                kind,
                roles.stream().sorted().toList(),
                locale,
                site,
                active,
                passwordHash != null,
                mustChange,
                lastSignIn,
                lockedUntil,
                version);
    }

    boolean isPerson() {
        return kind == AccountKind.PERSON;
    }

    String login() {
        return login;
    }

    long id() {
        return id;
    }

    long version() {
        return version;
    }
}
