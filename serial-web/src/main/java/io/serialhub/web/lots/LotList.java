package io.serialhub.web.lots;

import io.serialhub.lot.Lot;
import io.serialhub.lot.LotFilter;
import io.serialhub.lot.Lots;
import io.serialhub.web.shell.Listing;
import io.serialhub.web.shell.Param;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Lots, the newest first. */
@Named
@RequestScoped
public class LotList {
    @Inject
    private Lots lots;

    private Listing<Lot> listing;

    public Listing<Lot> getListing() {
        if (listing == null) {
            var filter = new LotFilter(Param.text("q"), Param.text("material"), Param.text("supplier"));
            listing = Listing.read(
                    Listing.filters("q", filter.text(), "material", filter.material(), "supplier", filter.supplier()),
                    (after, size) -> lots.list(filter, after, size));
        }
        return listing;
    }
}
