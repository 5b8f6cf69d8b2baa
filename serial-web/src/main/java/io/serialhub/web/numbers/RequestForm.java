package io.serialhub.web.numbers;

import io.serialhub.location.Location;
import io.serialhub.location.LocationKind;
import io.serialhub.location.Locations;
import io.serialhub.material.Material;
import io.serialhub.material.MaterialFilter;
import io.serialhub.material.Materials;
import io.serialhub.numbering.BatchRequest;
import io.serialhub.numbering.NumberBatch;
import io.serialhub.numbering.NumberBatches;
import io.serialhub.numbering.NumberRule;
import io.serialhub.numbering.NumberRules;
import io.serialhub.order.OrderView;
import io.serialhub.order.Orders;
import io.serialhub.web.shell.Form;
import io.serialhub.web.shell.Go;
import io.serialhub.web.shell.Param;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.stream.Stream;

/** Asking for numbers: so many, by this rule, for this material, reserved for an order or free. */
@Named
@ViewScoped
public class RequestForm extends Form {
    private static final int OFFERED = 200;

    @Inject
    private NumberBatches batches;

    @Inject
    private NumberRules rules;

    @Inject
    private Materials materials;

    @Inject
    private Locations locations;

    @Inject
    private Orders orders;

    @PostConstruct
    void open() {
        show("rule", Param.text("rule"));
        show("material", Param.text("material"));
        if (Param.text("order") != null) {
            OrderView order = orders.get(Param.text("order"));
            show("order", order.code());
            order.lines().stream()
                    .filter(l -> l.done() < l.quantity())
                    .findFirst()
                    .ifPresent(line -> {
                        show("material", line.material().code());
                        show("quantity", line.quantity() - line.done());
                    });
        }
    }

    public List<NumberRule> getRules() {
        return rules.list(null, OFFERED).items().stream()
                .filter(NumberRule::active)
                .toList();
    }

    public List<Material> getMaterials() {
        return materials.list(MaterialFilter.ALL, null, OFFERED).items();
    }

    /** Where numbers are made for: lines, then whole plants. */
    public List<Location> getLines() {
        return Stream.of(LocationKind.LINE, LocationKind.PLANT)
                .flatMap(kind -> locations.list(null, kind, null, OFFERED).items().stream())
                .toList();
    }

    public void send() {
        NumberBatch batch = batches.request(
                new BatchRequest(text("rule"), text("material"), text("order"), text("line"), whole("quantity")));
        Go.to("/numbers/batch.xhtml", "code", batch.code());
    }
}
