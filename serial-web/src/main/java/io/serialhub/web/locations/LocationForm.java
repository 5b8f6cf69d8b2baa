package io.serialhub.web.locations;

import io.serialhub.base.Saved;
import io.serialhub.location.Location;
import io.serialhub.location.LocationKind;
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

@Named
@ViewScoped
public class LocationForm extends Form {
    @Inject
    private Locations locations;

    @PostConstruct
    void open() {
        show("active", true);
        show("kind", LocationKind.WAREHOUSE);
        if (Param.text("code") != null) {
            Location kept = locations.get(Param.text("code"));
            show("code", kept.code());
            show("kind", kept.kind());
            show("parent", kept.parent());
            show("nameZh", kept.nameZh());
            show("nameEn", kept.nameEn());
            show("site", kept.site());
            show("active", kept.active());
            show("version", kept.version());
        }
    }

    public boolean isNew() {
        return version() == null;
    }

    public LocationKind[] getKinds() {
        return LocationKind.values();
    }

    public List<Site> getSites() {
        return locations.sites();
    }

    public List<Location> getParents() {
        return locations.list(null, null, null, 200).items();
    }

    public void save() {
        Saved<Location> saved = locations.save(
                new Location(
                        text("code"),
                        word(LocationKind.class, "kind"),
                        text("parent"),
                        text("nameZh"),
                        text("nameEn"),
                        text("site"),
                        flag("active"),
                        0),
                seen());
        Go.said(saved);
        Go.to("/locations/locations.xhtml", "q", saved.view().code());
    }
}
