package io.serialhub.material;

import io.serialhub.base.Fields;
import io.serialhub.base.Problem;
import java.math.BigDecimal;

/**
 * One place in a bill of material.
 *
 * @param position  unique within the bill; the component's code if missing
 * @param component code of a material
 * @param quantity  above zero, in the component's base unit, at most four decimals
 */
public record BomLine(String position, String component, BigDecimal quantity) {
    public BomLine {
        component = Fields.needed("component", component, 60);
        String place = Fields.optional("position", position, 40);
        position = place == null ? Fields.needed("position", component, 40) : place;
        quantity = Fields.quantity("quantity", Fields.needed("quantity", quantity));
        if (quantity.signum() <= 0) {
            throw Problem.invalid("quantity-not-positive", "field", "quantity", "value", quantity);
        }
    }
}
