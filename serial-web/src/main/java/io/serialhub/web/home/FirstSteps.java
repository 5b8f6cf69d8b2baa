package io.serialhub.web.home;

import io.serialhub.location.Locations;
import io.serialhub.material.MaterialFilter;
import io.serialhub.material.Materials;
import io.serialhub.numbering.BatchFilter;
import io.serialhub.numbering.NumberBatches;
import io.serialhub.numbering.NumberRules;
import io.serialhub.order.OrderFilter;
import io.serialhub.order.Orders;
import io.serialhub.party.Parties;
import io.serialhub.web.shell.Viewer;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.function.Supplier;

/** What leads from an empty house to the first scan; shown on every page to those who may do it, until that scan. */
@Named
@RequestScoped
public class FirstSteps {
    @Inject
    private Begun begun;

    @Inject
    private NumberBatches batches;

    @Inject
    private Materials materials;

    @Inject
    private Locations locations;

    @Inject
    private Parties parties;

    @Inject
    private NumberRules rules;

    @Inject
    private Orders orders;

    @Inject
    private Viewer viewer;

    private List<Step> all;

    /** @param name of its words: {@code first.<name>} */
    public record Step(String name, String icon, String to, boolean done) {}

    public boolean isShown() {
        return viewer.may("master-write")
                && viewer.may("orders-write")
                && viewer.may("numbers-write")
                && viewer.may("units-read")
                && !begun.is();
    }

    public List<Step> getAll() {
        if (all == null) {
            all = List.of(
                    step(
                            "places",
                            "map-marker",
                            "/locations/edit.xhtml",
                            () -> locations.list(null, null, null, 1).items()),
                    step(
                            "materials",
                            "box",
                            "/materials/edit.xhtml",
                            () -> materials.list(MaterialFilter.ALL, null, 1).items()),
                    step(
                            "partners",
                            "id-card",
                            "/partners/edit.xhtml",
                            () -> parties.list(null, null, null, 1).items()),
                    step(
                            "rules",
                            "hashtag",
                            "/numbers/rules.xhtml",
                            () -> rules.list(null, 1).items()),
                    step(
                            "orders",
                            "receipt",
                            "/orders/edit.xhtml?kind=work",
                            () -> orders.list(OrderFilter.ALL, null, 1).items()),
                    step(
                            "numbers",
                            "print",
                            "/numbers/request.xhtml",
                            () -> batches.list(BatchFilter.all(), null, 1).items()),
                    step("scan", "barcode", "/station/jobs.xhtml?job=commission", List::of));
        }
        return all;
    }

    public long getDone() {
        return getAll().stream().filter(Step::done).count();
    }

    /** The first that is not done. */
    public Step getNext() {
        return getAll().stream().filter(step -> !step.done()).findFirst().orElseThrow();
    }

    private static Step step(String name, String icon, String to, Supplier<List<?>> found) {
        return new Step(name, icon, to, !found.get().isEmpty());
    }
}
