package io.serialhub.web.search;

import io.serialhub.base.Problem;
import io.serialhub.ledger.UnitRow;
import io.serialhub.ledger.Units;
import io.serialhub.lot.Lot;
import io.serialhub.lot.LotFilter;
import io.serialhub.lot.Lots;
import io.serialhub.material.Material;
import io.serialhub.material.MaterialFilter;
import io.serialhub.material.Materials;
import io.serialhub.order.OrderFilter;
import io.serialhub.order.OrderRow;
import io.serialhub.order.Orders;
import io.serialhub.party.Parties;
import io.serialhub.party.Party;
import io.serialhub.web.shell.Area;
import io.serialhub.web.shell.Param;
import io.serialhub.web.shell.Rail;
import io.serialhub.web.shell.Viewer;
import io.serialhub.web.text.Say;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What one box finds: units, orders, lots, materials, partners, and places to go to; each as far as rights allow. */
@Named
@RequestScoped
public class Hits {
    private static final int SHORT = 5;
    private static final int LONG = 20;

    @Inject
    private Units units;

    @Inject
    private Orders orders;

    @Inject
    private Lots lots;

    @Inject
    private Materials materials;

    @Inject
    private Parties parties;

    @Inject
    private Rail rail;

    @Inject
    private Viewer viewer;

    @Inject
    private Say say;

    private String text;
    private int limit = SHORT;
    private List<UnitRow> unitHits;
    private List<OrderRow> orderHits;
    private List<Lot> lotHits;
    private List<Material> materialHits;
    private List<Party> partyHits;

    public String getText() {
        if (text == null) {
            String asked = Param.text("q");
            text = asked == null
                    ? ""
                    : Normalizer.normalize(asked, Normalizer.Form.NFKC).trim();
        }
        return text;
    }

    /** The page of results shows more than the box. */
    public void setAll(boolean all) {
        limit = all ? LONG : SHORT;
    }

    public List<UnitRow> getUnits() {
        if (unitHits == null) {
            unitHits = allowed("units-read", () -> units.search(getText(), limit));
        }
        return unitHits;
    }

    public List<OrderRow> getOrders() {
        if (orderHits == null) {
            orderHits = allowed(
                    "orders-read",
                    () -> orders.list(OrderFilter.containing(getText()), null, limit)
                            .items());
        }
        return orderHits;
    }

    public List<Lot> getLots() {
        if (lotHits == null) {
            lotHits = allowed(
                    "master-read",
                    () -> lots.list(LotFilter.containing(getText()), null, limit)
                            .items());
        }
        return lotHits;
    }

    public List<Material> getMaterials() {
        if (materialHits == null) {
            materialHits = allowed(
                    "master-read",
                    () -> materials
                            .list(MaterialFilter.containing(getText()), null, limit)
                            .items());
        }
        return materialHits;
    }

    public List<Party> getParties() {
        if (partyHits == null) {
            partyHits = allowed(
                    "master-read",
                    () -> parties.list(getText(), null, null, limit).items());
        }
        return partyHits;
    }

    /** Areas whose name is being typed: the box takes commands too. */
    public List<Area> getPlaces() {
        String typed = getText().toLowerCase(Locale.ROOT);
        return typed.length() < 2
                ? List.of()
                : rail.getAreas().stream()
                        .flatMap(a -> Stream.concat(Stream.of(a), rail.parts(a).stream()))
                        .filter(a -> say.of("area." + a.name())
                                .toLowerCase(Locale.ROOT)
                                .contains(typed))
                        .limit(SHORT)
                        .toList();
    }

    public boolean isNothing() {
        return !getText().isEmpty()
                && getUnits().isEmpty()
                && getOrders().isEmpty()
                && getLots().isEmpty()
                && getMaterials().isEmpty()
                && getParties().isEmpty();
    }

    /** The unit that is meant if O was read for 0 or I for 1; null when that leads nowhere either. */
    public UnitRow getMeant() {
        String folded = getText()
                .toUpperCase(Locale.ROOT)
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        if (!isNothing() || folded.equals(getText()) || folded.length() < 6) {
            return null;
        }
        return allowed("units-read", () -> units.search(folded, 1)).stream()
                .findFirst()
                .orElse(null);
    }

    private <T> List<T> allowed(String permission, Supplier<List<T>> find) {
        if (getText().isEmpty() || !viewer.may(permission)) {
            return List.of();
        }
        try {
            return find.get();
        } catch (Problem unfit) {
            // what was typed cannot be the name of such a thing
            return List.of();
        }
    }
}
