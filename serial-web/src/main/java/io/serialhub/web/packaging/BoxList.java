package io.serialhub.web.packaging;

import io.serialhub.packaging.BoxFilter;
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
            var filter = new BoxFilter(Param.text("q"), kind, still);
            listing = Listing.read(
                    Listing.filters("q", filter.text(), "kind", kind == null ? null : kind.word(), "open", open),
                    (after, size) -> boxes.list(filter, after, size));
        }
        return listing;
    }

    public BoxKind[] getKinds() {
        return BoxKind.values();
    }
}
