package io.serialhub.web.quality;

import io.serialhub.quality.Hold;
import io.serialhub.quality.Holds;
import io.serialhub.web.shell.Listing;
import io.serialhub.web.shell.Param;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Holds that stand, or all there ever were. */
@Named
@RequestScoped
public class HoldList {
    @Inject
    private Holds holds;

    private Listing<Hold> listing;

    public Listing<Hold> getListing() {
        if (listing == null) {
            String show = Param.text("show");
            Boolean open = "all".equals(show) ? null : "released".equals(show) ? Boolean.FALSE : Boolean.TRUE;
            listing = Listing.read(Listing.filters("show", show), (after, size) -> holds.list(open, after, size));
        }
        return listing;
    }
}
