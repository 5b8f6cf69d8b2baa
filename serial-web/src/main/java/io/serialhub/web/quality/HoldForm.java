package io.serialhub.web.quality;

import io.serialhub.lot.Lot;
import io.serialhub.lot.LotFilter;
import io.serialhub.lot.Lots;
import io.serialhub.quality.Hold;
import io.serialhub.quality.Holds;
import io.serialhub.web.shell.Form;
import io.serialhub.web.shell.Go;
import io.serialhub.web.shell.Param;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** Puts a lot on hold, or lifts one hold. */
@Named
@ViewScoped
public class HoldForm extends Form {
    private static final int OFFERED = 100;

    @Inject
    private Holds holds;

    @Inject
    private Lots lots;

    @PostConstruct
    void open() {
        show("hold", Param.text("hold"));
        show("material", Param.text("material"));
        show("lot", Param.text("lot"));
        if (text("hold") != null) {
            Hold standing = holds.get(text("hold"));
            show("what", standing.lot() == null ? standing.unit() : standing.lot() + " · " + standing.material());
            show("why", standing.reason());
        }
    }

    public List<Lot> getLots() {
        return lots.list(LotFilter.ALL, null, OFFERED).items();
    }

    public void place() {
        Hold placed = holds.placeOnLot(text("material"), text("lot"), text("reason"));
        Go.said("hold.placed", placed.lot());
        Go.to("/quality/holds.xhtml");
    }

    public void release() {
        holds.release(text("hold"), text("reason"));
        Go.said("hold.released", text("what"));
        Go.to("/quality/holds.xhtml");
    }
}
