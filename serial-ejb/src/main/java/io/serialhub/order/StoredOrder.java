package io.serialhub.order;

import io.serialhub.base.Problem;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/** An order as it is kept. Its status follows from its lines. */
@Entity
@Table(name = "doc_order")
class StoredOrder {
    @Id
    private long id;

    private String code;
    private OrderKind kind;
    private OrderStatus status;

    @Column(name = "party_id")
    private Long partyId;

    @Column(name = "location_id")
    private Long locationId;

    private String site;

    @Column(name = "due_at")
    private Instant dueAt;

    private String reference;
    private String carrier;
    private String tracking;
    private String source;

    @Column(name = "created_at")
    private Instant createdAt;

    @OneToMany(mappedBy = "order", cascade = CascadeType.ALL, orphanRemoval = true)
    private List<StoredOrderLine> lines = new ArrayList<>();

    @Version
    private long version;

    protected StoredOrder() {}

    StoredOrder(long id, Order order, String source, Instant createdAt) {
        this.id = id;
        this.code = order.code();
        this.kind = order.kind();
        this.source = source;
        this.createdAt = createdAt;
    }

    /** Says no, as {@link #become} would, and leaves everything as it is. */
    void refuse(Order order, Map<String, Long> materials) {
        refuseCancelled();
        refuseOtherKind(order);
        for (StoredOrderLine line : lines) {
            order.lines().stream()
                    .filter(wanted -> wanted.lineNo() == line.lineNo())
                    .findFirst()
                    .ifPresentOrElse(
                            wanted -> line.refuse(wanted, materials.get(wanted.material())),
                            line::refuseRemovalOnceStarted);
        }
    }

    private void refuseOtherKind(Order order) {
        if (kind != order.kind()) {
            throw Problem.conflict("order-kind-stays", "order", code, "kind", kind.word());
        }
    }

    /**
     * @param materials ids by code
     * @param lineIds   gives the ids of new lines
     */
    void become(Order order, Long party, Long location, Map<String, Long> materials, LongSupplier lineIds) {
        refuseCancelled();
        refuseOtherKind(order);
        partyId = party;
        locationId = location;
        site = order.site();
        dueAt = order.dueAt();
        reference = order.reference();
        carrier = order.carrier();
        tracking = order.tracking();
        removeAllBut(order.lines());
        for (OrderLine line : order.lines()) {
            long material = materials.get(line.material());
            line(line.lineNo())
                    .ifPresentOrElse(
                            kept -> kept.become(line, material),
                            () -> lines.add(new StoredOrderLine(lineIds.getAsLong(), this, line, material)));
        }
        status = OrderStatus.of(quantity(), done());
    }

    void cancel() {
        if (done() > 0) {
            throw Problem.conflict("order-started", "order", code, "done", done());
        }
        status = OrderStatus.CANCELLED;
    }

    private void refuseCancelled() {
        if (status == OrderStatus.CANCELLED) {
            throw Problem.conflict("order-cancelled", "order", code);
        }
    }

    private void removeAllBut(List<OrderLine> wanted) {
        for (StoredOrderLine line : List.copyOf(lines)) {
            if (wanted.stream().noneMatch(kept -> kept.lineNo() == line.lineNo())) {
                line.refuseRemovalOnceStarted();
                lines.remove(line);
            }
        }
    }

    private Optional<StoredOrderLine> line(int lineNo) {
        return lines.stream().filter(line -> line.lineNo() == lineNo).findFirst();
    }

    private long quantity() {
        return lines.stream().mapToLong(StoredOrderLine::quantity).sum();
    }

    private long done() {
        return lines.stream().mapToLong(StoredOrderLine::done).sum();
    }

    String code() {
        return code;
    }

    boolean isCancelled() {
        return status == OrderStatus.CANCELLED;
    }

    long version() {
        return version;
    }
}
