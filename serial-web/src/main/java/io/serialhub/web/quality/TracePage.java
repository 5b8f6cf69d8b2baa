package io.serialhub.web.quality;

import io.serialhub.genealogy.LotTrace;
import io.serialhub.genealogy.Trace;
import io.serialhub.lot.Lot;
import io.serialhub.lot.Lots;
import io.serialhub.web.shell.Param;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Everything that one lot went into. */
@Named
@RequestScoped
public class TracePage {
    @Inject
    private Trace trace;

    @Inject
    private Lots lots;

    private LotTrace found;
    private Lot lot;
    private Reach reach;

    public LotTrace getTrace() {
        if (found == null) {
            found = trace.fromLot(Param.needed("material"), Param.needed("lot"));
        }
        return found;
    }

    public Reach getReach() {
        if (reach == null) {
            reach = Reach.of(getTrace());
        }
        return reach;
    }

    public Lot getLot() {
        if (lot == null) {
            lot = lots.get(Param.needed("material"), Param.needed("lot"));
        }
        return lot;
    }
}
