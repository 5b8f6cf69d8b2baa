package io.serialhub.lot;

import io.serialhub.base.Fields;
import io.serialhub.base.Problem;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What a maker made in one go. As a command it replaces all that is kept under material and code, except holds.
 *
 * @param material code; a lot's own code is unique only within it
 * @param supplier code of a party, or null
 * @param quantity that came, in the material's base unit, or null where nobody counted
 * @param holds    open holds on the whole lot; has no effect in a command
 * @param version  of the kept lot; has no effect in a command
 */
public record Lot(
        String material,
        String code,
        String supplier,
        LocalDate madeOn,
        LocalDate expiresOn,
        BigDecimal quantity,
        int holds,
        long version) {
    public Lot {
        material = Fields.needed("material", material, 60);
        code = Fields.needed("code", code, 80);
        supplier = Fields.optional("supplier", supplier, 60);
        quantity = Fields.quantity("quantity", quantity);
        if (quantity != null && quantity.signum() < 0) {
            throw Problem.invalid("quantity-negative", "field", "quantity", "value", quantity);
        }
        if (madeOn != null && expiresOn != null && expiresOn.isBefore(madeOn)) {
            throw Problem.invalid("lot-expires-before-made", "lot", code, "madeOn", madeOn, "expiresOn", expiresOn);
        }
    }

    boolean saysTheSameAs(Lot other) {
        return equals(new Lot(
                other.material,
                other.code,
                other.supplier,
                other.madeOn,
                other.expiresOn,
                other.quantity,
                holds,
                version));
    }
}
