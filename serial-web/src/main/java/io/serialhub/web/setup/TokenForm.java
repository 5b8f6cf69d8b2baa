package io.serialhub.web.setup;

import io.serialhub.access.NewToken;
import io.serialhub.access.Tokens;
import io.serialhub.access.User;
import io.serialhub.access.Users;
import io.serialhub.base.Actor;
import io.serialhub.base.Permission;
import io.serialhub.web.shell.Form;
import io.serialhub.web.shell.Go;
import io.serialhub.web.shell.Param;
import io.serialhub.web.shell.Viewer;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Makes an access token, whose secret is shown once, and revokes one. */
@Named
@ViewScoped
public class TokenForm extends Form {
    private static final int OFFERED = 200;

    @Inject
    private Tokens tokens;

    @Inject
    private Users users;

    @Inject
    private Viewer viewer;

    private String[] chosen = {};
    private String secret;

    @PostConstruct
    void open() {
        show("login", Actor.current().login());
        show("prefix", Param.text("prefix"));
    }

    public List<User> getUsers() {
        return users.list(null, null, OFFERED).items();
    }

    public List<String> getPermissions() {
        return Arrays.stream(Permission.values()).map(Permission::code).toList();
    }

    public String[] getChosen() {
        return chosen;
    }

    public void setChosen(String[] chosen) {
        this.chosen = chosen;
    }

    public String getSecret() {
        return secret;
    }

    public void create() {
        LocalDate last = date("expiresOn");
        Instant end = last == null
                ? null
                : last.plusDays(1).atStartOfDay(viewer.getZone()).toInstant();
        NewToken made = tokens.create(
                text("login"),
                text("name"),
                Arrays.stream(chosen).map(Permission::of).collect(Collectors.toSet()),
                end);
        secret = made.secret();
    }

    public void revoke() {
        tokens.revoke(text("prefix"));
        Go.said("token.revoked-now");
        Go.to("/setup/tokens.xhtml");
    }
}
