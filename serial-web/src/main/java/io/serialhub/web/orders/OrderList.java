package io.serialhub.web.orders;

import io.serialhub.order.OrderFilter;
import io.serialhub.order.OrderKind;
import io.serialhub.order.OrderRow;
import io.serialhub.order.OrderStatus;
import io.serialhub.order.Orders;
import io.serialhub.web.shell.Listing;
import io.serialhub.web.shell.Param;
import io.serialhub.web.shell.Sites;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

@Named
@RequestScoped
public class OrderList {
    @Inject
    private Orders orders;

    @Inject
    private Sites sites;

    private Listing<OrderRow> listing;

    public Listing<OrderRow> getListing() {
        if (listing == null) {
            String text = Param.text("q");
            OrderKind kind = Param.word(OrderKind.class, "kind");
            OrderStatus status = Param.word(OrderStatus.class, "status");
            listing = Listing.read(
                    Listing.filters(
                            "q",
                            text,
                            "kind",
                            kind == null ? null : kind.word(),
                            "status",
                            status == null ? null : status.word(),
                            "site",
                            sites.getChosen()),
                    (after, size) -> orders.list(new OrderFilter(kind, status, text, sites.getChosen()), after, size));
        }
        return listing;
    }

    public OrderKind[] getKinds() {
        return OrderKind.values();
    }

    public OrderStatus[] getStatuses() {
        return OrderStatus.values();
    }
}
