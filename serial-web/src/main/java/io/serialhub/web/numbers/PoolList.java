package io.serialhub.web.numbers;

import io.serialhub.numbering.NumberPool;
import io.serialhub.numbering.Pools;
import io.serialhub.web.shell.Listing;
import io.serialhub.web.shell.Param;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

@Named
@RequestScoped
public class PoolList {
    private static final int FEW = 3;

    @Inject
    private Pools pools;

    private Listing<NumberPool> listing;
    private List<NumberPool> few;

    public Listing<NumberPool> getListing() {
        if (listing == null) {
            String order = Param.text("q");
            listing = Listing.read(Listing.filters("q", order), (after, size) -> pools.list(order, null, after, size));
        }
        return listing;
    }

    /** The newest ones, for the page of batches. */
    public List<NumberPool> getFew() {
        if (few == null) {
            few = pools.list(null, null, null, FEW).items();
        }
        return few;
    }
}
