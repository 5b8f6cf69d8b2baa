package io.serialhub.web.setup;

import io.serialhub.access.AccountKind;
import io.serialhub.access.OneTimePassword;
import io.serialhub.access.Role;
import io.serialhub.access.Roles;
import io.serialhub.access.User;
import io.serialhub.access.UserDraft;
import io.serialhub.access.Users;
import io.serialhub.location.Locations;
import io.serialhub.location.Site;
import io.serialhub.web.shell.Form;
import io.serialhub.web.shell.Go;
import io.serialhub.web.shell.Param;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** An account: who it is, what it may do, and a one-time password that is shown once. */
@Named
@ViewScoped
public class UserForm extends Form {
    @Inject
    private Users users;

    @Inject
    private Roles roles;

    @Inject
    private Locations locations;

    private String[] chosen = {};
    private String password;
    private boolean locked;

    @PostConstruct
    void open() {
        show("active", true);
        show("kind", AccountKind.PERSON);
        if (Param.text("login") != null) {
            fill(users.get(Param.text("login")));
        }
    }

    private void fill(User user) {
        show("login", user.login());
        show("name", user.name());
        show("kind", user.kind());
        show("locale", user.locale());
        show("site", user.site());
        show("active", user.active());
        show("version", user.version());
        chosen = user.roles().toArray(String[]::new);
        locked = user.lockedUntil() != null;
    }

    public boolean isNew() {
        return version() == null;
    }

    public boolean isLocked() {
        return locked;
    }

    public boolean isPerson() {
        return "person".equals(text("kind"));
    }

    public AccountKind[] getKinds() {
        return AccountKind.values();
    }

    public List<Role> getRoles() {
        return roles.list();
    }

    public List<Site> getSites() {
        return locations.sites();
    }

    public String[] getChosen() {
        return chosen;
    }

    public void setChosen(String[] chosen) {
        this.chosen = chosen;
    }

    public String getPassword() {
        return password;
    }

    public void save() {
        boolean made = isNew();
        var draft = new UserDraft(
                text("login"),
                text("name"),
                word(AccountKind.class, "kind"),
                List.of(chosen),
                text("locale"),
                text("site"),
                flag("active"));
        fill(users.save(draft, seen()).view());
        Go.said("said.saved");
        if (made && isPerson()) {
            issue();
        }
    }

    public void issue() {
        OneTimePassword issued = users.issuePassword(text("login"));
        password = issued.password();
        fill(users.get(text("login")));
    }

    public void unlock() {
        fill(users.unlock(text("login")));
        Go.said("user.unlocked");
    }
}
