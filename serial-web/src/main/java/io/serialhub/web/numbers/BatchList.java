package io.serialhub.web.numbers;

import io.serialhub.numbering.NumberBatch;
import io.serialhub.numbering.NumberBatches;
import io.serialhub.web.shell.Listing;
import io.serialhub.web.shell.Param;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

@Named
@RequestScoped
public class BatchList {
    @Inject
    private NumberBatches batches;

    private Listing<NumberBatch> listing;

    public Listing<NumberBatch> getListing() {
        if (listing == null) {
            String order = Param.text("q");
            listing = Listing.read(Listing.filters("q", order), (after, size) -> batches.list(order, after, size));
        }
        return listing;
    }
}
