package io.serialhub.web.stock;

import io.serialhub.ledger.Quality;
import io.serialhub.ledger.Tally;
import io.serialhub.stock.Shelf;
import io.serialhub.stock.Stock;
import io.serialhub.stock.StockFilter;
import io.serialhub.stock.StockLevel;
import io.serialhub.stock.StockRow;
import io.serialhub.web.shell.Listing;
import io.serialhub.web.shell.Param;
import io.serialhub.web.shell.Sites;
import io.serialhub.web.text.Say;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.Map;

/** Stock unit by unit, or how much of what is where; what it is narrowed to stands in the address. */
@Named
@RequestScoped
public class StockList {
    @Inject
    private Stock stock;

    @Inject
    private Sites sites;

    private Listing<StockRow> units;
    private Listing<StockLevel> levels;
    private Tally tally;

    public Listing<StockRow> getUnits() {
        if (units == null) {
            StockFilter filter = filter();
            units = Listing.read(shown(filter), (after, size) -> stock.list(filter, after, size));
        }
        return units;
    }

    public Listing<StockLevel> getLevels() {
        if (levels == null) {
            StockFilter filter = filter();
            levels = Listing.read(shown(filter), (after, size) -> stock.levels(filter, after, size));
        }
        return levels;
    }

    public Tally getTally() {
        if (tally == null) {
            tally = stock.count(filter());
        }
        return tally;
    }

    public Shelf[] getShelves() {
        return Shelf.values();
    }

    /** Filters that came with the address and that a click takes off again. */
    public String[] getNarrowed() {
        return Arrays.stream(new String[] {"material", "location", "lot", "order"})
                .filter(name -> Param.text(name) != null)
                .toArray(String[]::new);
    }

    private StockFilter filter() {
        Shelf shelf = Arrays.stream(Shelf.values())
                .filter(s -> Say.slug(s).equals(Param.text("shelf")))
                .findFirst()
                .orElse(null);
        return new StockFilter(
                shelf,
                Param.text("q"),
                Param.text("material"),
                Param.text("location"),
                Param.text("lot"),
                Param.word(Quality.class, "quality"),
                Param.text("free") == null ? null : Boolean.TRUE,
                Param.text("order"),
                sites.getChosen());
    }

    private static Map<String, String> shown(StockFilter filter) {
        return Listing.filters(
                "q", filter.text(),
                "shelf", Param.text("shelf"),
                "material", filter.material(),
                "location", filter.location(),
                "lot", filter.lot(),
                "quality", Param.text("quality"),
                "free", Param.text("free"),
                "order", filter.order(),
                "site", filter.site());
    }
}
