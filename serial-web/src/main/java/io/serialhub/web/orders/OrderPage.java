package io.serialhub.web.orders;

import io.serialhub.base.Page;
import io.serialhub.base.Permission;
import io.serialhub.ledger.OrderDeed;
import io.serialhub.ledger.OrderStory;
import io.serialhub.ledger.OrderUnit;
import io.serialhub.ledger.Steps;
import io.serialhub.numbering.BatchFilter;
import io.serialhub.numbering.NumberBatch;
import io.serialhub.numbering.NumberBatches;
import io.serialhub.order.OrderKind;
import io.serialhub.order.OrderLineView;
import io.serialhub.order.OrderStatus;
import io.serialhub.order.OrderView;
import io.serialhub.order.Orders;
import io.serialhub.web.shell.Param;
import io.serialhub.web.shell.Viewer;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.stream.Collectors;

/** One order: what is due, what is done, what is missing, and the one thing to do next. */
@Named
@RequestScoped
public class OrderPage {
    private static final int BATCHES = 20;
    private static final int COUNTED = 48;
    private static final int DEEDS = 12;

    @Inject
    private Orders orders;

    @Inject
    private NumberBatches batches;

    @Inject
    private Viewer viewer;

    @Inject
    private Steps steps;

    @Inject
    private OrderStory story;

    private OrderView order;
    private Page<OrderUnit> counted;
    private List<OrderDeed> deeds;
    private List<OrderJob> jobs;

    public OrderView getOrder() {
        if (order == null) {
            order = orders.get(Param.needed("code"));
        }
        return order;
    }

    public boolean isOpen() {
        return getOrder().status() == OrderStatus.OPEN || getOrder().status() == OrderStatus.STARTED;
    }

    public int getMissing() {
        return Math.max(0, getOrder().quantity() - getOrder().done());
    }

    /** What this person may do for it at a station, the usual thing first; it follows from what the steps count on. */
    public List<OrderJob> getJobs() {
        if (jobs == null) {
            jobs = isOpen() ? OrderJob.of(getOrder().kind(), steps.list(), viewer.getActor()) : List.of();
        }
        return jobs;
    }

    public OrderJob getJob() {
        return getJobs().isEmpty() ? null : getJobs().get(0);
    }

    public List<OrderJob> getMoreJobs() {
        return getJobs().isEmpty() ? List.of() : getJobs().subList(1, getJobs().size());
    }

    /** Units are taken from stock for it. */
    public boolean isPicked() {
        return isOpen() && (getOrder().kind() == OrderKind.SALES || getOrder().kind() == OrderKind.TRANSFER);
    }

    /** The line whose units are looked at, or null: all of them. */
    public Integer getLine() {
        String line = Param.text("line");
        return line != null && line.matches("[0-9]{1,6}") ? Integer.valueOf(line) : null;
    }

    public boolean isMissingOnly() {
        return Param.text("missing") != null;
    }

    public List<OrderLineView> getLines() {
        return getOrder().lines().stream()
                .filter(line -> !isMissingOnly() || line.done() < line.quantity())
                .toList();
    }

    public long getMissingLines() {
        return getOrder().lines().stream()
                .filter(line -> line.done() < line.quantity())
                .count();
    }

    public Page<OrderUnit> getCounted() {
        if (counted == null) {
            counted = story.units(getOrder().code(), getLine(), null, COUNTED);
        }
        return counted;
    }

    /** Their numbers, one a line, to be taken along. */
    public String getCountedCodes() {
        return getCounted().items().stream().map(OrderUnit::code).collect(Collectors.joining("\n"));
    }

    public List<OrderDeed> getDeeds() {
        if (deeds == null) {
            deeds = story.deeds(getOrder().code(), DEEDS);
        }
        return deeds;
    }

    public boolean isNumbered() {
        return getOrder().kind() == OrderKind.WORK || getOrder().kind() == OrderKind.PURCHASE;
    }

    public boolean isAskable() {
        return isOpen() && isNumbered() && viewer.getActor().may(Permission.NUMBERS_WRITE);
    }

    public List<NumberBatch> getBatches() {
        return isNumbered() && viewer.getActor().may(Permission.NUMBERS_READ)
                ? batches.list(BatchFilter.ofOrder(getOrder().code()), null, BATCHES)
                        .items()
                : List.of();
    }

    public boolean isEditable() {
        return isOpen() && viewer.getActor().may(Permission.ORDERS_WRITE);
    }
}
