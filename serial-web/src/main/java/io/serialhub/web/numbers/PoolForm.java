package io.serialhub.web.numbers;

import io.serialhub.location.Location;
import io.serialhub.location.LocationKind;
import io.serialhub.location.Locations;
import io.serialhub.material.Material;
import io.serialhub.material.MaterialFilter;
import io.serialhub.material.Materials;
import io.serialhub.numbering.NumberPool;
import io.serialhub.numbering.NumberRule;
import io.serialhub.numbering.NumberRules;
import io.serialhub.numbering.PoolDraft;
import io.serialhub.numbering.Pools;
import io.serialhub.party.Parties;
import io.serialhub.party.Party;
import io.serialhub.party.PartyKind;
import io.serialhub.web.shell.Form;
import io.serialhub.web.shell.Go;
import io.serialhub.web.shell.Param;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.stream.Stream;

/** Keeping numbers for somebody. */
@Named
@ViewScoped
public class PoolForm extends Form {
    private static final int OFFERED = 200;

    @Inject
    private Pools pools;

    @Inject
    private NumberRules rules;

    @Inject
    private Materials materials;

    @Inject
    private Parties parties;

    @Inject
    private Locations locations;

    @PostConstruct
    void open() {
        show("order", Param.text("order"));
        show("material", Param.text("material"));
    }

    public List<NumberRule> getRules() {
        return rules.list(null, OFFERED).items().stream()
                .filter(NumberRule::active)
                .toList();
    }

    public List<Material> getMaterials() {
        return materials.list(MaterialFilter.ALL, null, OFFERED).items();
    }

    public List<Party> getSuppliers() {
        return parties.list(null, PartyKind.SUPPLIER, null, OFFERED).items();
    }

    public List<Location> getLines() {
        return Stream.of(LocationKind.LINE, LocationKind.PLANT)
                .flatMap(kind -> locations.list(null, kind, null, OFFERED).items().stream())
                .toList();
    }

    public void send() {
        NumberPool pool = pools.create(new PoolDraft(
                text("code"),
                text("name"),
                text("material"),
                text("order"),
                text("line"),
                text("supplier"),
                text("rule"),
                whole("quantity")));
        Go.to("/numbers/pool.xhtml", "code", pool.code());
    }
}
