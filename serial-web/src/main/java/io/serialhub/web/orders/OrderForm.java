package io.serialhub.web.orders;

import io.serialhub.base.Saved;
import io.serialhub.order.Order;
import io.serialhub.order.OrderKind;
import io.serialhub.order.OrderLine;
import io.serialhub.order.OrderLineView;
import io.serialhub.order.OrderView;
import io.serialhub.order.Orders;
import io.serialhub.web.shell.Form;
import io.serialhub.web.shell.Go;
import io.serialhub.web.shell.Param;
import io.serialhub.web.shell.Viewer;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

@Named
@ViewScoped
public class OrderForm extends Form {
    @Inject
    private Orders orders;

    @Inject
    private Viewer viewer;

    private final List<Map<String, Object>> lines = new ArrayList<>();

    @PostConstruct
    void open() {
        show("kind", Param.text("kind") == null ? OrderKind.SALES : Param.word(OrderKind.class, "kind"));
        if (Param.text("code") != null) {
            OrderView kept = orders.get(Param.text("code"));
            show("code", kept.code());
            show("kind", kept.kind());
            show("party", kept.party() == null ? null : kept.party().code());
            show("location", kept.location() == null ? null : kept.location().code());
            show("site", kept.site());
            show("dueAt", kept.dueAt() == null ? null : LocalDateTime.ofInstant(kept.dueAt(), viewer.getZone()));
            show("reference", kept.reference());
            show("carrier", kept.carrier());
            show("tracking", kept.tracking());
            show("version", kept.version());
            for (OrderLineView line : kept.lines()) {
                var row = new HashMap<String, Object>();
                row.put("lineNo", line.lineNo());
                row.put("material", line.material().code());
                row.put("quantity", line.quantity());
                lines.add(row);
            }
        }
        if (lines.isEmpty()) {
            add();
        }
    }

    public boolean isNew() {
        return version() == null;
    }

    public OrderKind[] getKinds() {
        return OrderKind.values();
    }

    public List<Map<String, Object>> getLines() {
        return lines;
    }

    public void add() {
        var row = new HashMap<String, Object>();
        row.put("lineNo", lines.stream().mapToInt(r -> whole(r, "lineNo")).max().orElse(0) + 1);
        lines.add(row);
    }

    public void remove(int index) {
        lines.remove(index);
    }

    public void save() {
        List<OrderLine> asked = lines.stream()
                .filter(row -> text(row, "material") != null)
                .map(row -> new OrderLine(whole(row, "lineNo"), text(row, "material"), whole(row, "quantity"), 0))
                .toList();
        Saved<OrderView> saved = orders.save(
                new Order(
                        text("code"),
                        word(OrderKind.class, "kind"),
                        null,
                        text("party"),
                        text("location"),
                        text("location") == null ? text("site") : null,
                        due(),
                        text("reference"),
                        text("carrier"),
                        text("tracking"),
                        asked,
                        0),
                seen());
        Go.said(saved);
        Go.to("/orders/order.xhtml", "code", saved.view().code());
    }

    public void cancel() {
        orders.cancel(text("code"), text("reason"));
        Go.said("order.cancelled");
        Go.to("/orders/order.xhtml", "code", text("code"));
    }

    private Instant due() {
        String typed = text("dueAt");
        return typed == null
                ? null
                : LocalDateTime.parse(typed).atZone(viewer.getZone()).toInstant();
    }
}
