package io.serialhub.order;

import io.serialhub.base.Problem;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

/** A line of an order as it is kept. What it has done is written by {@link OrderProgress} only. */
@Entity
@Table(name = "order_line")
class StoredOrderLine {
    @Id
    private long id;

    @ManyToOne
    @JoinColumn(name = "order_id")
    private StoredOrder order;

    @Column(name = "line_no")
    private int lineNo;

    @Column(name = "material_id")
    private long materialId;

    private int quantity;

    @Column(updatable = false)
    private int done;

    protected StoredOrderLine() {}

    StoredOrderLine(long id, StoredOrder order, OrderLine line, long materialId) {
        this.id = id;
        this.order = order;
        this.lineNo = line.lineNo();
        this.materialId = materialId;
        this.quantity = line.quantity();
    }

    void become(OrderLine line, long newMaterialId) {
        refuse(line, newMaterialId);
        materialId = newMaterialId;
        quantity = line.quantity();
    }

    void refuse(OrderLine line, long newMaterialId) {
        if (done > 0 && materialId != newMaterialId) {
            throw Problem.conflict("order-line-started", "order", order.code(), "line", lineNo, "done", done);
        }
        if (line.quantity() < done) {
            throw Problem.conflict(
                    "order-line-below-done",
                    "order",
                    order.code(),
                    "line",
                    lineNo,
                    "quantity",
                    line.quantity(),
                    "done",
                    done);
        }
    }

    void refuseRemovalOnceStarted() {
        if (done > 0) {
            throw Problem.conflict("order-line-started", "order", order.code(), "line", lineNo, "done", done);
        }
    }

    int lineNo() {
        return lineNo;
    }

    int quantity() {
        return quantity;
    }

    int done() {
        return done;
    }
}
