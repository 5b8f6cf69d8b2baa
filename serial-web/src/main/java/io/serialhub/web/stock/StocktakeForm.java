package io.serialhub.web.stock;

import io.serialhub.location.Location;
import io.serialhub.location.Locations;
import io.serialhub.stock.Difference;
import io.serialhub.stock.Finding;
import io.serialhub.stock.Stocktake;
import io.serialhub.stock.StocktakeStatus;
import io.serialhub.stock.Stocktakes;
import io.serialhub.web.shell.Form;
import io.serialhub.web.shell.Go;
import io.serialhub.web.shell.Param;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;

/** One count: opened, looked at, confirmed or given up. */
@Named
@ViewScoped
public class StocktakeForm extends Form {
    private static final int SHOWN = 200;

    @Inject
    private Stocktakes stocktakes;

    @Inject
    private Locations locations;

    private Finding finding;
    private transient Stocktake count;
    private transient List<Difference> differences;

    @PostConstruct
    void open() {
        show("code", Param.text("code"));
        show("location", Param.text("location"));
        finding = Arrays.stream(Finding.values())
                .filter(f -> f.name().equalsIgnoreCase(Param.text("show")))
                .findFirst()
                .orElse(Finding.MISSING);
        if (text("code") != null) {
            show("missing", getCount().of(Finding.MISSING));
        }
    }

    public Stocktake getCount() {
        if (count == null) {
            count = stocktakes.get(text("code"));
        }
        return count;
    }

    public boolean isOpen() {
        return getCount().status() == StocktakeStatus.OPEN;
    }

    public Finding getFinding() {
        return finding;
    }

    public Finding[] getFindings() {
        return Finding.values();
    }

    public List<Difference> getDifferences() {
        if (differences == null) {
            differences =
                    stocktakes.differences(text("code"), finding, null, SHOWN).items();
        }
        return differences;
    }

    public List<Location> getPlaces() {
        return locations.list(null, null, null, SHOWN).items();
    }

    public void begin() {
        Stocktake opened = stocktakes.open(text("location"), text("note"));
        Go.said("stocktake.opened");
        Go.to("/stock/stocktake.xhtml", "code", opened.code());
    }

    public void confirm() {
        StocktakeStatus status =
                stocktakes.confirm(text("code"), whole("missing")).status();
        Go.said(status == StocktakeStatus.CONFIRMED ? "stocktake.confirmed" : "stocktake.confirming");
        Go.to("/stock/stocktake.xhtml", "code", text("code"));
    }

    public void cancel() {
        stocktakes.cancel(text("code"), null);
        Go.said("stocktake.cancelled");
        Go.to("/stock/stocktakes.xhtml");
    }
}
