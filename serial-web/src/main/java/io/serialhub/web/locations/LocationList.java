package io.serialhub.web.locations;

import io.serialhub.location.Location;
import io.serialhub.location.LocationKind;
import io.serialhub.location.Locations;
import io.serialhub.location.Site;
import io.serialhub.web.shell.Listing;
import io.serialhub.web.shell.Param;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

@Named
@RequestScoped
public class LocationList {
    @Inject
    private Locations locations;

    private Listing<Location> listing;

    public Listing<Location> getListing() {
        if (listing == null) {
            String text = Param.text("q");
            LocationKind kind = Param.word(LocationKind.class, "kind");
            listing = Listing.read(
                    Listing.filters("q", text, "kind", kind == null ? null : kind.word()),
                    (after, size) -> locations.list(text, kind, after, size));
        }
        return listing;
    }

    public LocationKind[] getKinds() {
        return LocationKind.values();
    }

    public List<Site> getSites() {
        return locations.sites();
    }
}
