package io.serialhub.web.lots;

import io.serialhub.lot.Lot;
import io.serialhub.lot.Lots;
import io.serialhub.web.shell.Form;
import io.serialhub.web.shell.Go;
import io.serialhub.web.shell.Param;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** One lot: whose, when made, how much. */
@Named
@ViewScoped
public class LotForm extends Form {
    @Inject
    private Lots lots;

    @PostConstruct
    void open() {
        show("material", Param.text("material"));
        if (Param.text("lot") != null) {
            Lot kept = lots.get(Param.needed("material"), Param.text("lot"));
            show("code", kept.code());
            show("supplier", kept.supplier());
            show("madeOn", kept.madeOn());
            show("expiresOn", kept.expiresOn());
            show("quantity", kept.quantity());
            show("version", kept.version());
        }
    }

    public boolean isNew() {
        return version() == null;
    }

    public void save() {
        Go.said(lots.save(
                new Lot(
                        text("material"),
                        text("code"),
                        text("supplier"),
                        date("madeOn"),
                        date("expiresOn"),
                        decimal(getF(), "quantity"),
                        0,
                        0),
                seen()));
        Go.to("/lots/lots.xhtml");
    }
}
