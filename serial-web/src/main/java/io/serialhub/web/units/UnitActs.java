package io.serialhub.web.units;

import io.serialhub.base.Problem;
import io.serialhub.ledger.Context;
import io.serialhub.ledger.Item;
import io.serialhub.ledger.Ledger;
import io.serialhub.ledger.Mode;
import io.serialhub.ledger.Recorded;
import io.serialhub.ledger.Recording;
import io.serialhub.quality.Holds;
import io.serialhub.web.shell.Form;
import io.serialhub.web.shell.Go;
import io.serialhub.web.shell.Param;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.UUID;

/** What may be done to one unit from its own page: put it on hold, take an event back. */
@Named
@ViewScoped
public class UnitActs extends Form {
    @Inject
    private Ledger ledger;

    @Inject
    private Holds holds;

    @PostConstruct
    void open() {
        show("code", Param.needed("code"));
        show("event", Param.text("event"));
        show("id", UUID.randomUUID());
    }

    public void hold() {
        holds.placeOnUnits(List.of(text("code")), text("reason"));
        Go.said("unit.held", text("code"));
        Go.to("/units/unit.xhtml", "code", text("code"));
    }

    public void takeBack() {
        var context = new Context(null, null, null, text("reason"), null, text("event"), null);
        Recorded done = ledger.record(
                new Recording(text("id"), "correct", Mode.ALL_OR_NOTHING, List.of(Item.of(text("code"))), context));
        if (done.outcome() != Recorded.Outcome.RECORDED) {
            throw Problem.of(Problem.Kind.CONFLICT, done.items().get(0).reason());
        }
        Go.said("unit.taken-back");
        Go.to("/units/unit.xhtml", "code", text("code"));
    }
}
