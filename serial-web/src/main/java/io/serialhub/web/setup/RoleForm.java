package io.serialhub.web.setup;

import io.serialhub.access.Role;
import io.serialhub.access.Roles;
import io.serialhub.base.Permission;
import io.serialhub.base.Saved;
import io.serialhub.web.shell.Form;
import io.serialhub.web.shell.Go;
import io.serialhub.web.shell.Param;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Roles bundle permissions; what no role names, nobody may. */
@Named
@ViewScoped
public class RoleForm extends Form {
    @Inject
    private Roles roles;

    private String[] chosen = {};

    @PostConstruct
    void open() {
        if (Param.text("code") != null) {
            Role kept = roles.get(Param.text("code"));
            show("code", kept.code());
            show("nameZh", kept.nameZh());
            show("nameEn", kept.nameEn());
            show("version", kept.version());
            chosen = kept.permissions().stream().map(Permission::code).toArray(String[]::new);
        }
    }

    public boolean isNew() {
        return version() == null;
    }

    public List<Role> getAll() {
        return roles.list();
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

    public void save() {
        Saved<Role> saved = roles.save(
                new Role(
                        text("code"),
                        text("nameZh"),
                        text("nameEn"),
                        Arrays.stream(chosen).map(Permission::of).collect(Collectors.toSet()),
                        0),
                seen());
        Go.said(saved);
        Go.to("/setup/roles.xhtml");
    }
}
