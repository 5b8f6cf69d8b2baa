package io.serialhub.web.locations;

import io.serialhub.location.Location;
import io.serialhub.location.LocationFilter;
import io.serialhub.location.LocationKind;
import io.serialhub.location.Locations;
import io.serialhub.location.Site;
import io.serialhub.web.shell.Listing;
import io.serialhub.web.shell.Param;
import io.serialhub.web.shell.Sites;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

@Named
@RequestScoped
public class LocationList {
    @Inject
    private Locations locations;

    @Inject
    private Sites sites;

    private Listing<Location> listing;

    public Listing<Location> getListing() {
        if (listing == null) {
            LocationKind kind = Param.word(LocationKind.class, "kind");
            var filter = new LocationFilter(Param.text("q"), kind, sites.getChosen(), null);
            listing = Listing.read(
                    Listing.filters(
                            "q", filter.text(), "kind", kind == null ? null : kind.word(), "site", filter.site()),
                    (after, size) -> locations.list(filter, after, size));
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
