package io.serialhub.material;

import io.serialhub.base.Fields;
import io.serialhub.identifier.Gtin;
import java.util.Objects;

/**
 * A product, part or raw material. As a command it replaces all that is kept under its code.
 *
 * @param nameZh         one of the two names may be missing; it is then the other
 * @param baseUnit       what one piece is counted in; {@code pcs} if missing
 * @param tracking       {@code serial} if missing
 * @param gtin           in any of its four lengths; kept in 14 digits
 * @param warrantyMonths how long the warranty is; 0: none
 * @param bomKind        {@code assembly} if missing
 * @param warrantyStart  {@code delivery} if missing
 * @param version        of the kept material; has no effect in a command
 */
public record Material(
        String code,
        String nameZh,
        String nameEn,
        String specification,
        String colour,
        String baseUnit,
        Tracking tracking,
        String gtin,
        int warrantyMonths,
        BomKind bomKind,
        WarrantyStart warrantyStart,
        boolean active,
        long version) {

    private static final int MAX_WARRANTY_MONTHS = 1_200;

    public Material {
        code = Fields.needed("code", code, 60);
        String zh = Fields.optional("nameZh", nameZh, 200);
        String en = Fields.optional("nameEn", nameEn, 200);
        nameZh = Fields.needed("nameZh", zh == null ? en : zh);
        nameEn = en == null ? zh : en;
        specification = Fields.optional("specification", specification, 500);
        colour = Fields.optional("colour", colour, 60);
        baseUnit = Objects.requireNonNullElse(Fields.optional("baseUnit", baseUnit, 20), "pcs");
        tracking = Objects.requireNonNullElse(tracking, Tracking.SERIAL);
        gtin = gtin == null || gtin.isBlank() ? null : new Gtin(gtin).digits();
        bomKind = Objects.requireNonNullElse(bomKind, BomKind.ASSEMBLY);
        warrantyStart = Objects.requireNonNullElse(warrantyStart, WarrantyStart.DELIVERY);
        Fields.between("warrantyMonths", warrantyMonths, 0, MAX_WARRANTY_MONTHS);
    }

    /** A material that is assembled, with a warranty from delivery. */
    public Material(
            String code,
            String nameZh,
            String nameEn,
            String specification,
            String colour,
            String baseUnit,
            Tracking tracking,
            String gtin,
            int warrantyMonths,
            boolean active,
            long version) {
        this(
                code,
                nameZh,
                nameEn,
                specification,
                colour,
                baseUnit,
                tracking,
                gtin,
                warrantyMonths,
                null,
                null,
                active,
                version);
    }

    boolean saysTheSameAs(Material other) {
        return equals(other.at(version));
    }

    private Material at(long version) {
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
}
