package io.serialhub.web.station;

import io.serialhub.base.Actor;
import io.serialhub.base.Problem;
import io.serialhub.base.Reason;
import io.serialhub.ledger.Steps;
import io.serialhub.location.Location;
import io.serialhub.location.Locations;
import io.serialhub.order.OrderFilter;
import io.serialhub.order.OrderLineView;
import io.serialhub.order.OrderRow;
import io.serialhub.order.OrderStatus;
import io.serialhub.order.OrderView;
import io.serialhub.order.Orders;
import io.serialhub.party.Parties;
import io.serialhub.party.Party;
import io.serialhub.web.shell.Param;
import io.serialhub.web.units.Act;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
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

    @Inject
    private Parties parties;

    @Inject
    private Steps steps;

    private StationJob job;
    private List<OrderRow> open;
    private OrderView order;

    public List<StationJob> getJobs() {
        Actor actor = Actor.current();
        return steps.list().stream()
                .flatMap(StationJob::of)
                .filter(job -> job.openTo(actor))
                .sorted(StationJob.IN_ORDER)
                .toList();
    }

    public StationJob getJob() {
        if (job == null && Param.text("job") != null) {
            job = StationJob.of(Param.text("job"), steps.list());
        }
        return job;
    }

    public List<Party> getParties() {
        return parties.list(null, null, null, 200).items();
    }

    /** Whether a list of units can be pasted instead of scanning them. */
    public boolean isListed() {
        return getJob() != null
                && Act.of(steps.get(getJob().step()), getJob().roles().get(0)).isPresent();
    }

    public String getOrder() {
        return Param.text("order");
    }

    /** What still has to be done, most urgent first. */
    public List<OrderRow> getOpenOrders() {
        if (open == null) {
            open = Stream.of(OrderStatus.STARTED, OrderStatus.OPEN)
                    .flatMap(s -> orders.list(OrderFilter.of(getJob().orderKind(), s), null, OFFERED).items().stream())
                    .toList();
        }
        return open;
    }

    public List<OrderLineView> getLines() {
        return getOrder() == null ? List.of() : view().lines();
    }

    /** What was asked for, else where the order says that the work is done. */
    public String getPlace() {
        String asked = Param.text("place");
        return asked == null && getOrder() != null && getJob().fills() && view().location() != null
                ? view().location().code()
                : asked;
    }

    /** Why the place that was asked for will not do; null when it will. */
    public Reason getWrongPlace() {
        if (Param.text("place") == null) {
            return null;
        }
        try {
            locations.get(Param.text("place"));
            return null;
        } catch (Problem problem) {
            return problem.reason();
        }
    }

    private OrderView view() {
        if (order == null) {
            order = orders.get(getOrder());
        }
        return order;
    }

    public List<Location> getPlaces() {
        return locations.list(null, null, null, 200).items();
    }

    /** Everything is chosen, or nothing has to be. */
    public boolean isOrderNeeded() {
        return getJob() != null
                && getJob().orderKind() != null
                && getOrder() == null
                && (getJob().orderNeeded() || Param.text("free") == null);
    }
}
