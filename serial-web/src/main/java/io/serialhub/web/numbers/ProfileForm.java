package io.serialhub.web.numbers;

import io.serialhub.base.Page;
import io.serialhub.base.Ref;
import io.serialhub.identifier.NumberCheck;
import io.serialhub.material.NumberProfile;
import io.serialhub.material.NumberProfiles;
import io.serialhub.material.NumberScope;
import io.serialhub.web.shell.Form;
import io.serialhub.web.shell.Go;
import io.serialhub.web.shell.Param;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** How numbers that others gave are told apart, and which materials go by it. */
@Named
@ViewScoped
public class ProfileForm extends Form {
    @Inject
    private NumberProfiles profiles;

    private boolean fresh = true;

    @PostConstruct
    void open() {
        show("scope", NumberScope.MATERIAL);
        show("check", NumberCheck.ANY.word());
        show("most", 1);
        if (Param.text("code") != null) {
            NumberProfile profile = profiles.get(Param.text("code"));
            fresh = false;
            show("code", profile.code());
            show("nameZh", profile.nameZh());
            show("nameEn", profile.nameEn());
            show("scope", profile.scope());
            show("check", profile.check());
            show("most", profile.most());
            show("version", profile.version());
        }
    }

    public boolean isNew() {
        return fresh;
    }

    /** The profile of every material that names none. */
    public boolean isUsual() {
        return NumberProfile.USUAL.equals(text("code"));
    }

    public List<NumberProfile> getProfiles() {
        return profiles.list();
    }

    public NumberScope[] getScopes() {
        return NumberScope.values();
    }

    public List<String> getChecks() {
        return java.util.Arrays.stream(NumberCheck.values())
                .map(NumberCheck::word)
                .toList();
    }

    public Page<Ref> getMaterials() {
        return profiles.materials(text("code"), Param.text("after"), null);
    }

    public void save() {
        var profile = new NumberProfile(
                text("code"),
                text("nameZh"),
                text("nameEn"),
                word(NumberScope.class, "scope"),
                text("check"),
                whole("most"),
                0);
        Go.said(profiles.save(profile, seen()));
        Go.to("/numbers/profiles.xhtml");
    }

    /** From now on the material's own numbers go by this profile. */
    public void assign() {
        profiles.assign(text("material"), text("code"));
        show("material", null);
    }

    public void free(String material) {
        profiles.assign(material, NumberProfile.USUAL);
    }
}
