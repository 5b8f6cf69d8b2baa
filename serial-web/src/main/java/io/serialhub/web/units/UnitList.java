package io.serialhub.web.units;

import io.serialhub.ledger.Badge;
import io.serialhub.ledger.StateWord;
import io.serialhub.ledger.UnitFilter;
import io.serialhub.ledger.UnitRow;
import io.serialhub.ledger.Units;
import io.serialhub.web.shell.Listing;
import io.serialhub.web.shell.Param;
import io.serialhub.web.shell.Sites;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

@Named
@RequestScoped
public class UnitList {
    @Inject
    private Units units;

    @Inject
    private Sites sites;

    private Listing<UnitRow> listing;

    public Listing<UnitRow> getListing() {
        if (listing == null) {
            StateWord state = Param.word(StateWord.class, "state");
            Badge badge = badge(Param.text("badge"));
            var filter = new UnitFilter(
                    Param.text("q"),
                    state,
                    Param.text("material"),
                    Param.text("location"),
                    Param.text("owner"),
                    Param.text("order"),
                    Param.text("lot"),
                    badge,
                    sites.getChosen());
            Map<String, String> shown = Listing.filters(
                    "q", filter.text(),
                    "state", state == null ? null : state.word(),
                    "badge", Param.text("badge"),
                    "material", filter.material(),
                    "location", filter.location(),
                    "owner", filter.owner(),
                    "order", filter.workOrder(),
                    "lot", filter.lot(),
                    "site", filter.site());
            listing = Listing.read(shown, (after, size) -> units.list(filter, after, size));
        }
        return listing;
    }

    /** Filters that came with the address and that a click takes off again. */
    public String[] getNarrowed() {
        return Arrays.stream(new String[] {"material", "location", "owner", "order", "lot"})
                .filter(name -> Param.text(name) != null)
                .toArray(String[]::new);
    }

    public List<StateWord> getStates() {
        return Arrays.stream(StateWord.values())
                .filter(word -> word != StateWord.INSIDE)
                .toList();
    }

    public Badge[] getBadges() {
        return Badge.values();
    }

    /** Stock is the list of units, asked for one state. */
    public boolean isStock() {
        return "in-stock".equals(Param.text("state"));
    }

    static Badge badge(String word) {
        return Arrays.stream(Badge.values())
                .filter(b -> io.serialhub.web.text.Say.slug(b).equals(word))
                .findFirst()
                .orElse(null);
    }
}
