package io.serialhub.material;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;

/** A line of a bill of material as it is kept. */
@Entity
@Table(name = "bom_line")
class StoredBomLine {
    @Id
    private long id;

    @Column(name = "material_id")
    private long materialId;

    private String position;

    @Column(name = "component_id")
    private long componentId;

    private BigDecimal quantity;

    protected StoredBomLine() {}

    StoredBomLine(long id, long materialId, String position, long componentId, BigDecimal quantity) {
        this.id = id;
        this.materialId = materialId;
        this.position = position;
        become(componentId, quantity);
    }

    final void become(long component, BigDecimal newQuantity) {
        componentId = component;
        quantity = newQuantity;
    }

    String position() {
        return position;
    }
}
