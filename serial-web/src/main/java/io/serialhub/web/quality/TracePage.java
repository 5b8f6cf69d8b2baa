package io.serialhub.web.quality;

import io.serialhub.genealogy.LotTrace;
import io.serialhub.genealogy.Trace;
import io.serialhub.lot.Lot;
import io.serialhub.lot.Lots;
import io.serialhub.web.shell.Listing;
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
    private Listing<LotTrace.Affected> listed;

    public LotTrace getTrace() {
        if (found == null) {
            found = trace.fromLot(Param.needed("material"), Param.needed("lot"));
        }
        return found;
    }

    public Reach getReach() {
        if (reach == null) {
            reach = Reach.of(getTrace().reach());
        }
        return reach;
    }

    public Lot getLot() {
        if (lot == null) {
            lot = lots.get(Param.needed("material"), Param.needed("lot"));
        }
        return lot;
    }

    /** Whether the possible units are listed; the certain ones otherwise, unless there are none. */
    public boolean isPossible() {
        return "possible".equals(Param.text("how"))
                || getTrace().counts().certain() == 0 && getTrace().counts().possible() > 0;
    }

    public Listing<LotTrace.Affected> getListed() {
        if (listed == null) {
            var asked = new Trace.LotAsked(
                    Param.needed("material"),
                    Param.needed("lot"),
                    isPossible() ? LotTrace.Certainty.POSSIBLE : LotTrace.Certainty.CERTAIN);
            listed = Listing.read(
                    Listing.filters(
                            "material", asked.material(), "lot", asked.lot(), "how", isPossible() ? "possible" : null),
                    (after, size) -> trace.units(asked, after, size));
        }
        return listed;
    }
}
