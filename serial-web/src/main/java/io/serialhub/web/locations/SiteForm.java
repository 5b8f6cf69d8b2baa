package io.serialhub.web.locations;

import io.serialhub.base.ContentVersion;
import io.serialhub.location.Locations;
import io.serialhub.location.Site;
import io.serialhub.web.shell.Form;
import io.serialhub.web.shell.Go;
import io.serialhub.web.shell.Param;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

@Named
@ViewScoped
public class SiteForm extends Form {
    @Inject
    private Locations locations;

    private String version;

    @PostConstruct
    void open() {
        show("timeZone", "Asia/Shanghai");
        locations.sites().stream()
                .filter(s -> s.code().equals(Param.text("code")))
                .findFirst()
                .ifPresent(s -> {
                    version = ContentVersion.of(s);
                    show("code", s.code());
                    show("nameZh", s.nameZh());
                    show("nameEn", s.nameEn());
                    show("timeZone", s.timeZone());
                });
    }

    public void save() {
        var site = new Site(text("code"), text("nameZh"), text("nameEn"), text("timeZone"));
        Go.said(locations.saveSite(site, version));
        Go.to("/locations/locations.xhtml");
    }
}
