package io.serialhub.web.connections;

import io.serialhub.outbox.Deliveries;
import io.serialhub.outbox.DeliveryView;
import io.serialhub.web.shell.Form;
import io.serialhub.web.shell.Go;
import io.serialhub.web.shell.Param;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Sends one message again; on a page of its own, since the log moves while it is read. */
@Named
@ViewScoped
public class ReplayForm extends Form {
    @Inject
    private Deliveries deliveries;

    @PostConstruct
    void open() {
        DeliveryView delivery = deliveries.get(Long.parseLong(Param.needed("id")));
        show("id", delivery.id());
        show("what", delivery.type() + " · " + delivery.subject());
        show("to", delivery.subscription());
    }

    public void replay() {
        deliveries.replay(Long.parseLong(text("id")));
        Go.said("delivery.replayed");
        Go.to("/connections/deliveries.xhtml");
    }
}
