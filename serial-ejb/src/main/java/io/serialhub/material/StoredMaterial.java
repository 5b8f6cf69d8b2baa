package io.serialhub.material;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

/** A material as it is kept. */
@Entity
@Table(name = "material")
class StoredMaterial {
    @Id
    private long id;

    private String code;

    @Column(name = "name_zh")
    private String nameZh;

    @Column(name = "name_en")
    private String nameEn;

    private String specification;
    private String colour;

    @Column(name = "base_unit")
    private String baseUnit;

    private Tracking tracking;
    private String gtin;

    @Column(name = "warranty_months")
    private int warrantyMonths;

    @Column(name = "bom_kind")
    private BomKind bomKind;

    @Column(name = "warranty_start")
    private WarrantyStart warrantyStart;

    private boolean active;

    @Version
    private long version;

    protected StoredMaterial() {}

    StoredMaterial(long id, Material material) {
        this.id = id;
        this.code = material.code();
        become(material);
    }

    final void become(Material material) {
        nameZh = material.nameZh();
        nameEn = material.nameEn();
        specification = material.specification();
        colour = material.colour();
        baseUnit = material.baseUnit();
        tracking = material.tracking();
        gtin = material.gtin();
        warrantyMonths = material.warrantyMonths();
        bomKind = material.bomKind();
        warrantyStart = material.warrantyStart();
        active = material.active();
    }

    Material view() {
        return new Material(
                code,
                nameZh,
                nameEn,
                specification,
                colour,
                baseUnit,
                tracking,
                gtin,
                warrantyMonths,
                bomKind,
                warrantyStart,
                active,
                version);
    }

    long id() {
        return id;
    }

    long version() {
        return version;
    }
}
