package io.serialhub.web.orders;

import io.serialhub.base.Permission;
import io.serialhub.numbering.BatchFilter;
import io.serialhub.numbering.NumberBatch;
import io.serialhub.numbering.NumberBatches;
import io.serialhub.order.OrderKind;
import io.serialhub.order.OrderStatus;
import io.serialhub.order.OrderView;
import io.serialhub.order.Orders;
import io.serialhub.web.shell.Param;
import io.serialhub.web.shell.Viewer;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** One order: what is due, what is done, what is missing, and the one thing to do next. */
@Named
@RequestScoped
public class OrderPage {
    private static final int BATCHES = 20;

    @Inject
    private Orders orders;

    @Inject
    private NumberBatches batches;

    @Inject
    private Viewer viewer;

    private OrderView order;

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

    /** The station's job that counts on this kind of order, or null. */
    public String getJob() {
        if (!isOpen()) {
            return null;
        }
        return switch (getOrder().kind()) {
            case SALES -> viewer.may("record-ship") ? "ship" : null;
            case PURCHASE -> viewer.may("record-move") ? "receive" : null;
            case WORK -> viewer.may("record-make") ? "commission" : null;
            case RETURN -> viewer.may("record-move") ? "return" : null;
            case TRANSFER -> viewer.may("record-move") ? "transfer-out" : null;
        };
    }

    /** Units are taken from stock for it. */
    public boolean isPicked() {
        return isOpen() && (getOrder().kind() == OrderKind.SALES || getOrder().kind() == OrderKind.TRANSFER);
    }

    /** Units arrive under it that were sent off under it. */
    public boolean isArriving() {
        return isOpen() && getOrder().kind() == OrderKind.TRANSFER && viewer.may("record-move");
    }

    /** The key of the word on its button. */
    public String getJobWord() {
        return switch (getOrder().kind()) {
            case SALES -> "order.scan-ship";
            case PURCHASE -> "order.scan-receive";
            case WORK -> "order.scan-commission";
            case RETURN -> "order.scan-return";
            case TRANSFER -> "order.scan-transfer";
        };
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
