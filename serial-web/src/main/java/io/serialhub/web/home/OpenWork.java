package io.serialhub.web.home;

import io.serialhub.order.Orders;
import io.serialhub.order.Outlook;
import io.serialhub.web.shell.Sites;
import io.serialhub.web.shell.Viewer;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Comparator;
import java.util.List;

/** How much is open of each kind of order, and how much of it is late. */
@Named
@RequestScoped
public class OpenWork {
    @Inject
    private Orders orders;

    @Inject
    private Viewer viewer;

    @Inject
    private Sites sites;

    private List<Outlook> kinds;

    public List<Outlook> getKinds() {
        if (kinds == null) {
            kinds = viewer.may("orders-read")
                    ? orders.outlook(sites.getChosen()).stream()
                            .sorted(Comparator.comparing(Outlook::kind))
                            .toList()
                    : List.of();
        }
        return kinds;
    }
}
