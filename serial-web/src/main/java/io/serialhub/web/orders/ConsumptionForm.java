package io.serialhub.web.orders;

import io.serialhub.genealogy.Backflush;
import io.serialhub.genealogy.Consumption;
import io.serialhub.genealogy.ConsumptionDraft;
import io.serialhub.web.shell.Form;
import io.serialhub.web.shell.Go;
import io.serialhub.web.shell.Param;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** Lots that a work order used as a whole: booked here, and taken back. */
@Named
@ViewScoped
public class ConsumptionForm extends Form {
    @Inject
    private Backflush backflush;

    @PostConstruct
    void open() {
        show("order", Param.needed("code"));
    }

    public List<Consumption> getBooked() {
        return backflush.list(text("order"));
    }

    public void book() {
        backflush.record(
                new ConsumptionDraft(text("order"), text("material"), text("lot"), decimal(getF(), "quantity"), null));
        Go.said("consumption.booked");
        Go.to("/orders/consumption.xhtml", "code", text("order"));
    }

    public void takeBack(String id) {
        backflush.takeBack(id, text("reason"));
        Go.said("consumption.taken-back");
        Go.to("/orders/consumption.xhtml", "code", text("order"));
    }
}
