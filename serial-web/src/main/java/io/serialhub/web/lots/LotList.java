package io.serialhub.web.lots;

import io.serialhub.lot.Lot;
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
            String text = Param.text("q");
            String material = Param.text("material");
            String supplier = Param.text("supplier");
            listing = Listing.read(
                    Listing.filters("q", text, "material", material, "supplier", supplier),
                    (after, size) -> lots.list(text, material, supplier, after, size));
        }
        return listing;
    }
}
