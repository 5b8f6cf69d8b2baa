package io.serialhub.web.shell;

import static io.serialhub.base.Permission.HOLDS_WRITE;
import static io.serialhub.base.Permission.MASTER_WRITE;
import static io.serialhub.base.Permission.NUMBERS_WRITE;
import static io.serialhub.base.Permission.ORDERS_WRITE;
import static io.serialhub.base.Permission.RECORD_MOVE;
import static io.serialhub.base.Permission.STEPS_WRITE;
import static java.util.Map.entry;

import io.serialhub.base.Actor;
import io.serialhub.base.Permission;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Named;
import java.util.Map;

/** Pages that are there only to write something open to those who may: nobody fills in what will be refused. */
@Named
@ApplicationScoped
public class Threshold {
    private static final Map<String, Permission> NEEDS = Map.ofEntries(
            entry("/numbers/request.xhtml", NUMBERS_WRITE),
            entry("/numbers/newpool.xhtml", NUMBERS_WRITE),
            entry("/orders/edit.xhtml", ORDERS_WRITE),
            entry("/orders/cancel.xhtml", ORDERS_WRITE),
            entry("/materials/edit.xhtml", MASTER_WRITE),
            entry("/materials/bom.xhtml", MASTER_WRITE),
            entry("/materials/limits.xhtml", MASTER_WRITE),
            entry("/partners/edit.xhtml", MASTER_WRITE),
            entry("/locations/edit.xhtml", MASTER_WRITE),
            entry("/locations/site.xhtml", MASTER_WRITE),
            entry("/lots/edit.xhtml", MASTER_WRITE),
            entry("/labels/print.xhtml", NUMBERS_WRITE),
            entry("/packaging/new.xhtml", RECORD_MOVE),
            entry("/stock/open.xhtml", RECORD_MOVE),
            entry("/quality/hold.xhtml", HOLDS_WRITE),
            entry("/setup/step.xhtml", STEPS_WRITE));

    /** @throws io.serialhub.base.Problem when a page is opened that the person could not save */
    public void check() {
        FacesContext faces = FacesContext.getCurrentInstance();
        Permission needed =
                faces.isPostback() ? null : NEEDS.get(faces.getViewRoot().getViewId());
        if (needed != null) {
            Actor.current().require(needed);
        }
    }
}
