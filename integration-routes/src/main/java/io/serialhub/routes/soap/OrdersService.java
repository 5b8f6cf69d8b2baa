package io.serialhub.routes.soap;

import io.serialhub.base.Once;
import io.serialhub.base.Ref;
import io.serialhub.base.Saved;
import io.serialhub.order.OrderFilter;
import io.serialhub.order.OrderRow;
import io.serialhub.order.OrderStatus;
import io.serialhub.order.OrderView;
import io.serialhub.order.Orders;
import io.serialhub.routes.soap.v1.orders.Order;
import io.serialhub.routes.soap.v1.orders.OrderHead;
import io.serialhub.routes.soap.v1.orders.OrderKind;
import io.serialhub.routes.soap.v1.orders.OrderLine;
import io.serialhub.routes.soap.v1.orders.OrderPage;
import io.serialhub.routes.soap.v1.orders.OrdersPort;
import io.serialhub.routes.soap.v1.orders.SavedOrder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;

/** {@code urn:serialhub:v1:orders}. */
@ApplicationScoped
class OrdersService implements OrdersPort {
    record Stored(OrderView order, Saved.Outcome outcome) {}

    @Inject
    Orders orders;

    @Inject
    Once once;

    @Override
    public SavedOrder saveOrder(String messageId, Long ifVersion, Order order) {
        var asked = order(order);
        Stored stored = once.run(messageId, "saveOrder", Arrays.asList(asked, ifVersion), Stored.class, () -> {
                    var done = orders.save(asked, ifVersion);
                    return new Stored(done.view(), done.outcome());
                })
                .answer();
        var saved = new SavedOrder();
        saved.setOrder(order(stored.order()));
        saved.setOutcome(Wire.outcome(stored.outcome()));
        return saved;
    }

    @Override
    public Order cancelOrder(String messageId, String code, String reason) {
        return order(once.run(
                        messageId,
                        "cancelOrder",
                        List.of(code, reason),
                        OrderView.class,
                        () -> orders.cancel(code, reason))
                .answer());
    }

    @Override
    public Order getOrder(String code) {
        return order(orders.get(code));
    }

    @Override
    public OrderPage listOrders(OrderKind kind, String status, String text, String after, Integer size) {
        var asked = new OrderFilter(kind(kind), Wire.read(OrderStatus.class, "status", status), text, null);
        var found = orders.list(asked, after, size);
        var page = new OrderPage();
        found.items().forEach(row -> page.getOrder().add(head(row)));
        page.setNext(found.next());
        return page;
    }

    private static io.serialhub.order.Order order(Order order) {
        return new io.serialhub.order.Order(
                order.getCode(),
                kind(order.getKind()),
                null,
                order.getParty(),
                order.getLocation(),
                order.getSite(),
                order.getDueAt(),
                order.getReference(),
                order.getCarrier(),
                order.getTrackingNumber(),
                order.getLine().stream()
                        .map(line -> new io.serialhub.order.OrderLine(
                                line.getNumber(), line.getMaterial(), line.getQuantity(), 0))
                        .toList(),
                0);
    }

    private static Order order(OrderView kept) {
        var order = new Order();
        order.setCode(kept.code());
        order.setKind(OrderKind.fromValue(Wire.word(kept.kind())));
        order.setStatus(Wire.word(kept.status()));
        order.setParty(code(kept.party()));
        order.setLocation(code(kept.location()));
        order.setSite(kept.site());
        order.setDueAt(kept.dueAt());
        order.setReference(kept.reference());
        order.setCarrier(kept.carrier());
        order.setTrackingNumber(kept.tracking());
        kept.lines().forEach(line -> {
            var wire = new OrderLine();
            wire.setNumber(line.lineNo());
            wire.setMaterial(line.material().code());
            wire.setQuantity(line.quantity());
            wire.setDone(line.done());
            order.getLine().add(wire);
        });
        order.setVersion(kept.version());
        return order;
    }

    private static OrderHead head(OrderRow row) {
        var head = new OrderHead();
        head.setCode(row.code());
        head.setKind(OrderKind.fromValue(Wire.word(row.kind())));
        head.setStatus(Wire.word(row.status()));
        head.setParty(Wire.named(row.party()));
        head.setDueAt(row.dueAt());
        head.setQuantity(row.quantity());
        head.setDone(row.done());
        return head;
    }

    private static io.serialhub.order.OrderKind kind(OrderKind kind) {
        return kind == null ? null : Wire.read(io.serialhub.order.OrderKind.class, "kind", kind.value());
    }

    private static String code(Ref ref) {
        return ref == null ? null : ref.code();
    }
}
