package io.serialhub.web.stock;

import io.serialhub.stock.StocktakeRow;
import io.serialhub.stock.StocktakeStatus;
import io.serialhub.stock.Stocktakes;
import io.serialhub.web.shell.Listing;
import io.serialhub.web.shell.Param;
import io.serialhub.web.shell.Sites;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Counts that are going on, and those that are over. */
@Named
@RequestScoped
public class StocktakeList {
    @Inject
    private Stocktakes stocktakes;

    @Inject
    private Sites sites;

    private Listing<StocktakeRow> listing;

    public Listing<StocktakeRow> getListing() {
        if (listing == null) {
            StocktakeStatus status = Param.word(StocktakeStatus.class, "status");
            String site = sites.getChosen();
            listing = Listing.read(
                    Listing.filters("status", status == null ? null : status.word(), "site", site),
                    (after, size) -> stocktakes.list(status, site, after, size));
        }
        return listing;
    }

    public StocktakeStatus[] getStatuses() {
        return StocktakeStatus.values();
    }
}
