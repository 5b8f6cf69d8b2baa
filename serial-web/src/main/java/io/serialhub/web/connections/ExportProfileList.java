package io.serialhub.web.connections;

import io.serialhub.exports.ExportProfile;
import io.serialhub.exports.ExportProfiles;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** How files that go out look. */
@Named
@RequestScoped
public class ExportProfileList {
    @Inject
    private ExportProfiles profiles;

    private List<ExportProfile> items;

    public List<ExportProfile> getItems() {
        if (items == null) {
            items = profiles.list();
        }
        return items;
    }
}
