package io.serialhub.web.connections;

import io.serialhub.outbox.Backlog;
import io.serialhub.outbox.Deliveries;
import io.serialhub.outbox.DeliveryFilter;
import io.serialhub.outbox.DeliveryStatus;
import io.serialhub.outbox.DeliveryView;
import io.serialhub.web.shell.Listing;
import io.serialhub.web.shell.Param;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** The log of what subscribers were told. */
@Named
@RequestScoped
public class DeliveryList {
    @Inject
    private Deliveries deliveries;

    private Listing<DeliveryView> listing;
    private Backlog backlog;

    public Listing<DeliveryView> getListing() {
        if (listing == null) {
            DeliveryStatus status = Param.word(DeliveryStatus.class, "status");
            var filter = new DeliveryFilter(Param.text("subscription"), status, null, Param.text("q"), null, null);
            listing = Listing.read(
                    Listing.filters(
                            "q", filter.key(),
                            "subscription", filter.subscription(),
                            "status", status == null ? null : status.word()),
                    (after, size) -> deliveries.list(filter, after, size));
        }
        return listing;
    }

    public Backlog getBacklog() {
        if (backlog == null) {
            backlog = deliveries.backlog();
        }
        return backlog;
    }

    public DeliveryStatus[] getStatuses() {
        return DeliveryStatus.values();
    }
}
