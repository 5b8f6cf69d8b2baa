package io.serialhub.web.packaging;

import io.serialhub.packaging.BoxKind;
import io.serialhub.packaging.HandlingUnit;
import io.serialhub.packaging.HandlingUnits;
import io.serialhub.web.shell.Listing;
import io.serialhub.web.shell.Param;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

@Named
@RequestScoped
public class BoxList {
    @Inject
    private HandlingUnits boxes;

    private Listing<HandlingUnit> listing;

    public Listing<HandlingUnit> getListing() {
        if (listing == null) {
            BoxKind kind = Param.word(BoxKind.class, "kind");
            String open = Param.text("open");
            Boolean still = open == null ? null : Boolean.valueOf(open);
            listing = Listing.read(
                    Listing.filters("q", Param.text("q"), "kind", kind == null ? null : kind.word(), "open", open),
                    (after, size) -> boxes.list(Param.text("q"), kind, still, after, size));
        }
        return listing;
    }

    public BoxKind[] getKinds() {
        return BoxKind.values();
    }
}
