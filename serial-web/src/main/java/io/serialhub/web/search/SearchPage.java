package io.serialhub.web.search;

import io.serialhub.ledger.UnitRow;
import io.serialhub.web.shell.Go;
import io.serialhub.web.shell.Param;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** The page of results. A scan, or a number typed in full, goes straight to its unit. */
@Named
@RequestScoped
public class SearchPage {
    @Inject
    private Hits hits;

    public void open() {
        hits.setAll(true);
        boolean scanned = Param.text("scan") != null;
        if (hits.getUnits().size() == 1 && (scanned || isWhole(hits.getUnits().get(0)))) {
            Go.to("/units/unit.xhtml", "code", hits.getUnits().get(0).code());
        }
    }

    private boolean isWhole(UnitRow unit) {
        return unit.code().equalsIgnoreCase(hits.getText());
    }
}
