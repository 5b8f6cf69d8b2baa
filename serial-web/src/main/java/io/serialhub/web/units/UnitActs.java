package io.serialhub.web.units;

import io.serialhub.quality.Holds;
import io.serialhub.web.shell.Form;
import io.serialhub.web.shell.Go;
import io.serialhub.web.shell.Param;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** What may be done to one unit from its own page: put it on hold. */
@Named
@ViewScoped
public class UnitActs extends Form {
    @Inject
    private Holds holds;

    @PostConstruct
    void open() {
        show("code", Param.needed("code"));
    }

    public void hold() {
        holds.placeOnUnits(List.of(text("code")), text("reason"));
        Go.said("unit.held", text("code"));
        Go.to("/units/unit.xhtml", "code", text("code"));
    }
}
