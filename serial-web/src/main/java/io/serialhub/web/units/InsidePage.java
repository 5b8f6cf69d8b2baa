package io.serialhub.web.units;

import io.serialhub.ledger.Part;
import io.serialhub.ledger.Units;
import io.serialhub.web.shell.Listing;
import io.serialhub.web.shell.Param;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;

/** All that is directly inside a unit, page by page: what a tree of thousands leaves out. */
@Named
@RequestScoped
public class InsidePage {
    @Inject
    private Units units;

    private Listing<Part> parts;

    public String getCode() {
        return Param.needed("code");
    }

    public Listing<Part> getParts() {
        if (parts == null) {
            String moment = Param.text("moment");
            var asked = new Units.Inside(Part.Direction.DOWN, moment == null ? null : Instant.parse(moment));
            parts = Listing.read(
                    Listing.filters("code", getCode(), "moment", moment),
                    (after, size) -> units.parts(getCode(), asked, after, size));
        }
        return parts;
    }
}
