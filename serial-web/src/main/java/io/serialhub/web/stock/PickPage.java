package io.serialhub.web.stock;

import io.serialhub.ledger.Context;
import io.serialhub.ledger.Item;
import io.serialhub.ledger.Ledger;
import io.serialhub.ledger.Recorded;
import io.serialhub.ledger.Recording;
import io.serialhub.stock.PickList;
import io.serialhub.stock.Picking;
import io.serialhub.web.shell.Go;
import io.serialhub.web.shell.Param;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;

/** The pick list of an order: on the screen, on paper, and reserved with one press. */
@Named
@ViewScoped
public class PickPage implements Serializable {
    @Inject
    private Picking picking;

    @Inject
    private Ledger ledger;

    private String order;
    private transient PickList list;

    @PostConstruct
    void open() {
        order = Param.needed("order");
    }

    public String getOrder() {
        return order;
    }

    public PickList getList() {
        if (list == null) {
            list = picking.propose(order);
        }
        return list;
    }

    public void reserve() {
        Recorded reserved = picking.reserve(order);
        Go.said("pick.reserved", reserved == null ? 0 : reserved.accepted());
        Go.to("/stock/pick.xhtml", "order", order);
    }

    /** Anybody may have the unit again. */
    public void release(String unit, String material) {
        ledger.record(Recording.of(
                "unreserve", Context.ofOrder(order), new Item(unit, null, null, material, null, null, null, null)));
        Go.said("pick.released", unit);
        Go.to("/stock/pick.xhtml", "order", order);
    }
}
