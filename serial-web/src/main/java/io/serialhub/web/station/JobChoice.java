package io.serialhub.web.station;

import io.serialhub.base.Actor;
import io.serialhub.location.Location;
import io.serialhub.location.Locations;
import io.serialhub.order.OrderLineView;
import io.serialhub.order.OrderRow;
import io.serialhub.order.OrderStatus;
import io.serialhub.order.Orders;
import io.serialhub.web.shell.Param;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Before the first scan: which job, on which order, at which place. */
@Named
@RequestScoped
public class JobChoice {
    private static final int OFFERED = 100;

    @Inject
    private Orders orders;

    @Inject
    private Locations locations;

    private List<OrderRow> open;
    private List<OrderLineView> lines;

    public List<StationJob> getJobs() {
        Actor actor = Actor.current();
        return Arrays.stream(StationJob.values()).filter(j -> j.openTo(actor)).toList();
    }

    public StationJob getJob() {
        return Param.text("job") == null ? null : StationJob.of(Param.text("job"));
    }

    public String getOrder() {
        return Param.text("order");
    }

    /** What still has to be done, most urgent first. */
    public List<OrderRow> getOpenOrders() {
        if (open == null) {
            open = Stream.of(OrderStatus.STARTED, OrderStatus.OPEN)
                    .flatMap(s -> orders.list(getJob().orderKind(), s, null, null, OFFERED).items().stream())
                    .toList();
        }
        return open;
    }

    public List<OrderLineView> getLines() {
        if (lines == null) {
            lines = getOrder() == null ? List.of() : orders.get(getOrder()).lines();
        }
        return lines;
    }

    public List<Location> getPlaces() {
        return locations.list(null, null, null, 200).items();
    }

    /** Everything is chosen, or nothing has to be. */
    public boolean isOrderNeeded() {
        return getJob() != null && getJob().orderKind() != null && getOrder() == null;
    }
}
