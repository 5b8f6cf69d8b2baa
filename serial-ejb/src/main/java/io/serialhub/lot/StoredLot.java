package io.serialhub.lot;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.LocalDate;

/** A lot as it is kept. Holds are counted by the room that places them. */
@Entity
@Table(name = "lot")
class StoredLot {
    @Id
    private long id;

    @Column(name = "material_id")
    private long materialId;

    private String code;

    @Column(name = "supplier_id")
    private Long supplierId;

    @Column(name = "made_on")
    private LocalDate madeOn;

    @Column(name = "expires_on")
    private LocalDate expiresOn;

    private BigDecimal quantity;

    @Column(updatable = false)
    private int holds;

    @Version
    private long version;

    protected StoredLot() {}

    StoredLot(long id, long materialId, Lot lot, Long supplierId) {
        this.id = id;
        this.materialId = materialId;
        this.code = lot.code();
        become(lot, supplierId);
    }

    final void become(Lot lot, Long supplier) {
        supplierId = supplier;
        madeOn = lot.madeOn();
        expiresOn = lot.expiresOn();
        quantity = lot.quantity();
    }

    /** @param material and supplier are the codes that belong to the ids */
    Lot view(String material, String supplier) {
        return new Lot(material, code, supplier, madeOn, expiresOn, quantity, holds, version);
    }

    LotName name() {
        return new LotName(materialId, code);
    }

    Long supplierId() {
        return supplierId;
    }

    long version() {
        return version;
    }
}
